package dev.latchkey.spring.boot.security;

import dev.latchkey.servlet.ServletAuth;
import dev.latchkey.spring.boot.mvc.MvcAutoConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
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
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Closes an application without a filter chain of its own to requests without a session. A chain of the application's
 * own asks for the session with {@link LatchkeyConfigurer#latchkey}.
 */
@AutoConfiguration(
        after = MvcAutoConfiguration.class,
        before = {UserDetailsServiceAutoConfiguration.class, ServletWebSecurityAutoConfiguration.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({EnableWebSecurity.class, ServletWebSecurityAutoConfiguration.class})
@ConditionalOnBean(ServletAuth.class)
final class ServletSecurityAutoConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(ServletSecurityAutoConfiguration.class);

    /**
     * Says so if the application's own chains forgot the session: there is no other sign that they refuse everybody.
     */
    @Bean
    SmartInitializingSingleton latchkeyChains(ObjectProvider<SecurityFilterChain> chains) {
        return () -> {
            boolean asked = chains.stream()
                    .anyMatch(chain -> chain.getFilters().stream().anyMatch(SessionFilter.class::isInstance));
            if (!asked) {
                LOG.warn("No SecurityFilterChain knows sessions of Latchkey: call http.with(latchkey()) in each that"
                        + " is for signed-in users");
            }
        };
    }

    /** Unless the application has a chain of its own: nobody without a session. */
    @Bean
    @ConditionalOnDefaultServletWebSecurity
    SecurityFilterChain latchkeySecurityFilterChain(HttpSecurity http) {
        return http.with(LatchkeyConfigurer.latchkey())
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
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
