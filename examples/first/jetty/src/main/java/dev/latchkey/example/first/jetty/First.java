package dev.latchkey.example.first.jetty;

import dev.latchkey.Auth;
import dev.latchkey.provider.Providers;
import dev.latchkey.servlet.ServletAuth;
import org.eclipse.jetty.ee11.servlet.DefaultServlet;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.resource.ResourceFactory;

public final class First {

    public static void main(String... arguments) throws Exception {
        ServletAuth auth = ServletAuth.of(Auth.of(Providers.github(), Providers.google()));
        ServletContextHandler context = new ServletContextHandler();
        context.addServletContainerInitializer((types, servlets) -> auth.register(servlets));
        context.setBaseResource(ResourceFactory.of(context).newClassLoaderResource("/public/"));
        context.addServlet(DefaultServlet.class, "/");
        context.addServlet(
                auth.require((in, out, me) -> out.getWriter().print(me.user().name())), "/dashboard");
        context.addServlet(auth.require((in, out, me) -> out.getWriter().print(me.toJson())), "/api/me");
        Server server = new Server(Integer.getInteger("port", 3000));
        server.setHandler(context);
        server.start();
    }
}
