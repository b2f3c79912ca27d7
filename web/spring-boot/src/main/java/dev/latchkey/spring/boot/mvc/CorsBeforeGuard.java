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
 * Applies the application's own CORS rules in front of the guard. If the rules cover a preflight request, this filter
 * answers the preflight, and a page on another origin can read a refusal. A request that the rules do not cover
 * continues to the guard, which refuses the request, or to a filter of the application that has rules for it. The rules
 * do not apply to Latchkey's endpoints, which only pages of the same origin can use.
 */
final class CorsBeforeGuard implements Filter {

    private final Auth auth;
    private final List<CorsConfigurationSource> sources;
    private final CorsProcessor processor = new DefaultCorsProcessor();

    /**
     * Makes the filter.
     *
     * @param auth the {@code Auth}, which has the path of the endpoints
     * @param sources the sources of rules; the first source that has rules for a request decides
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
