package dev.latchkey.spring.security;

import dev.latchkey.servlet.ServletAuth;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.csrf.CsrfException;

/**
 * Latchkey's {@code 403} for a signed-in user without the role. A form without Spring's token stays Spring's matter.
 */
final class RoleRefusals implements AccessDeniedHandler {

    private final ServletAuth auth;
    private final AccessDeniedHandler standard = new AccessDeniedHandlerImpl();

    RoleRefusals(ServletAuth auth) {
        this.auth = auth;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException, ServletException {
        if (denied instanceof CsrfException) {
            standard.handle(request, response, denied);
        } else if (!response.isCommitted()) {
            ServletAuth.send(auth.exchange(request).refusal(), response);
        }
    }
}
