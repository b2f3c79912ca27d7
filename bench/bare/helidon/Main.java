import io.helidon.http.HeaderValues;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;

/** Without Latchkey: two routes that answer the same bytes. */
final class Main {

    public static void main(String... arguments) {
        int port = Integer.parseInt(System.getenv("PORT"));
        String answer = System.getenv("PLAIN");
        Handler handler =
                (request, response) -> response.header(HeaderValues.CONTENT_TYPE_JSON).send(answer);
        WebServer.builder()
                .host("localhost")
                .port(port)
                .routing(HttpRouting.builder().get("/plain", handler).get("/me", handler))
                .build()
                .start();
        System.out.println("Open http://localhost:" + port);
    }
}
