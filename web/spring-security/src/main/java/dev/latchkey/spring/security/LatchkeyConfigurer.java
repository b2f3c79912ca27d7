package dev.latchkey.spring.security;

import static java.util.Objects.requireNonNull;

import dev.latchkey.servlet.ServletAuth;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.ApplicationContext;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.ExceptionHandlingConfigurer;
import org.springframework.security.config.annotation.web.configurers.FormLoginConfigurer;
import org.springframework.security.config.annotation.web.configurers.LogoutConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;
import org.springframework.security.config.annotation.web.configurers.saml2.Saml2LoginConfigurer;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;

/**
 * Makes Latchkey's session a way to authenticate in one filter chain:
 *
 * <pre>{@code
 * http.with(latchkey());
 * }</pre>
 *
 * <p>Who is refused gets the sign-in page, or {@code 401}, unless another way of the chain has an entry point for the
 * request; a signed-in user without the role gets Latchkey's {@code 403}. If another way names another user than the
 * session does, the request is refused with {@code 403}.
 */
public final class LatchkeyConfigurer extends AbstractHttpConfigurer<LatchkeyConfigurer, HttpSecurity> {

    private LatchkeyConfigurer() {}

    /** For {@code HttpSecurity.with}. */
    public static LatchkeyConfigurer latchkey() {
        return new LatchkeyConfigurer();
    }

    @Override
    @SuppressWarnings("unchecked") // a class literal has no type arguments
    public void init(HttpSecurity http) {
        ServletAuth auth = auth(http);
        refusals(http, auth);
        LogoutConfigurer<HttpSecurity> logout = http.getConfigurer(LogoutConfigurer.class);
        if (!hasLoginPage(http)) {
            http.setSharedObject(RequestCache.class, new NullRequestCache()); // our page knows where to go back to
        }
        if (logout != null && !hasLoginPage(http)) {
            logout.disable(); // people sign out at our endpoint
        } else if (logout != null) {
            logout.addLogoutHandler((request, response, who) ->
                    auth.exchange(request).signOut(null).writeCookies(response::addHeader));
        }
    }

    @Override
    public void configure(HttpSecurity http) {
        http.addFilterBefore(
                new SessionFilter(auth(http), getSecurityContextHolderStrategy()), AnonymousAuthenticationFilter.class);
    }

    @SuppressWarnings("unchecked") // a class literal has no type arguments
    private void refusals(HttpSecurity http, ServletAuth auth) {
        ExceptionHandlingConfigurer<HttpSecurity> refusals = http.getConfigurer(ExceptionHandlingConfigurer.class);
        if (refusals == null) {
            return;
        }
        // matches no request: Spring takes it where no entry point of another way matches
        refusals.defaultAuthenticationEntryPointFor(
                (request, response, failure) ->
                        ServletAuth.send(auth.exchange(request).refusal(), response),
                request -> false);
        refusals.defaultAccessDeniedHandlerFor(new RoleRefusals(auth), this::isOurs);
    }

    private boolean isOurs(HttpServletRequest request) {
        return getSecurityContextHolderStrategy().getContext().getAuthentication() instanceof SessionAuthentication;
    }

    @SuppressWarnings("unchecked") // a class literal has no type arguments
    private static boolean hasLoginPage(HttpSecurity http) {
        return http.getConfigurer(FormLoginConfigurer.class) != null
                || http.getConfigurer(OAuth2LoginConfigurer.class) != null
                || http.getConfigurer(Saml2LoginConfigurer.class) != null;
    }

    private static ServletAuth auth(HttpSecurity http) {
        return requireNonNull(http.getSharedObject(ApplicationContext.class), "application context")
                .getBean(ServletAuth.class);
    }
}
