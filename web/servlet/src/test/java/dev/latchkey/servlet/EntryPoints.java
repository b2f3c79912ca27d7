package dev.latchkey.servlet;

import dev.latchkey.Auth;
import dev.latchkey.SessionScope;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;

/** An application with all the ways in which a servlet container hands a request on. */
final class EntryPoints {

    static final String SECRET = "dashboard-secret";

    private final ServletAuth auth;
    private final ServletContext context;

    private EntryPoints(ServletAuth auth, ServletContext context) {
        this.auth = auth;
        this.context = context;
    }

    static void mount(Auth configuration, ServletContext context) {
        ServletAuth auth = ServletAuth.of(configuration);
        auth.register(context);
        EntryPoints points = new EntryPoints(auth, context);
        points.guarded();
        points.dispatching();
        points.asynchronous();
        points.failing();
    }

    private void guarded() {
        serve("/dashboard/*", (request, response) -> response.getWriter().print(SECRET + " " + who()));
        serve("/open/page", (request, response) -> response.getWriter().print("open " + who()));
        Filter eager = (request, response, chain) -> {
            if (request.getParameter("eager") != null) {
                response.getWriter().print(SECRET); // answers by itself whatever comes
            } else {
                chain.doFilter(request, response);
            }
        };
        FilterRegistration.Dynamic registration = context.addFilter("eager", eager);
        registration.setAsyncSupported(true);
        registration.addMappingForUrlPatterns(EnumSet.allOf(DispatcherType.class), true, "/*");
    }

    private void dispatching() {
        serve(
                "/open/forward",
                (request, response) ->
                        request.getRequestDispatcher("/dashboard/page").forward(request, response));
        serve("/open/include", (request, response) -> {
            response.getWriter().print("[before]");
            request.getRequestDispatcher("/dashboard/page").include(request, response);
            response.getWriter().print("[after]");
        });
        serve(
                "/open/include-needy",
                (request, response) ->
                        request.getRequestDispatcher("/open/needy").include(request, response));
        for (String kind : new String[] {"dashboard", "open"}) {
            serve(
                    "/open/odd-" + kind,
                    (request, response) ->
                            request.getRequestDispatcher("/" + kind + "/a pagä").forward(request, response));
        }
        serve("/open/a pagä", (request, response) -> response.getWriter().print("open " + who()));
        serve("/open/begun-anew", (request, response) -> {
            response.setHeader("Cache-Control", "public, max-age=3600");
            String who = who();
            response.reset();
            response.getWriter().print("anew " + who);
        });
        serve("/open/signed-out-forward", (request, response) -> {
            auth.exchange(request).signOut(null);
            request.getRequestDispatcher("/open/page").forward(request, response);
        });
    }

    private void asynchronous() {
        serve(
                "/open/async-dispatch",
                (request, response) -> request.startAsync().dispatch("/dashboard/page"));
        serve("/open/async-again", (request, response) -> {
            if (request.getDispatcherType() == DispatcherType.ASYNC) {
                response.getWriter().print("again " + who());
            } else {
                auth.session(request);
                request.startAsync().dispatch();
            }
        });
        serve("/dashboard/async", (request, response) -> {
            AsyncContext async = request.startAsync();
            new Thread(() -> {
                        try {
                            String here =
                                    auth.session(request).orElseThrow().user().id();
                            async.getResponse().getWriter().print(here + " and in the scope " + who());
                        } catch (IOException e) {
                            throw new IllegalStateException(e);
                        } finally {
                            async.complete();
                        }
                    })
                    .start();
        });
    }

    private void failing() {
        serve("/open/fail", (request, response) -> response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE));
        serve("/dashboard/fail", (request, response) -> response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE));
        serve("/open/gone", (request, response) -> response.sendError(HttpServletResponse.SC_GONE));
        serve("/open/gone-page", (request, response) -> response.getWriter().print("gone page " + who()));
        serve("/open/banned", (request, response) -> {
            request.logout();
            response.sendError(HttpServletResponse.SC_GONE);
        });
        serve("/open/banned-broken", (request, response) -> {
            request.logout();
            throw new IllegalStateException("the container shows its error page");
        });
        serve("/open/needy", (request, response) -> SessionScope.require());
        serve("/open/needy-midway", (request, response) -> {
            response.setContentType("text/html;charset=iso-8859-1");
            response.setHeader("Cache-Control", "public, max-age=3600");
            response.setHeader("Access-Control-Allow-Origin", "https://other.example");
            response.getWriter().print("half a page");
            SessionScope.require();
        });
        serve("/open/needy-wrapped", (request, response) -> {
            try {
                SessionScope.require();
            } catch (RuntimeException e) {
                throw new ServletException("as frameworks do", new IllegalStateException(e));
            }
        });
        serve("/open/needy-late", (request, response) -> {
            response.getWriter().print("public part");
            response.flushBuffer();
            SessionScope.require();
            response.getWriter().print(SECRET);
        });
        serve("/open/broken", (request, response) -> {
            throw new IllegalStateException("not a matter of sessions");
        });
    }

    private void serve(String path, PlainServlet.Work work) {
        var registration = context.addServlet(path, new PlainServlet(work));
        registration.setAsyncSupported(true);
        registration.addMapping(path);
    }

    private static String who() {
        return SessionScope.current().map(session -> session.user().id()).orElse("nobody");
    }
}
