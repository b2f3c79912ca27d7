package dev.latchkey.servlet;

import dev.latchkey.audit.Route;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.util.List;

/** Lists the servlets of the container, with their mappings such as {@code /x/*}, {@code *.jsp} and the default. */
record ServletMappings(ServletContext context) {

    boolean areBehindTheFilter() {
        return context.getFilterRegistrations().values().stream()
                .filter(filter -> filter.getUrlPatternMappings().contains("/*"))
                .anyMatch(filter -> ServletAuth.class.getName().equals(filter.getClassName()));
    }

    List<Route> routes() {
        return context.getServletRegistrations().values().stream()
                .flatMap(servlet -> servlet.getMappings().stream().map(mapping -> route(mapping, servlet)))
                .toList();
    }

    /** Of mappings, {@code /} is whatever no other covers, and the empty one is the root alone. */
    private static Route route(String mapping, ServletRegistration servlet) {
        String path = mapping.equals("/") ? "/*" : mapping.isEmpty() ? "/" : mapping;
        Route route = Route.of("*", path, servlet.getName());
        boolean ours = HandlerServlet.class.getName().equals(servlet.getClassName());
        return ours ? route.guardedBy("wrap or require") : route;
    }
}
