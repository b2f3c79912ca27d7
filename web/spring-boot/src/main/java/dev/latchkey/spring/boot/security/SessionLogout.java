package dev.latchkey.spring.boot.security;

import dev.latchkey.servlet.ServletAuth;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;

/**
 * Ends the session, if there is one, when a user signs out at the {@code /logout} of another authentication method. If
 * ending the session fails, the other method still signs the user out, and the request fails.
 */
final class SessionLogout implements LogoutHandler {

    private final ServletAuth auth;
    private final Supplier<List<LogoutHandler>> all;

    /**
     * Makes the handler.
     *
     * @param all the logout handlers of the chain, including this handler; Spring would not call the others after a
     *     failure
     */
    SessionLogout(ServletAuth auth, Supplier<List<LogoutHandler>> all) {
        this.auth = auth;
        this.all = all;
    }

    @Override
    public void logout(HttpServletRequest request, HttpServletResponse response, @Nullable Authentication who) {
        if (isNobody(request)) {
            return;
        }
        try {
            auth.exchange(request).signOut(null).writeCookies(response::addHeader);
        } catch (RuntimeException failure) {
            all.get().stream().filter(other -> other != this).forEach(other -> other.logout(request, response, who));
            throw failure;
        }
    }

    /**
     * Returns whether the request has no session. If the store is unavailable, the request may have a session, so this
     * method returns {@code false}, and the attempt to end the session reports the failure.
     */
    private boolean isNobody(HttpServletRequest request) {
        return auth.session(request).isEmpty()
                && auth.exchange(request).refusal().status() != HttpServletResponse.SC_SERVICE_UNAVAILABLE;
    }
}
