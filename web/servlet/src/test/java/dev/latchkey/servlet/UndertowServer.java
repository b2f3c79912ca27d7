package dev.latchkey.servlet;

import dev.latchkey.contract.ContractApplication;
import dev.latchkey.contract.RunningApplication;
import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.resource.PathResourceManager;
import io.undertow.server.session.SessionConfig;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.ServletContainerInitializerInfo;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import io.undertow.util.StatusCodes;
import io.undertow.websockets.jsr.WebSocketDeploymentInfo;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Undertow in this JVM, on a free port. */
final class UndertowServer implements RunningApplication {

    private final Undertow undertow;
    private final DeploymentManager deployment;

    private UndertowServer(Undertow undertow, DeploymentManager deployment) {
        this.undertow = undertow;
        this.deployment = deployment;
    }

    /** An application to be deployed. */
    static DeploymentInfo application(String contextPath, ServletContainerInitializer application) {
        return Servlets.deployment()
                .setClassLoader(UndertowServer.class.getClassLoader())
                .setDeploymentName("application")
                .setContextPath(contextPath)
                .setSessionConfigWrapper((config, deployment) -> new NoSessions())
                .setDefaultRequestEncoding("UTF-8") // what the application itself asks for comes too late
                .addServletContainerInitializer(new ServletContainerInitializerInfo(
                        application.getClass().asSubclass(ServletContainerInitializer.class),
                        new ImmediateInstanceFactory<>(application),
                        Set.of()));
    }

    /** The canonical application at the root. */
    static DeploymentInfo canonical(ContractApplication application, Path files) throws IOException {
        Files.createDirectories(files.resolve("static"));
        Files.writeString(files.resolve("static/app.css"), ContractApplication.CSS);
        ServletAuth auth = ServletAuth.of(application.auth());
        WebSocketDeploymentInfo sockets = new WebSocketDeploymentInfo();
        LiveSocket.of(application, auth).forEach(sockets::addEndpoint);
        return application("/", (classes, context) -> Mounting.mount(application, auth, context))
                .addServletContextAttribute(WebSocketDeploymentInfo.ATTRIBUTE_NAME, sockets)
                .setResourceManager(new PathResourceManager(files));
    }

    static UndertowServer start(DeploymentInfo application) throws ServletException {
        return start(application, builder -> {});
    }

    static UndertowServer start(DeploymentInfo application, Consumer<Undertow.Builder> more) throws ServletException {
        DeploymentManager deployment = Servlets.newContainer().addDeployment(application);
        deployment.deploy();
        HttpHandler handler = Handlers.path().addPrefixPath(application.getContextPath(), deployment.start());
        Undertow.Builder builder = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setServerOption(UndertowOptions.MAX_HEADER_SIZE, 32 * 1024)
                .setServerOption(
                        UndertowOptions.NO_REQUEST_TIMEOUT,
                        1_000) // milliseconds; whatever is no HTTP/1.0 is kept alive
                .setHandler(exchange -> refuseOrServe(exchange, handler));
        more.accept(builder);
        Undertow undertow = builder.build();
        undertow.start();
        return new UndertowServer(undertow, deployment);
    }

    /** For a request that names no path, such as {@code OPTIONS *}, Undertow finds no servlet and answers 500. */
    private static void refuseOrServe(HttpServerExchange exchange, HttpHandler next) throws Exception {
        if (exchange.getRequestPath().startsWith("/")) {
            next.handleRequest(exchange);
        } else {
            exchange.setStatusCode(StatusCodes.BAD_REQUEST).endExchange();
        }
    }

    /** Without sessions of its own, Undertow does not parse cookies: with them it fails on more than 200, or a ÿ. */
    private static final class NoSessions implements SessionConfig {

        @Override
        public void setSessionId(HttpServerExchange exchange, String id) {
            throw new UnsupportedOperationException("There are no sessions of the container's here");
        }

        @Override
        public void clearSession(HttpServerExchange exchange, String id) {}

        @Override
        public @Nullable String findSessionId(HttpServerExchange exchange) {
            return null;
        }

        @Override
        public SessionCookieSource sessionCookieSource(HttpServerExchange exchange) {
            return SessionCookieSource.NONE;
        }

        @Override
        public String rewriteUrl(String url, String id) {
            return url;
        }
    }

    @Override
    public URI address() {
        InetSocketAddress bound =
                (InetSocketAddress) undertow.getListenerInfo().get(0).getAddress();
        return URI.create("http://127.0.0.1:" + bound.getPort());
    }

    @Override
    public void close() {
        undertow.stop();
        try {
            deployment.stop();
            deployment.undeploy();
        } catch (ServletException e) {
            throw new IllegalStateException("Undertow does not stop", e);
        }
    }
}
