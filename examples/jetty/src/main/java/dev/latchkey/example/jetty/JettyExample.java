package dev.latchkey.example.jetty;

import dev.latchkey.Auth;
import dev.latchkey.SessionScope;
import dev.latchkey.example.support.Example;
import dev.latchkey.example.support.PlainServlet;
import dev.latchkey.guard.Authorized;
import dev.latchkey.model.Session;
import dev.latchkey.servlet.ServletAuth;
import dev.latchkey.servlet.SessionAwareHandler;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.eclipse.jetty.ee11.servlet.DefaultServlet;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.resource.ResourceFactory;

final class JettyExample {

    public static void main(String... arguments) throws Exception {
        ServletAuth auth = ServletAuth.of(Auth.builder()
                .provider(Example.demoProvider()) // in real life Providers.github() and its like
                .matcher("/dashboard/:path*") // 3. the guard: which paths it looks at,
                .authorized(Authorized.signedIn()) // and who may pass
                .build());

        ServletContextHandler context = new ServletContextHandler();
        context.addServletContainerInitializer((types, servlets) -> auth.register(servlets)); // ahead of everything
        context.setBaseResource(ResourceFactory.of(context).newClassLoaderResource("/public/"));
        context.addServlet(DefaultServlet.class, "/");

        // 1. and 2. a servlet is wrapped: with the session or none, or only for signed-in users
        context.addServlet(auth.wrap(session("text/plain", 200, "Not authenticated")), "");
        SessionAwareHandler<Optional<Session>> me =
                session("application/json", 401, "{\"message\":\"Not authenticated\"}");
        context.addServlet(auth.wrap(me), "/api/admin");
        context.addServlet(auth.require((in, out, session) -> me.handle(in, out, Optional.of(session))), "/me");

        // 4. close to the data: without a session, this throws instead of returning a name
        SessionAwareHandler<Optional<Session>> dashboard = (in, out, session) -> {
            String name = SessionScope.require().user().id();
            out.setContentType("text/html");
            out.getWriter().print("<h1>dashboard-secret</h1><a href=/auth/signout>Sign out " + name + "</a>");
        };
        context.addServlet(auth.wrap(dashboard), "/dashboard/*");
        context.addServlet(new PlainServlet(), "/plain");

        Server server = new Server(new InetSocketAddress("localhost", Example.port()));
        server.setHandler(context);
        server.start();
        System.out.println("Open http://localhost:" + Example.port());
    }

    private static SessionAwareHandler<Optional<Session>> session(String type, int ofNobody, String nobody) {
        return (in, out, session) -> {
            out.setStatus(session.isPresent() ? 200 : ofNobody);
            out.setContentType(type);
            out.getWriter().print(session.map(Session::toJson).orElse(nobody));
        };
    }
}
