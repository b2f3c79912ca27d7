import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Without Latchkey: two routes that answer the same bytes. */
final class Main {

    public static void main(String... arguments) {
        int port = Integer.parseInt(System.getenv("PORT"));
        String answer = System.getenv("PLAIN");
        Handler<RoutingContext> handler =
                ctx -> ctx.response().putHeader("Content-Type", "application/json").end(answer);
        Vertx vertx = Vertx.vertx();
        Router router = Router.router(vertx);
        router.get("/plain").handler(handler);
        router.get("/me").handler(handler);
        vertx.createHttpServer().requestHandler(router).listen(port, "localhost").await();
        System.out.println("Open http://localhost:" + port);
    }
}
