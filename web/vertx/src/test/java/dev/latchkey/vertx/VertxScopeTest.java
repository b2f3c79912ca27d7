package dev.latchkey.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.SessionScope;
import dev.latchkey.contract.Browser;
import dev.latchkey.contract.ContractApplication;
import dev.latchkey.contract.Reply;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.internal.VertxInternal;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Wherever Vert.x runs the code of a request, its session is in scope, and no other. */
@Tag("S1")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VertxScopeTest {

    private final VertxAuth auth =
            VertxAuth.of(ContractApplication.guardingTheDashboard().auth());
    private final CompletableFuture<Promise<String>> kept = new CompletableFuture<>();
    private final VertxServer server = VertxServer.start(new VertxOptions().setEventLoopPoolSize(1), this::application);

    private void application(Vertx vertx, Router router) {
        auth.register(router);
        router.route("/timer")
                .handler(ctx -> vertx.timer(1, TimeUnit.MILLISECONDS)
                        .map(fired -> require())
                        .onSuccess(ctx::end)
                        .onFailure(ctx::fail));
        router.route("/worker")
                .handler(ctx -> vertx.executeBlocking(VertxScopeTest::require)
                        .onSuccess(ctx::end)
                        .onFailure(ctx::fail));
        router.route("/blocking-handler").blockingHandler(ctx -> ctx.end(require()));
        router.route("/context").handler(ctx -> vertx.runOnContext(later -> answer(ctx)));
        router.route("/chain")
                .handler(ctx -> vertx.fileSystem()
                        .exists("pom.xml")
                        .compose(exists -> vertx.executeBlocking(() -> exists))
                        .map(exists -> require())
                        .onSuccess(ctx::end)
                        .onFailure(ctx::fail));
        router.post("/body").handler(BodyHandler.create(false)).handler(ctx -> ctx.end(require()));
        router.route("/thread").handler(ctx -> new Thread(() -> ctx.end(seen())).start());
        router.route("/wrapped")
                .handler(ctx -> new Thread(SessionScope.wrap(() -> {
                            ctx.end(seen());
                        }))
                        .start());
        router.route("/keep").handler(ctx -> {
            Promise<String> here = ((VertxInternal) vertx).promise(); // bound to this request, as those of clients are
            here.future().onSuccess(word -> ctx.end(word + " for " + seen()));
            kept.complete(here);
        });
        router.route("/complete").handler(ctx -> {
            kept.join().complete("kept");
            ctx.end("completed by " + seen());
        });
    }

    private static String require() {
        return SessionScope.require().user().id();
    }

    private static String seen() {
        return SessionScope.current().map(session -> session.user().id()).orElse("nobody");
    }

    private static void answer(RoutingContext ctx) {
        try {
            ctx.end(require());
        } catch (RuntimeException e) {
            ctx.fail(e);
        }
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private Browser nobody() {
        return Browser.at(server.address());
    }

    private Browser alice() {
        Browser alice = nobody();
        alice.signIn("alice");
        return alice;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/timer", "/worker", "/blocking-handler", "/context", "/chain"})
    void it_goes_along_with_the_context(String path) {
        assertThat(alice().get(path).body()).isEqualTo("u-alice");

        Reply refused = nobody().fetch(path);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.body()).isEqualTo("{\"message\":\"Not authenticated\"}");
    }

    @Test
    void it_is_there_behind_a_handler_that_waits_for_the_body() {
        assertThat(alice().post("/body", Map.of("a", "b")).body()).isEqualTo("u-alice");
        assertThat(nobody().post("/body", Map.of("a", "b")).status()).isEqualTo(401);
    }

    @Test
    void a_thread_that_vertx_knows_nothing_of_has_none_unless_it_is_taken_along() {
        assertThat(alice().get("/thread").body()).isEqualTo("nobody");
        assertThat(alice().get("/wrapped").body()).isEqualTo("u-alice");
    }

    @Test
    void what_one_visitor_sets_off_for_another_does_not_show_the_one_to_the_other() {
        Browser alice = alice();
        CompletableFuture<Reply> waiting = CompletableFuture.supplyAsync(() -> nobody().get("/keep"));
        kept.join();

        assertThat(alice.get("/complete").body()).isEqualTo("completed by u-alice");
        assertThat(waiting.join().body()).isEqualTo("kept for nobody");
    }
}
