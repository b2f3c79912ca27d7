package com.example;

import static dev.latchkey.provider.Providers.github;
import static dev.latchkey.provider.Providers.google;

import dev.latchkey.Auth;
import dev.latchkey.servlet.ServletAuth;
import org.eclipse.jetty.ee11.webapp.WebAppContext;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.resource.ResourceFactory;

public final class First {

    public static void main(String... arguments) throws Exception {
        start(ServletAuth.of(Auth.of(github(), google())), new Server(Integer.getInteger("port", 3000)));
    }

    static void start(ServletAuth auth, Server server) throws Exception {
        WebAppContext app = new WebAppContext();
        app.setBaseResource(ResourceFactory.of(app).newClassLoaderResource("/public/"));
        app.addServletContainerInitializer((types, servlets) -> auth.register(servlets));
        app.addServlet(
                auth.require((in, out, me) -> out.getWriter().print(me.user().name())), "/dashboard");
        app.addServlet(auth.require((in, out, me) -> out.getWriter().print(me.toJson())), "/api/me");
        server.setHandler(app);
        server.start();
    }
}
