package dev.latchkey.dropwizard;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;

/** Where a resource sets a cookie, Jersey drops those that the servlet filter has set; a renewed session is one. */
@Priority(Integer.MIN_VALUE) // the last
final class CookiePreservingFilter implements ContainerResponseFilter {

    private final HttpServletResponse servlet;

    /** With what stands for the response to whatever request is being served. */
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
