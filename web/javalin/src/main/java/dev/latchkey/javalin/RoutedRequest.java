package dev.latchkey.javalin;

import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletRequestWrapper;

/**
 * A request as Javalin routes it. Javalin takes the method from the header {@code X-HTTP-Method-Override}, if there is
 * one, which the container does not know.
 */
final class RoutedRequest extends HttpServletRequestWrapper {

    private final Context context;

    RoutedRequest(Context context) {
        super(context.req());
        this.context = context;
    }

    @Override
    public String getMethod() {
        return context.method().name();
    }
}
