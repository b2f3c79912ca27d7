package dev.latchkey.spring.mvc;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.filter.CorsFilter;

/**
 * Applies the application's own rules of CORS in front of the guard: a preflight is answered here and reaches nothing
 * else, and a page on another origin can read a refusal. Latchkey's endpoints are for pages of this origin alone.
 */
final class CrossOrigin implements Filter {

    private final String basePath;
    private final CorsFilter rules;

    /**
     * Takes the rules.
     *
     * @param basePath of the endpoints
     * @param sources the first that knows a request decides
     */
    CrossOrigin(String basePath, List<CorsConfigurationSource> sources) {
        this.basePath = basePath;
        this.rules = new CorsFilter(request -> first(sources, request));
    }

    private static @Nullable CorsConfiguration first(
            List<CorsConfigurationSource> sources, HttpServletRequest request) {
        return sources.stream()
                .map(source -> source.getCorsConfiguration(request))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        boolean isEndpoint =
                http.getRequestURI().substring(http.getContextPath().length()).startsWith(basePath);
        if (isEndpoint || !CorsUtils.isCorsRequest(http)) {
            chain.doFilter(request, response);
        } else {
            rules.doFilter(request, response, chain);
        }
    }
}
