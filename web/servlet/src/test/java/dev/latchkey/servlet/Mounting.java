package dev.latchkey.servlet;

import dev.latchkey.SessionWatch;
import dev.latchkey.contract.ContractApplication;
import dev.latchkey.contract.Page;
import dev.latchkey.error.CredentialsSignin;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.EnumSet;
import java.util.Map;
import java.util.function.Supplier;

/** The canonical application as servlets and filters. */
final class Mounting {

    private final ContractApplication application;
    private final ServletAuth auth;
    private final ServletContext context;

    private Mounting(ContractApplication application, ServletAuth auth, ServletContext context) {
        this.application = application;
        this.auth = auth;
        this.context = context;
    }

    /** Mounts the application, with {@code auth} in front of it. */
    static void mount(ContractApplication application, ServletAuth auth, ServletContext context) {
        context.setRequestCharacterEncoding("UTF-8");
        new Mounting(application, auth, context).mount();
    }

    private void mount() {
        auth.register(context);
        FilterRegistration.Dynamic own =
                context.addFilter("own", auth.guard(ContractApplication.OWN_PATTERN, application.ownLogic()));
        own.setAsyncSupported(true);
        own.addMappingForUrlPatterns(EnumSet.allOf(DispatcherType.class), true, "/*");

        serve(
                new PlainServlet(
                        (request, response) -> PlainServlet.write(response, application.home(auth.session(request)))),
                "");
        serve(
                auth.wrap((request, response, session) -> PlainServlet.write(response, application.admin(session))),
                "/api/admin");
        serve(
                auth.require((request, response, session) -> PlainServlet.write(response, application.orders(session))),
                "/api/orders");
        serve(application::dashboard, "/dashboard/*");
        serve(new PlainServlet(this::stream), "/dashboard/stream");
        serve(application::own, "/own/*");
        serve(application::data, "/data");
        serve(application::open, "/open/*", "/login");
        serve(application::plain, "/plain");
        serve(
                new PlainServlet((request, response) ->
                        PlainServlet.write(response, application.form(request.getParameter("message")))),
                "/form");
        serve(new PlainServlet(this::signIn), "/in-process/sign-in");
        serve(
                new PlainServlet((request, response) -> auth.signOut(request, response, "/open")),
                "/in-process/sign-out");
        serve(
                new PlainServlet((request, response) -> PlainServlet.write(
                        response, application.update(auth.exchange(request), request.getParameter("name")))),
                "/in-process/update");
    }

    // #region stream
    private void stream(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/event-stream");
        PrintWriter events = response.getWriter();
        AsyncContext stays = request.startAsync();
        stays.setTimeout(0);
        synchronized (stays) { // the end waits until the first event is on its way
            SessionWatch watch = auth.exchange(request).watch(end -> {
                synchronized (stays) {
                    events.write(end.event());
                    events.flush();
                    stays.complete();
                }
            });
            stays.addListener(new ClosesWatch(watch));
            events.write(application.firstEvent(
                    auth.session(request).map(session -> session.user().id())));
            if (events.checkError()) { // which also flushes
                watch.close();
            }
        }
    }
    // #endregion

    private void signIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Map<String, String> typed =
                Map.of("username", request.getParameter("username"), "password", request.getParameter("password"));
        try {
            auth.signIn(request, response, "credentials", request.getParameter("redirectTo"), typed);
        } catch (CredentialsSignin e) {
            PlainServlet.write(response, application.refused(e.reason()));
        }
    }

    private void serve(Supplier<Page> page, String... paths) {
        serve(new PlainServlet((request, response) -> PlainServlet.write(response, page.get())), paths);
    }

    private void serve(HttpServlet servlet, String... paths) {
        ServletRegistration.Dynamic registration = context.addServlet("servlet " + paths[0], servlet);
        registration.setAsyncSupported(true);
        registration.addMapping(paths);
    }
}
