package dev.latchkey.servlet;

import dev.latchkey.contract.ContractApplication;
import dev.latchkey.contract.Page;
import dev.latchkey.error.CredentialsSignin;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Map;
import java.util.function.Supplier;

/** The canonical application as servlets and filters. */
final class Mounting {

    private final ContractApplication application;
    private final ServletAuth auth;
    private final ServletContext context;

    private Mounting(ContractApplication application, ServletContext context) {
        this.application = application;
        this.auth = ServletAuth.of(application.auth());
        this.context = context;
    }

    static void mount(ContractApplication application, ServletContext context) {
        context.setRequestCharacterEncoding("UTF-8");
        new Mounting(application, context).mount();
    }

    private void mount() {
        auth.register(context);
        context.addFilter("own", auth.guard(ContractApplication.OWN_PATTERN, application.ownLogic()))
                .addMappingForUrlPatterns(EnumSet.allOf(DispatcherType.class), true, "/*");

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
        context.addServlet("servlet " + paths[0], servlet).addMapping(paths);
    }
}
