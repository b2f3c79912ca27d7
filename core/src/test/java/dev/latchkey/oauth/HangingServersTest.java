package dev.latchkey.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.error.AuthException;
import dev.latchkey.provider.OAuthProvider;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server whose name takes as long to resolve as the test wants, and then is one of this machine. */
@Tag("X7")
@Timeout(20)
class HangingServersTest {

    private static final String WAITS = "waits for the answer to an earlier request";
    private static final String ENDED = "names a host of this machine or of a private network";

    private final Semaphore arrived = new Semaphore(0);
    private final Semaphore answers = new Semaphore(0);
    private final ProviderHttp http = ProviderHttp.of(HttpClient.newHttpClient(), Duration.ofSeconds(1), host -> {
        arrived.release();
        answers.acquireUninterruptibly();
        return new InetAddress[] {InetAddress.getLoopbackAddress()};
    });

    private ProviderAnswer get() {
        OAuthProvider provider = OAuthProvider.oidc("demo", "Demo").issuer("https://sso.example.org");
        return http.to(provider).exchange(ProviderHttp.request("https://keys.example.org/"), "The request");
    }

    @Test
    void hold_one_thread_and_an_answer_ends_that() throws Exception {
        assertThatThrownBy(this::get)
                .isInstanceOf(AuthException.Upstream.class)
                .hasMessageContaining("took longer than 1000 ms");
        arrived.acquire();

        CompletableFuture<ProviderAnswer> waiting = CompletableFuture.supplyAsync(this::get);
        arrived.acquire();
        assertThatThrownBy(this::get).isInstanceOf(AuthException.Upstream.class).hasMessageContaining(WAITS);
        assertThat(arrived.availablePermits()).isZero();

        answers.release(3);
        assertThatThrownBy(waiting::get).isInstanceOf(ExecutionException.class).hasMessageContaining(ENDED);
        assertThatThrownBy(this::get).hasMessageContaining(ENDED); // at once, and nobody waits
    }
}
