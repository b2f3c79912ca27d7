package dev.latchkey.helidon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Auth;
import dev.latchkey.SessionScope;
import dev.latchkey.contract.Browser;
import dev.latchkey.contract.Reply;
import dev.latchkey.guard.Answer;
import dev.latchkey.model.User;
import dev.latchkey.provider.CredentialsProvider;
import dev.latchkey.testing.SignedIn;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.SecureHandler;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every entry point of Helidon: requests routed anew, filters that were there first, services, its own security,
 * threads.
 */
@Tag("A15")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HelidonEntryPointTest {

    private static final String SECRET = "dashboard-secret";
    private static final String KEY = "a-secret-for-entries-0123456789-0123456789";

    private final HelidonAuth auth = HelidonAuth.of(Auth.builder()
            .environment(Map.of())
            .secret(KEY)
            .provider(CredentialsProvider.of((typed, request) -> Optional.of(User.of("u-alice"))))
            .matcher("/dashboard/:path*")
            .build());
    private final HelidonServer server = HelidonServer.start(this::application);

    private void application(HttpRouting.Builder routing) {
        routing.addFilter((chain, req, res) -> {
            if (req.query().contains("eager")) {
                res.send(SECRET);
            } else {
                chain.proceed();
            }
        });
        routing.get("/anew", (req, res) -> res.reroute(req.query().get("to")));
        routing.register("/dashboard", rules -> rules.get("/report", (req, res) -> res.send(SECRET)));
        routing.get("/own/page", (req, res) -> res.send("own-secret"));
        routing.get("/open", (req, res) -> res.send("open"));
        routing.get("/secure/any", SecureHandler.authenticate().wrap((req, res) -> res.send("in")));
        routing.get("/secure/admin", SecureHandler.authorize("admin", "owner").wrap((req, res) -> res.send("in")));
        routing.get(
                "/left-behind",
                (req, res) -> res.send(CompletableFuture.supplyAsync(HelidonEntryPointTest::who)
                        .join()));
        Executor scoped = task -> SessionScope.wrap(ForkJoinPool.commonPool()).execute(task);
        routing.get(
                "/carried",
                (req, res) -> res.send(CompletableFuture.supplyAsync(HelidonEntryPointTest::who, scoped)
                        .join()));
        routing.get("/broken", (req, res) -> {
            throw new IllegalStateException("not a matter of sessions");
        });
        routing.addFeature(auth.guard("/own/:path*", (request, session) -> Answer.redirect("/login")));
        routing.addFeature(auth); // last, and in front all the same
    }

    private static String who() {
        return SessionScope.require().user().id();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private Reply nobody(String path) {
        return Browser.at(server.address()).get(path);
    }

    private Reply alice(String path, String... roles) {
        String cookie =
                SignedIn.as("u-alice").with("roles", List.of((Object[]) roles)).cookie(KEY);
        return Browser.at(server.address()).get(path, "Cookie", cookie);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dashboard/report", "/%64ashboard/report", "/dashboard/report;x=1", "/own/page"})
    void a_request_that_is_routed_anew_meets_the_guard_again(String path) {
        Reply reply = nobody("/anew?to=" + path);

        assertThat(reply.body()).doesNotContain(SECRET, "own-secret");
        assertThat(reply.status()).isBetween(300, 499);
        assertThat(nobody("/anew?to=/open").body()).isEqualTo("open");
        assertThat(alice("/anew?to=/dashboard/report").body()).isEqualTo(SECRET);
    }

    @Test
    void the_guard_stands_in_front_of_filters_that_were_there_first() {
        assertThat(nobody("/open?eager=1").body()).isEqualTo(SECRET);
        assertThat(nobody("/dashboard/report?eager=1").status()).isEqualTo(401);
        assertThat(nobody("/own/page?eager=1").body()).doesNotContain("own-secret");
    }

    @Test
    void helidons_own_handlers_ask_the_session_and_its_roles() {
        assertThat(nobody("/secure/any").status()).isEqualTo(401);
        assertThat(Browser.at(server.address()).navigate("/secure/any").location())
                .contains("/auth/signin?callbackUrl=");
        assertThat(alice("/secure/any").body()).isEqualTo("in");
        assertThat(nobody("/secure/admin").status()).isEqualTo(401);
        assertThat(alice("/secure/admin", "reader").status()).isEqualTo(403);
        assertThat(alice("/secure/admin", "owner").body()).isEqualTo("in");
    }

    @Test
    void a_refusal_on_another_thread_is_a_refusal_where_the_scope_was_taken_along() {
        assertThat(alice("/left-behind").status()).isEqualTo(500);
        assertThat(alice("/carried").body()).isEqualTo("u-alice");
        assertThat(nobody("/carried").status()).isEqualTo(401);
        assertThat(nobody("/broken").status()).isEqualTo(500);
        assertThat(nobody("/broken").body()).doesNotContain("Exception");
    }
}
