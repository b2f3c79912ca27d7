package dev.latchkey.contract.jdkhttp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.latchkey.error.AuthException;
import dev.latchkey.feature.TokenIssuer;
import dev.latchkey.oauth.AccessTokenIssuers;
import dev.latchkey.oauth.ProviderHttp;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.seal.Randoms;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one bad request to an issuer means for all others. The token says what the server does with it. */
@Tag("X7")
@Timeout(20)
class IntrospectedIssuerTest {

    private static final String SLOW = "slow";
    private static final String GOOD = "good";

    private final GuardedApi.MovingClock clock = new GuardedApi.MovingClock();
    private final ProviderHttp http = ProviderHttp.standard();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicInteger questions = new AtomicInteger();
    private HttpServer server;
    private TokenIssuer issuer;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String address = "http://localhost:" + server.getAddress().getPort();
        server.createContext(
                "/.well-known/openid-configuration",
                exchange -> write(
                        exchange,
                        200,
                        "{\"issuer\":\"" + address + "\",\"introspection_endpoint\":\"" + address + "/introspect\"}"));
        server.createContext("/introspect", this::introspect);
        server.setExecutor(threads);
        server.start();
        issuer = new AccessTokenIssuers(http, new Randoms(new SecureRandom()), clock)
                .of(
                        OAuthProvider.oidc("api", "API")
                                .issuer(address)
                                .clientId("api")
                                .clientSecret("a-secret-of-the-test"),
                        type -> true);
    }

    @AfterEach
    void stop() throws Exception {
        released.countDown();
        server.stop(0);
        threads.shutdownNow();
        http.close();
    }

    private void introspect(HttpExchange exchange) throws IOException {
        questions.incrementAndGet();
        String form = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        String token = form.replaceAll(".*\\btoken=([a-z0-9]*).*", "$1");
        if (token.equals(SLOW)) {
            arrived.countDown();
            try {
                released.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
        if (token.equals("dropped") || (token.equals("once") && questions.get() == 2)) {
            throw new IOException("The connection ends here");
        }
        write(exchange, token.matches("[0-9]+") ? Integer.parseInt(token) : 200, "{\"active\":true}");
    }

    private static void write(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Test
    void a_thread_that_is_interrupted_fails_alone() throws Exception {
        FutureTask<?> leaver = new FutureTask<>(() -> issuer.introspected(SLOW));
        Thread thread = new Thread(leaver);
        thread.start();
        arrived.await();
        CompletableFuture<?> waiter = CompletableFuture.supplyAsync(() -> issuer.introspected(SLOW), threads);
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }

        thread.interrupt();

        assertThatThrownBy(leaver::get).hasCauseInstanceOf(AuthException.Upstream.class);
        assertThat(issuer.introspected(GOOD).get("active")).isEqualTo(true);
        released.countDown();
        assertThat(waiter.get()).isNotNull();
        assertThat(issuer.introspected(GOOD).get("active")).isEqualTo(true);
    }

    @Test
    void an_issuer_that_closes_a_kept_connection_at_that_moment_is_asked_again() {
        assertThat(issuer.introspected(GOOD).get("active")).isEqualTo(true);

        assertThat(issuer.introspected("once").get("active")).isEqualTo(true);

        assertThat(questions).hasValue(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"429", "503", "dropped"})
    void an_issuer_that_answers_nobody_is_left_alone_for_five_seconds(String token) {
        assertThatThrownBy(() -> issuer.introspected(token)).isInstanceOf(AuthException.Upstream.class);
        int asked = questions.get();
        assertThatThrownBy(() -> issuer.introspected(GOOD)).isInstanceOf(AuthException.Upstream.class);
        assertThat(questions).hasValue(asked);

        clock.advance(Duration.ofSeconds(5));

        assertThat(issuer.introspected(GOOD).get("active")).isEqualTo(true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"400", "401", "500", "502"})
    void another_error_is_about_one_token_alone(String token) {
        assertThatThrownBy(() -> issuer.introspected(token)).isInstanceOf(AuthException.Upstream.class);

        assertThat(issuer.introspected(GOOD).get("active")).isEqualTo(true);
    }
}
