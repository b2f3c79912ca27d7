package dev.latchkey.spring.boot.security;

import static java.util.Objects.requireNonNull;

import dev.latchkey.servlet.ServletAuth;
import org.springframework.context.ApplicationContext;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.FormLoginConfigurer;
import org.springframework.security.config.annotation.web.configurers.LogoutConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;
import org.springframework.security.config.annotation.web.configurers.saml2.Saml2LoginConfigurer;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;

/**
 * Makes Latchkey's session an authentication method in one filter chain:
 *
 * <pre>{@code
 * http.with(latchkey());
 * }</pre>
 *
 * <p>A request without a user gets the sign-in page or {@code 401}, unless another authentication method of the chain
 * has an entry point for the request. The order of the calls on {@code http} does not matter. A user with a session but
 * without the required role gets Latchkey's {@code 403}. A user of another method gets Spring's {@code 403}. If another
 * method names a different user than the session, the request is refused with {@code 403}.
 *
 * <p>A chain with a login page keeps {@code /logout}, which also ends the session. Any other chain has no
 * {@code /logout}, and saves no requests, unless the application sets a request cache.
 */
public final class LatchkeyConfigurer extends AbstractHttpConfigurer<LatchkeyConfigurer, HttpSecurity> {

    private LatchkeyConfigurer() {}

    /** Returns a configurer for {@code HttpSecurity.with}. */
    public static LatchkeyConfigurer latchkey() {
        return new LatchkeyConfigurer();
    }

    @Override
    @SuppressWarnings("unchecked") // a class literal has no type arguments
    public void init(HttpSecurity http) {
        ServletAuth auth = auth(http);
        http.with(new RefusalConfigurer(auth)); // added now, so that it is used after all other methods
        LogoutConfigurer<HttpSecurity> logout = http.getConfigurer(LogoutConfigurer.class);
        boolean hasLoginPage = hasLoginPage(http);
        if (!hasLoginPage && !hasOwnRequestCache(http)) {
            http.setSharedObject(RequestCache.class, new NullRequestCache()); // the sign-in page has its own way back
        }
        if (logout != null && !hasLoginPage) {
            logout.disable(); // users sign out at Latchkey's endpoint
        } else if (logout != null) {
            logout.addLogoutHandler(new SessionLogout(auth, logout::getLogoutHandlers));
        }
    }

    @Override
    public void configure(HttpSecurity http) {
        http.addFilterBefore(
                new SessionFilter(auth(http), getSecurityContextHolderStrategy()), AnonymousAuthenticationFilter.class);
    }

    @SuppressWarnings("unchecked") // a class literal has no type arguments
    private static boolean hasLoginPage(HttpSecurity http) {
        return http.getConfigurer(FormLoginConfigurer.class) != null
                || http.getConfigurer(OAuth2LoginConfigurer.class) != null
                || http.getConfigurer(Saml2LoginConfigurer.class) != null;
    }

    private static boolean hasOwnRequestCache(HttpSecurity http) {
        RequestCache known = http.getSharedObject(RequestCache.class);
        boolean isDefault = known == null || known.getClass() == HttpSessionRequestCache.class;
        return !isDefault || context(http).getBeanNamesForType(RequestCache.class).length > 0;
    }

    private static ServletAuth auth(HttpSecurity http) {
        return context(http).getBean(ServletAuth.class);
    }

    private static ApplicationContext context(HttpSecurity http) {
        return requireNonNull(http.getSharedObject(ApplicationContext.class), "application context");
    }
}
