package dev.latchkey.oauth;

import static java.util.Objects.requireNonNull;

import dev.latchkey.error.AuthException;
import dev.latchkey.wire.ServerUrlCheck;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends HTTP requests to providers. It follows no redirects, reads at most 1 MiB, and limits the time of the whole
 * exchange up to the last byte.
 */
public final class ProviderHttp {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int MAX_BODY_BYTES = 1024 * 1024;

    private final Supplier<HttpClient> clients;
    private final Duration timeout;
    private final boolean ours;
    private final AtomicReference<@Nullable HttpClient> client = new AtomicReference<>();

    private ProviderHttp(Supplier<HttpClient> clients, Duration timeout, boolean ours) {
        this.clients = clients;
        this.timeout = timeout;
        this.ours = ours;
    }

    /**
     * A client of its own, with 5 seconds to connect and 10 seconds for an exchange. It is made with the first request,
     * since it has a thread.
     */
    public static ProviderHttp standard() {
        return lazily(
                () -> HttpClient.newBuilder()
                        .connectTimeout(CONNECT_TIMEOUT)
                        .followRedirects(Redirect.NEVER)
                        .build(),
                TIMEOUT);
    }

    static ProviderHttp lazily(Supplier<HttpClient> clients, Duration timeout) {
        return new ProviderHttp(clients, timeout, true);
    }

    /**
     * Another client.
     *
     * @param timeout for one exchange
     * @throws IllegalArgumentException if the client follows redirects: they would lead secrets elsewhere
     */
    public static ProviderHttp of(HttpClient client, Duration timeout) {
        if (client.followRedirects() != Redirect.NEVER) {
            throw new IllegalArgumentException("The HTTP client for providers must not follow redirects");
        }
        return new ProviderHttp(() -> client, requireNonNull(timeout, "timeout"), false);
    }

    /**
     * Lets go of the client, if it is this class's own: its thread ends when what is under way has ended. A later
     * request makes another.
     */
    public void close() throws Exception {
        HttpClient old = client.getAndSet(null);
        if (ours
                && old
                        instanceof
                        AutoCloseable closeable) { // from JDK 21 on; an older one ends by itself, unreferenced
            closeable.close();
        }
    }

    private HttpClient client() {
        HttpClient known = client.get();
        if (known != null) {
            return known;
        }
        synchronized (client) {
            HttpClient made = client.get();
            if (made == null) {
                made = clients.get();
                client.set(made);
            }
            return made;
        }
    }

    /** A request. Over plain HTTP it is of version 1.1: asking for an upgrade to 2 makes some servers lose the body. */
    static HttpRequest.Builder request(String url) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        return (ServerUrlCheck.isEncrypted(url) ? request : request.version(HttpClient.Version.HTTP_1_1))
                .header("Accept", "application/json")
                .header("User-Agent", "Latchkey"); // GitHub answers nobody without a name
    }

    /**
     * Sends {@code request}.
     *
     * @param what is asked for, as the start of a sentence for the log
     */
    CompletableFuture<ProviderAnswer> send(HttpRequest.Builder request, String what) {
        CompletableFuture<HttpResponse<byte[]>> exchange =
                client().sendAsync(request.build(), response -> new LimitedBody(MAX_BODY_BYTES));
        return exchange.copy()
                .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .thenApply(response -> ProviderAnswer.of(what, response))
                .exceptionallyCompose(problem -> {
                    exchange.cancel(true);
                    return CompletableFuture.failedFuture(failure(what, unwrapped(problem)));
                });
    }

    /** Sends {@code request} and waits. */
    ProviderAnswer exchange(HttpRequest.Builder request, String what) {
        return await(send(request, what));
    }

    /** Waits for what {@link #send} has under way, which ends by itself when its time is over. */
    static <T> T await(CompletableFuture<T> pending) {
        try {
            return pending.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UpstreamFailures.upstream("Interrupted while waiting for a provider", e);
        } catch (ExecutionException e) {
            Throwable cause = unwrapped(e);
            throw cause instanceof AuthException known
                    ? known
                    : UpstreamFailures.upstream("A provider's answer could not be read", cause);
        }
    }

    private AuthException failure(String what, Throwable problem) {
        return problem instanceof TimeoutException
                ? UpstreamFailures.upstream(what + " took longer than " + timeout.toMillis() + " ms", null)
                : UpstreamFailures.upstream(
                        what + " failed: " + problem.getClass().getSimpleName(), problem);
    }

    private static Throwable unwrapped(Throwable problem) {
        Throwable cause = problem.getCause();
        return (problem instanceof CompletionException || problem instanceof ExecutionException) && cause != null
                ? unwrapped(cause)
                : problem;
    }
}
