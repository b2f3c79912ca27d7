package dev.latchkey.spring.boot.mvc;

import dev.latchkey.guard.Authorized;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.servlet.ServletAuth;
import dev.latchkey.spring.boot.SessionRequirements;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.SmartView;
import org.springframework.web.servlet.view.UrlBasedViewResolver;

/**
 * Refuses requests without the session that a handler requires, and requests that filters have changed into others that
 * the guard refuses. Puts the session into the model of every view.
 */
final class SessionInterceptor implements HandlerInterceptor {

    /**
     * The names of the session in the model. The second name is for Thymeleaf, which uses the first name for the
     * session of the servlet container.
     */
    private static final List<String> NAMES = List.of("session", "authSession");

    private final ServletAuth auth;
    private final SessionRequirements requirements;

    SessionInterceptor(ServletAuth auth, SessionRequirements requirements) {
        this.auth = auth;
        this.requirements = requirements;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        Optional<AuthResponse> refusal = auth.checkAgain(request).or(() -> required(request, handler));
        if (refusal.isPresent()) {
            ServletAuth.send(refusal.get(), response);
        }
        return refusal.isEmpty();
    }

    private Optional<AuthResponse> required(HttpServletRequest request, Object handler) {
        Optional<Authorized> rule =
                handler instanceof HandlerMethod method ? requirements.rule(method) : Optional.empty();
        return rule.flatMap(known -> auth.exchange(request).require(known));
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView view) {
        if (view == null || isRedirect(view)) {
            return;
        }
        auth.session(request)
                .ifPresent(session -> NAMES.forEach(name -> view.getModel().putIfAbsent(name, session)));
    }

    private static boolean isRedirect(ModelAndView view) {
        return view.getView() instanceof SmartView smart
                ? smart.isRedirectView()
                : view.getViewName() != null && view.getViewName().startsWith(UrlBasedViewResolver.REDIRECT_URL_PREFIX);
    }
}
