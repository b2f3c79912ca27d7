package dev.latchkey.contract.jdkhttp;

import com.sun.net.httpserver.HttpServer;
import dev.latchkey.contract.RunningApplication;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** The JDK's server on a free port. */
record JdkServer(HttpServer server, ExecutorService threads) implements RunningApplication {

    static JdkServer start(Consumer<HttpServer> application) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ExecutorService threads = Executors.newCachedThreadPool();
        server.setExecutor(threads); // without one, all requests wait for one another
        application.accept(server);
        server.start();
        return new JdkServer(server, threads);
    }

    @Override
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
