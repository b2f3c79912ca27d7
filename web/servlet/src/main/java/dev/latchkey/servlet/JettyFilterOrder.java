package dev.latchkey.servlet;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.EventListener;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Jetty's own filter for WebSockets. When an application configures its first socket, Jetty puts that filter in front
 * of all others, so that sockets open before a guard is asked. Jetty is reached by reflection, since the adapter has to
 * work without it.
 */
final class JettyFilterOrder {

    private static final Pattern JETTY = Pattern.compile("(org\\.eclipse\\.jetty\\.ee\\d+)\\..*");
    private static final String FILTER = ".websocket.servlet.WebSocketUpgradeFilter";

    private JettyFilterOrder() {}

    /**
     * Puts Jetty's filter behind all others, if it is in front of this one: now, and again when the context has
     * started, since a servlet may configure the first socket when it starts. Elsewhere than in Jetty it does nothing.
     *
     * @return does the same once more, for the servlets that start with their first request
     * @throws IllegalStateException if that cannot be done
     */
    static Runnable keepBehind(FilterConfig guard) {
        ServletContext context = guard.getServletContext();
        Matcher jetty = JETTY.matcher(context.getClass().getName());
        if (!jetty.matches()) {
            return () -> {};
        }
        String packages = requireNonNull(jetty.group(1));
        Runnable put = () -> putBehind(guard, packages);
        put.run();
        try {
            whenStarted(contextHandler(context, packages), put);
        } catch (ReflectiveOperationException e) {
            throw refused(guard, e);
        }
        return put;
    }

    private static void putBehind(FilterConfig guard, String packages) {
        try {
            Object handler = call(contextHandler(guard.getServletContext(), packages), "getServletHandler");
            String sockets = packages + FILTER;
            List<String> order = order(handler);
            if (order.contains(sockets) && order.indexOf(sockets) < order.indexOf(guard.getFilterName())) {
                move(handler, order.indexOf(sockets));
            }
        } catch (ReflectiveOperationException e) {
            throw refused(guard, e);
        }
    }

    private static IllegalStateException refused(FilterConfig guard, ReflectiveOperationException why) {
        return new IllegalStateException(
                "This Jetty does not let its filter for WebSockets be put behind \"" + guard.getFilterName()
                        + "\", so that WebSockets would be open",
                why);
    }

    private static Object contextHandler(ServletContext context, String packages) throws ReflectiveOperationException {
        Object handler = jettys(context, packages + ".servlet.ServletContextHandler")
                .getMethod("getServletContextHandler", ServletContext.class)
                .invoke(null, context);
        return requireNonNull(handler, "handler");
    }

    @SuppressWarnings("ReferenceEquality") // a proxy is equal to itself alone
    private static void whenStarted(Object contextHandler, Runnable work) throws ReflectiveOperationException {
        Class<?> type = jettys(contextHandler, "org.eclipse.jetty.util.component.LifeCycle$Listener");
        Object listener = Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, event, args) -> {
            switch (event.getName()) {
                case "lifeCycleStarted" -> work.run();
                case "equals" -> {
                    return args != null && proxy == args[0];
                }
                case "hashCode" -> {
                    return System.identityHashCode(proxy);
                }
                default -> {}
            }
            return null;
        });
        contextHandler
                .getClass()
                .getMethod("addEventListener", EventListener.class)
                .invoke(contextHandler, listener);
    }

    private static Class<?> jettys(Object part, String name) throws ClassNotFoundException {
        return Class.forName(name, true, part.getClass().getClassLoader());
    }

    /** Returns the names of the filters, in the order in which Jetty runs them. */
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
