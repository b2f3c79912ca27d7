package dev.latchkey.oauth;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.error.AuthException;
import dev.latchkey.provider.OAuthProvider;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A provider of which nothing can be expected, over a real socket. */
@Tag("X7")
@Timeout(20)
class ProviderHttpTest {

    private static final Duration LIMIT = Duration.ofMillis(700);

    private interface Server {
        void answer(OutputStream out) throws IOException;
    }

    private ServerSocket listener;
    private final CountDownLatch closedByClient = new CountDownLatch(1);
    private ProviderHttp http = ProviderHttp.standard();

    @BeforeEach
    void listen() throws IOException {
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void stop() throws IOException {
        listener.close();
    }

    private void serve(Server server) {
        Thread thread = new Thread(() -> {
            try (Socket socket = listener.accept()) {
                server.answer(socket.getOutputStream());
                // The request, and then whatever comes until the client hangs up.
                socket.getInputStream().transferTo(OutputStream.nullOutputStream());
                closedByClient.countDown();
            } catch (IOException e) {
                closedByClient.countDown();
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private ProviderAnswer get() {
        return to().exchange(request(), "The request");
    }

    private ProviderHttp to() {
        return http.to(OAuthProvider.oidc("demo", "Demo").issuer(server()));
    }

    private HttpRequest.Builder request() {
        return ProviderHttp.request(server() + "/x");
    }

    private String server() {
        return "http://localhost:" + listener.getLocalPort();
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(US_ASCII));
        out.flush();
    }

    @Test
    void an_answer_is_read_whole() {
        serve(out -> write(out, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{\"a\":\"b\"}"));
        assertThat(get().requireSuccess().object().text("a")).contains("b");
    }

    @Test
    void a_client_is_made_when_it_is_first_needed_and_let_go_when_closed() throws Exception {
        List<HttpClient> made = new CopyOnWriteArrayList<>();
        http = ProviderHttp.lazily(
                () -> {
                    made.add(HttpClient.newHttpClient());
                    return made.get(made.size() - 1);
                },
                Duration.ofSeconds(15));
        String answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}";
        assertThat(made).isEmpty();
        http.close();
        assertThat(made).isEmpty();
        for (int i = 0; i < 2; i++) {
            serve(out -> write(out, answer));
            get().requireSuccess();
        }
        assertThat(made).hasSize(1);
        http.close();
        http.close();
        serve(out -> write(out, answer));
        get().requireSuccess();
        assertThat(made).hasSize(2);
    }

    @Test
    void half_an_answer_holds_no_thread_longer_than_the_limit() throws Exception {
        http = ProviderHttp.of(HttpClient.newHttpClient(), LIMIT);
        serve(out -> write(out, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{"));
        assertThatThrownBy(this::get)
                .isInstanceOf(AuthException.Upstream.class)
                .hasMessage("CallbackRouteError: The request took longer than 700 ms [unreachable]");
        assertThat(closedByClient.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void silence_holds_no_thread_longer_than_the_limit() {
        http = ProviderHttp.of(HttpClient.newHttpClient(), LIMIT);
        assertThatThrownBy(this::get) // nobody accepts
                .isInstanceOf(AuthException.Upstream.class)
                .hasMessageContaining("took longer");
    }

    @Test
    void silence_ends_a_fetch_for_which_no_thread_waits() {
        http = ProviderHttp.of(HttpClient.newHttpClient(), Duration.ofMillis(100));
        assertThat(to().send(request(), "The request"))
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableOfType(ExecutionException.class)
                .withMessageContaining("The request took longer than 100 ms");
    }

    @Test
    @Tag("B21")
    void a_redirect_is_an_answer_and_is_not_followed() {
        serve(out -> write(out, "HTTP/1.1 302 Found\r\nLocation: http://localhost:1/\r\nContent-Length: 0\r\n\r\n"));
        assertThat(get().status()).isEqualTo(302);
    }

    @Test
    void endless_answers_are_cut_off() throws Exception {
        serve(out -> {
            write(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            String chunk = "x".repeat(0xffff);
            while (true) {
                write(out, "ffff\r\n" + chunk + "\r\n");
            }
        });
        assertThatThrownBy(this::get)
                .isInstanceOf(AuthException.Upstream.class)
                .hasRootCauseMessage("The answer is longer than 1048576 bytes");
        assertThat(closedByClient.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_broken_answer_is_the_provider_s_fault() {
        serve(out -> {
            write(out, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{");
            out.close();
        });
        assertThatThrownBy(this::get).isInstanceOf(AuthException.Upstream.class);
    }

    @Test
    void nobody_there_is_the_provider_s_fault() throws IOException {
        listener.close();
        assertThatThrownBy(this::get)
                .isInstanceOf(AuthException.Upstream.class)
                .hasMessage("CallbackRouteError: The request failed: ConnectException [unreachable]");
    }

    @Test
    void an_interrupted_wait_ends_at_once() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(this::get).isInstanceOf(AuthException.Upstream.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    @Tag("B21")
    void a_client_that_follows_redirects_is_not_taken() {
        HttpClient follower = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        assertThatThrownBy(() -> ProviderHttp.of(follower, LIMIT)).isInstanceOf(IllegalArgumentException.class);
    }
}
