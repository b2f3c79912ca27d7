package dev.latchkey.spring.security;

import dev.latchkey.servlet.ServletAuth;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;

/** Spring Security's context is the session, read when somebody asks; nothing else is kept of anybody. */
final class SessionContexts implements SecurityContextRepository {

    private final ServletAuth auth;

    SessionContexts(ServletAuth auth) {
        this.auth = auth;
    }

    @Override
    @Deprecated
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return auth.session(holder.getRequest())
                .map(SessionAuthentication::context)
                .orElseGet(SecurityContextHolder::createEmptyContext);
    }

    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        // whoever signs in does it at the endpoints
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return auth.session(request).isPresent();
    }
}
