package dev.latchkey.spring.security;

import dev.latchkey.servlet.ServletAuth;
import dev.latchkey.spring.mvc.MvcAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ConditionalOnDefaultServletWebSecurity;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.ProviderNotFoundException;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.savedrequest.NullRequestCache;

/** Makes the session Spring Security's, in every chain of the application, and the sign-in page its login. */
@AutoConfiguration(
        after = MvcAutoConfiguration.class,
        before = {UserDetailsServiceAutoConfiguration.class, ServletWebSecurityAutoConfiguration.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({EnableWebSecurity.class, ServletWebSecurityAutoConfiguration.class})
@ConditionalOnBean(ServletAuth.class)
public final class ServletSecurityAutoConfiguration {

    /** What every chain begins with; what the application says about its own comes after it. */
    @Bean
    Customizer<HttpSecurity> latchkeySecurity(ServletAuth auth) {
        return http -> http.securityContext(context -> context.securityContextRepository(new SessionContexts(auth)))
                .exceptionHandling(exceptions -> exceptions.authenticationEntryPoint((request, response, failure) ->
                        ServletAuth.send(auth.exchange(request).refusal(), response)))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .logout(AbstractHttpConfigurer::disable); // it would end nothing
    }

    /** Unless the application has a chain of its own: nobody without a session. */
    @Bean
    @ConditionalOnDefaultServletWebSecurity
    SecurityFilterChain latchkeySecurityFilterChain(HttpSecurity http) {
        return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .build();
    }

    /** There are no passwords, so none is made up. */
    @Bean
    @ConditionalOnMissingBean({AuthenticationManager.class, AuthenticationProvider.class, UserDetailsService.class})
    AuthenticationManager latchkeyAuthenticationManager() {
        return authentication -> {
            throw new ProviderNotFoundException("Latchkey signs people in, at its own endpoints");
        };
    }
}
