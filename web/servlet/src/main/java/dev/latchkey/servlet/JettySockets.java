package dev.latchkey.servlet;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Jetty's own filter for WebSockets. When an application configures its first socket, Jetty puts that filter in front
 * of all others, so that sockets open before a guard is asked. Jetty is reached by reflection, since the adapter has to
 * work without it.
 */
final class JettySockets {

    private static final Pattern JETTY = Pattern.compile("(org\\.eclipse\\.jetty\\.ee\\d+)\\..*");
    private static final String FILTER = ".websocket.servlet.WebSocketUpgradeFilter";

    private JettySockets() {}

    /**
     * Puts Jetty's filter behind all others, if it is in front of this one. Elsewhere than in Jetty it does nothing.
     *
     * @throws IllegalStateException if that cannot be done
     */
    static void putBehind(FilterConfig guard) {
        ServletContext context = guard.getServletContext();
        Matcher jetty = JETTY.matcher(context.getClass().getName());
        if (!jetty.matches()) {
            return;
        }
        try {
            String packages = requireNonNull(jetty.group(1));
            Object handler = handler(context, packages);
            String sockets = packages + FILTER;
            List<String> order = order(handler);
            if (order.contains(sockets) && order.indexOf(sockets) < order.indexOf(guard.getFilterName())) {
                move(handler, order.indexOf(sockets));
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "This Jetty does not let its filter for WebSockets be put behind \"" + guard.getFilterName()
                            + "\", so that WebSockets would be open",
                    e);
        }
    }

    private static Object handler(ServletContext context, String jetty) throws ReflectiveOperationException {
        ClassLoader loader = context.getClass().getClassLoader();
        Method here = Class.forName(jetty + ".servlet.ServletContextHandler", true, loader)
                .getMethod("getServletContextHandler", ServletContext.class);
        return call(here.invoke(null, context), "getServletHandler");
    }

    /** The names of the filters, in the order in which Jetty runs them. */
    private static List<String> order(Object handler) throws ReflectiveOperationException {
        Object[] mappings = mappings(handler);
        String[] names = new String[mappings.length];
        for (int i = 0; i < names.length; i++) {
            names[i] = (String) call(mappings[i], "getFilterName");
        }
        return Arrays.asList(names);
    }

    private static Object[] mappings(Object handler) throws ReflectiveOperationException {
        return (Object[]) call(handler, "getFilterMappings");
    }

    private static Object call(@Nullable Object target, String method) throws ReflectiveOperationException {
        Object result =
                target == null ? null : target.getClass().getMethod(method).invoke(target);
        if (result == null) {
            throw new NoSuchMethodException(method);
        }
        return result;
    }

    private static void move(Object handler, int index) throws ReflectiveOperationException {
        Object mapping = mappings(handler)[index];
        handler.getClass().getMethod("removeFilterMapping", mapping.getClass()).invoke(handler, mapping);
        handler.getClass().getMethod("addFilterMapping", mapping.getClass()).invoke(handler, mapping);
    }
}
