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
 * Ends the session, if there is one, when a user signs out at the {@code /logout} of another way to sign in. If that fails, the other way's user is
 * signed out all the same, and the failure is the answer.
 */
final class SessionLogout implements LogoutHandler {

    private final ServletAuth auth;
    private final Supplier<List<LogoutHandler>> all;

    /**
     * Takes the handlers of the chain.
     *
     * @param all this one and the others, which Spring would not call after a failure
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

    /** A session that cannot be read at the moment may be somebody's: ending it fails too, and that is said. */
    private boolean isNobody(HttpServletRequest request) {
        return auth.session(request).isEmpty()
                && auth.exchange(request).refusal().status() != HttpServletResponse.SC_SERVICE_UNAVAILABLE;
    }
}
