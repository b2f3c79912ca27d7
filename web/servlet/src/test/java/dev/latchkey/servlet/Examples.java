package dev.latchkey.servlet;

import dev.latchkey.Auth;
import dev.latchkey.guard.Answer;
import dev.latchkey.guard.Matcher;
import dev.latchkey.model.Session;
import dev.latchkey.provider.Providers;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import java.util.EnumSet;
import org.apache.catalina.filters.CorsFilter;

/** What the README shows. */
final class Examples {

    private Examples() {}

    static void mount(ServletContext servletContext) {
        ServletAuth auth = ServletAuth.of(Auth.builder()
                .provider(Providers.github())
                .matcher("/dashboard/:path*") // 1. the guard: to the sign-in page, and back
                .build());
        auth.register(servletContext); // before other filters are registered

        // 2. a handler is given the session, if there is one
        servletContext
                .addServlet(
                        "hello",
                        auth.wrap((request, response, session) -> response.getWriter()
                                .print(session.map(Session::toJson).orElse("Not authenticated"))))
                .addMapping("/hello");

        // 3. a handler only for people who are signed in; others get 401, or the sign-in page
        servletContext
                .addServlet(
                        "orders",
                        auth.require((request, response, session) -> response.getWriter()
                                .print("Orders of " + session.user().id())))
                .addMapping("/api/orders");

        // 4. a guard with the application's own logic
        servletContext
                .addFilter(
                        "own",
                        auth.guard(
                                "/own/:path*",
                                (request, session) -> session.isPresent() ? Answer.next() : Answer.redirect("/login")))
                .addMappingForUrlPatterns(EnumSet.allOf(DispatcherType.class), true, "/*");
    }

    static void audit(ServletAuth auth, ServletContext servletContext) {
        auth.audit(servletContext, Matcher.path("/own/:path*")).requireGuarded("/*");
    }

    static void otherOrigins(ServletContext servletContext, ServletAuth auth) {
        FilterRegistration.Dynamic cors = servletContext.addFilter("cors", CorsFilter.class);
        cors.setInitParameter("cors.allowed.origins", "https://app.example");
        cors.setInitParameter("cors.support.credentials", "true");
        cors.setAsyncSupported(true);
        cors.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
        auth.register(servletContext);
    }
}
