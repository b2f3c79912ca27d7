package dev.latchkey.spring.boot.security;

import dev.latchkey.model.Session;
import dev.latchkey.servlet.ServletAuth;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.filter.GenericFilterBean;

/**
 * Authenticates the request by its session, after all other mechanisms. The session is read when code asks for the
 * user. If another mechanism also names a user, the session is read at once, and a request with two different users is
 * refused.
 */
final class SessionFilter extends GenericFilterBean {

    private final ServletAuth auth;
    private final SecurityContextHolderStrategy contexts;

    SessionFilter(ServletAuth auth, SecurityContextHolderStrategy contexts) {
        this.auth = auth;
        this.contexts = contexts;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Authentication other = contexts.getDeferredContext().get().getAuthentication();
        if (other == null
                || other instanceof SessionAuthentication) { // from an earlier request, if the application saved it
            contexts.setDeferredContext(SingletonSupplier.of(() ->
                    auth.session(request).map(SessionAuthentication::context).orElseGet(contexts::createEmptyContext)));
        } else if (isSomebodyElse(other, auth.session(request))) {
            ServletAuth.send(auth.exchange(request).refusal(), (HttpServletResponse) response);
            return;
        }
        chain.doFilter(request, response);
    }

    private static boolean isSomebodyElse(Authentication other, Optional<Session> session) {
        return session.filter(known -> !known.user().id().equals(other.getName()))
                .isPresent();
    }
}
