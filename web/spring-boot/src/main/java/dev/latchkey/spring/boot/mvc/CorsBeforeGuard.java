package dev.latchkey.spring.boot.mvc;

import dev.latchkey.Auth;
import dev.latchkey.http.AuthRequest;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.CorsProcessor;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.cors.DefaultCorsProcessor;

/**
 * Applies the application's own rules of CORS in front of the guard: a preflight that they know is answered here and
 * reaches nothing else, and a page on another origin can read a refusal. What they do not know goes on: the guard
 * refuses it, or a filter of the application has rules for it. Latchkey's endpoints are for pages of this origin alone.
 */
final class CorsBeforeGuard implements Filter {

    private final Auth auth;
    private final List<CorsConfigurationSource> sources;
    private final CorsProcessor processor = new DefaultCorsProcessor();

    /**
     * Takes the rules.
     *
     * @param auth knows where the endpoints are
     * @param sources the first that knows a request decides
     */
    CorsBeforeGuard(Auth auth, List<CorsConfigurationSource> sources) {
        this.auth = auth;
        this.sources = List.copyOf(sources);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        CorsConfiguration rules = CorsUtils.isCorsRequest(http) && !isEndpoint(http) ? rules(http) : null;
        boolean goesOn = rules == null
                || (processor.processRequest(rules, http, (HttpServletResponse) response)
                        && !CorsUtils.isPreFlightRequest(http));
        if (goesOn) {
            chain.doFilter(request, response);
        }
    }

    private @Nullable CorsConfiguration rules(HttpServletRequest request) {
        return sources.stream()
                .map(source -> source.getCorsConfiguration(request))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private boolean isEndpoint(HttpServletRequest request) {
        String path = AuthRequest.below(request.getContextPath(), request.getRequestURI());
        String endpoints = auth.basePath(request.getContextPath());
        return path.equals(endpoints) || path.startsWith(endpoints + "/");
    }
}
