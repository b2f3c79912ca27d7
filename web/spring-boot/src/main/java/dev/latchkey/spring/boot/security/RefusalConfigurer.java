package dev.latchkey.spring.boot.security;

import dev.latchkey.servlet.ServletAuth;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.ExceptionHandlingConfigurer;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;

/**
 * Adds an entry point for requests that no other entry point handles. Spring uses the first entry point that matches,
 * in the order in which the configurers were added. This entry point matches every request, so it must be the last.
 */
final class RefusalConfigurer extends AbstractHttpConfigurer<RefusalConfigurer, HttpSecurity> {

    private final ServletAuth auth;

    RefusalConfigurer(ServletAuth auth) {
        this.auth = auth;
    }

    @Override
    @SuppressWarnings("unchecked") // a class literal has no type arguments
    public void init(HttpSecurity http) {
        ExceptionHandlingConfigurer<HttpSecurity> refusals = http.getConfigurer(ExceptionHandlingConfigurer.class);
        if (refusals != null) {
            refusals.defaultAuthenticationEntryPointFor(
                    (request, response, failure) ->
                            ServletAuth.send(auth.exchange(request).refusal(), response),
                    AnyRequestMatcher.INSTANCE);
            refusals.defaultAccessDeniedHandlerFor(
                    new RoleRefusals(auth, getSecurityContextHolderStrategy()), AnyRequestMatcher.INSTANCE);
        }
    }
}
