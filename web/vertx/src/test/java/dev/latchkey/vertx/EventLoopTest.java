package dev.latchkey.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Auth;
import dev.latchkey.AuthBuilder;
import dev.latchkey.callback.SignInDecision;
import dev.latchkey.contract.Browser;
import dev.latchkey.contract.Reply;
import dev.latchkey.guard.Answer;
import dev.latchkey.model.User;
import dev.latchkey.provider.CredentialsProvider;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.internal.VertxInternal;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One event loop for everybody: code of the application's that waits must not hold it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventLoopTest {

    /** How long the loop may be busy before Vert.x complains; what waits here waits longer. */
    private static final long LIMIT_MILLIS = 400;

    private final Gate gate = new Gate();
    private final Auth auth = base().onSession((session, token) -> {
                gate.pass("session");
                return session;
            })
            .onJwt(context -> {
                gate.pass("jwt");
                return context.token();
            })
            .onSignIn(attempt -> {
                gate.pass("sign-in");
                return SignInDecision.allow();
            })
            .authorized((request, session) -> {
                gate.pass("authorized");
                return session.isPresent();
            })
            .listener(event -> gate.pass("listener"))
            .build();
    private final VertxServer server = VertxServer.start(options(), this::application);
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    private AuthBuilder base() {
        return Auth.builder()
                .environment(Map.of())
                .secret("a-secret-for-the-event-loop-0123456789-0123456789")
                .matcher("/dashboard/:path*")
                .provider(CredentialsProvider.of((typed, request) -> {
                    gate.pass("credentials");
                    return Optional.of(User.of("u-" + typed.get("username")));
                }));
    }

    private static VertxOptions options() {
        return new VertxOptions()
                .setEventLoopPoolSize(1)
                .setBlockedThreadCheckIntervalUnit(TimeUnit.MILLISECONDS)
                .setBlockedThreadCheckInterval(50)
                .setMaxEventLoopExecuteTimeUnit(TimeUnit.MILLISECONDS)
                .setMaxEventLoopExecuteTime(LIMIT_MILLIS);
    }

    private void application(Vertx vertx, Router router) {
        VertxAuth vertxAuth = VertxAuth.of(auth);
        vertxAuth.register(router);
        router.route().handler(vertxAuth.guard("/own/:path*", (request, session) -> {
            gate.pass("logic");
            return session.isPresent() ? Answer.next() : Answer.refuse();
        }));
        router.post("/form")
                .handler(BodyHandler.create(false))
                .handler(ctx -> vertxAuth
                        .signIn(ctx, "credentials", "/open", Map.of("username", "alice", "password", "any"))
                        .onFailure(ctx::fail));
        router.route().handler(ctx -> ctx.end("served"));
    }

    @BeforeAll
    void warmUp() {
        Browser somebody = signedIn(server);
        for (String path : List.of("/dashboard", "/own", "/open")) {
            assertThat(somebody.get(path).body()).isEqualTo("served");
        }
        assertThat(somebody.post("/form", Map.of()).status()).isEqualTo(302);
        ((VertxInternal) server.vertx()).blockedThreadChecker().setThreadBlockedHandler(event -> {
            Thread thread = event.thread();
            if (thread.getState() != Thread.State.RUNNABLE) { // else the machine is busy, and the loop waits for it
                complaints.add(thread.getName() + " for " + event.duration());
            }
        });
    }

    @AfterEach
    void openTheGate() {
        gate.open();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private static Browser signedIn(VertxServer server) {
        Browser browser = Browser.at(server.address());
        assertThat(browser.signIn("alice").status()).isEqualTo(302);
        return browser;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /open session",
                "GET /open jwt",
                "GET /dashboard authorized",
                "GET /own logic",
                "GET /auth/session session",
                "SIGN-IN . credentials",
                "SIGN-IN . sign-in",
                "SIGN-IN . listener",
                "POST /form credentials"
            })
    void code_that_waits_keeps_nobody_else_waiting(String what) {
        String[] words = what.split(" ", -1);
        Browser alice = signedIn(server);
        Browser nobody = Browser.at(server.address());
        gate.close(words[2]);

        CompletableFuture<Reply> slow = CompletableFuture.supplyAsync(() -> switch (words[0]) {
            case "SIGN-IN" -> alice.signIn("alice");
            case "POST" -> alice.post(words[1], Map.of());
            default -> alice.get(words[1]);
        });
        gate.awaitSomebody();
        for (int i = 0; i < 20; i++) {
            assertThat(nobody.get("/open").body()).isEqualTo("served");
        }
        assertThat(slow).isNotDone();
        server.vertx().setTimer(LIMIT_MILLIS + 100, late -> gate.open()); // the loop itself tells it to go on

        assertThat(slow.join().status()).isIn(200, 302);
        assertThat(gate.wasOnEventLoop()).isFalse();
        assertThat(complaints).isEmpty();
    }

    @Test
    void a_sealed_session_is_read_in_place() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        VertxAuth sealed = VertxAuth.of(base().build());
        try (VertxServer other = VertxServer.start(options().setWorkerPoolSize(1), (vertx, router) -> {
            sealed.register(router);
            router.route()
                    .handler(ctx -> ctx.end(sealed.session(ctx)
                            .map(session -> session.user().id())
                            .orElse("nobody")));
        })) {
            Browser alice = signedIn(other);
            CountDownLatch begun = new CountDownLatch(1);
            other.vertx().executeBlocking(() -> {
                begun.countDown();
                end.await();
                return null;
            });
            begun.await();

            assertThat(alice.get("/dashboard").body()).isEqualTo("u-alice");
            assertThat(Browser.at(other.address()).get("/dashboard").status()).isEqualTo(401);
            end.countDown();
        } finally {
            end.countDown();
        }
    }
}
