import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;

/** Without Latchkey: two routes that answer the same bytes. */
final class Main {

    public static void main(String... arguments) throws Exception {
        int port = Integer.parseInt(System.getenv("PORT"));
        byte[] answer = System.getenv("PLAIN").getBytes(UTF_8);
        HttpServer server = HttpServer.create(new InetSocketAddress("localhost", port), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        HttpHandler handler = http -> {
            http.getResponseHeaders().set("Content-Type", "application/json;charset=utf-8");
            http.sendResponseHeaders(200, answer.length);
            http.getResponseBody().write(answer);
            http.close();
        };
        server.createContext("/plain", handler);
        server.createContext("/me", handler);
        server.start();
        System.out.println("Open http://localhost:" + port);
    }
}
