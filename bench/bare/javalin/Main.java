import io.javalin.Javalin;
import io.javalin.http.ContentType;
import io.javalin.http.Handler;

/** Without Latchkey: two routes that answer the same bytes. */
final class Main {

    public static void main(String... arguments) {
        int port = Integer.parseInt(System.getenv("PORT"));
        String answer = System.getenv("PLAIN");
        Handler handler = ctx -> ctx.contentType(ContentType.APPLICATION_JSON).result(answer);
        Javalin.create(config -> {
                    config.routes.get("/plain", handler);
                    config.routes.get("/me", handler);
                })
                .start("localhost", port);
        System.out.println("Open http://localhost:" + port);
    }
}
