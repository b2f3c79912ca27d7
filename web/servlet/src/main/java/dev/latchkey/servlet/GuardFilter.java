package dev.latchkey.servlet;

import dev.latchkey.AuthExchange;
import dev.latchkey.http.AuthResponse;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;

/**
 * A guard with logic of the application, which runs after {@link ServletAuth}.
 *
 * @param verdict returns the response of a refusal, or empty if the request passes
 */
record GuardFilter(ServletAuth auth, Function<AuthExchange, Optional<AuthResponse>> verdict) implements Filter {

    @Override
    public void init(FilterConfig config) {
        JettyFilterOrder.keepBehind(config);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<AuthResponse> answer =
                auth.checkAgain((HttpServletRequest) request).or(() -> verdict.apply(auth.exchange(request)));
        if (answer.isPresent()) {
            ServletAuth.answer(answer.get(), request, (HttpServletResponse) response);
        } else {
            chain.doFilter(request, response);
        }
    }
}
