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
 * Refuses requests without a session if the application has no filter chain of its own. An application with its own
 * chain adds {@link LatchkeyConfigurer#latchkey} to the chain.
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
     * Logs a warning if no chain of the application uses the session, because nothing else shows why such chains refuse
     * all users.
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

    /** Makes a filter chain that refuses requests without a session, unless the application has its own chain. */
    @Bean
    @ConditionalOnDefaultServletWebSecurity
    SecurityFilterChain latchkeySecurityFilterChain(HttpSecurity http) {
        return http.with(LatchkeyConfigurer.latchkey())
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .build();
    }

    /** Keeps Spring Boot from making a user with a random password, because Latchkey uses no such passwords. */
    @Bean
    @ConditionalOnMissingBean({AuthenticationManager.class, AuthenticationProvider.class, UserDetailsService.class})
    AuthenticationManager latchkeyAuthenticationManager() {
        return authentication -> {
            throw new ProviderNotFoundException("Latchkey signs people in, at its own endpoints");
        };
    }
}
