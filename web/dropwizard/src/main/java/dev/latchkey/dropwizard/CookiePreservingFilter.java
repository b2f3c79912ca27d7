package dev.latchkey.dropwizard;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;

/**
 * Keeps the cookies of the servlet filter, such as the cookie of a renewed session. Jersey drops these cookies if a
 * resource sets a cookie.
 */
@Priority(Integer.MIN_VALUE) // the last
final class CookiePreservingFilter implements ContainerResponseFilter {

    private final HttpServletResponse servlet;

    /** Makes the filter. {@code servlet} is a proxy for the response to the current request. */
    @Inject
    CookiePreservingFilter(HttpServletResponse servlet) {
        this.servlet = servlet;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getHeaders().containsKey(HttpHeaders.SET_COOKIE)) {
            servlet.getHeaders(HttpHeaders.SET_COOKIE)
                    .forEach(cookie -> response.getHeaders().add(HttpHeaders.SET_COOKIE, cookie));
        }
    }
}
