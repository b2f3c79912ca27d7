package dev.latchkey.spring.boot.security;

import dev.latchkey.servlet.ServletAuth;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.csrf.CsrfException;

/**
 * Answers with Latchkey's {@code 403} if a user with a session lacks the role. For users of other authentication
 * methods, and for a form without Spring's CSRF token, Spring's own handler answers.
 */
final class RoleRefusals implements AccessDeniedHandler {

    private final ServletAuth auth;
    private final SecurityContextHolderStrategy contexts;
    private final AccessDeniedHandler standard = new AccessDeniedHandlerImpl();

    RoleRefusals(ServletAuth auth, SecurityContextHolderStrategy contexts) {
        this.auth = auth;
        this.contexts = contexts;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException, ServletException {
        boolean isOurs = contexts.getContext().getAuthentication() instanceof SessionAuthentication;
        if (!isOurs || denied instanceof CsrfException) {
            standard.handle(request, response, denied);
        } else if (!response.isCommitted()) {
            ServletAuth.send(auth.exchange(request).refusal(), response);
        }
    }
}
