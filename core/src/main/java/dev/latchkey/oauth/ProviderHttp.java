package dev.latchkey.oauth;

import static java.util.Objects.requireNonNull;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.FailureCause;
import dev.latchkey.observe.Observation;
import dev.latchkey.observe.ObservedCall;
import dev.latchkey.observe.Observer;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.wire.ServerUrlCheck;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Sends HTTP requests to providers, and to no address at which a provider cannot be ({@link AddressGuard}). Follows no
 * redirects, reads at most 1 MiB, and limits the time of the whole exchange up to the last byte. A server that hangs
 * holds one thread ({@link HangingServers}).
 */
public final class ProviderHttp {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int MAX_BODY_BYTES = 1024 * 1024;

    private final Supplier<HttpClient> clients;
    private final Duration timeout;
    private final boolean ours;
    private final AddressGuard guard;
    private final Observer observer;
    private final @Nullable String provider;
    private final HangingServers hanging;
    private final ExchangeThreads threads;
    private final AtomicReference<@Nullable HttpClient> client;
    private final ConcurrentMap<TlsProfile, ProviderHttp> special;

    private ProviderHttp(Supplier<HttpClient> clients, Duration timeout, boolean ours, AddressGuard.Resolver resolver) {
        this.observer = Observer.NONE;
        this.provider = null;
        this.clients = clients;
        this.timeout = timeout;
        this.ours = ours;
        this.guard = AddressGuard.of(resolver);
        this.hanging = new HangingServers();
        this.threads = new ExchangeThreads();
        this.client = new AtomicReference<>();
        this.special = new ConcurrentHashMap<>();
    }

    /** Makes the instance for connections of another kind. */
    private ProviderHttp(ProviderHttp usual, TlsProfile profile) {
        this.observer = usual.observer;
        this.provider = usual.provider;
        this.clients = () -> profile.client(usual.client());
        this.timeout = usual.timeout;
        this.ours = true;
        this.guard = usual.guard;
        this.hanging = usual.hanging;
        this.threads = usual.threads;
        this.client = new AtomicReference<>();
        this.special = usual.special;
    }

    private ProviderHttp(ProviderHttp shared, AddressGuard guard, Observer observer, @Nullable String provider) {
        this.observer = observer;
        this.provider = provider;
        this.clients = shared.clients;
        this.timeout = shared.timeout;
        this.ours = shared.ours;
        this.guard = guard;
        this.hanging = shared.hanging;
        this.threads = shared.threads;
        this.client = shared.client;
        this.special = shared.special;
    }

    /**
     * Returns an instance that creates its own client, with a limit of 5 seconds to connect and of 10 seconds for an
     * exchange. The client has a thread, so the instance creates it only at the first request.
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
        return new ProviderHttp(clients, timeout, true, InetAddress::getAllByName);
    }

    /**
     * Returns an instance with the application's client.
     *
     * @param timeout the time limit for one exchange
     * @throws IllegalArgumentException if the client follows redirects, because it would then send secrets to other
     *     hosts
     */
    public static ProviderHttp of(HttpClient client, Duration timeout) {
        if (client.followRedirects() != Redirect.NEVER) {
            throw new IllegalArgumentException("The HTTP client for providers must not follow redirects");
        }
        return of(client, timeout, InetAddress::getAllByName);
    }

    static ProviderHttp of(HttpClient client, Duration timeout, AddressGuard.Resolver resolver) {
        return new ProviderHttp(() -> client, requireNonNull(timeout, "timeout"), false, resolver);
    }

    /**
     * Returns the instance for requests to {@code provider}, and to addresses that its documents name. It has the
     * client certificate and the ciphers that the provider demands. Without it, a request reaches no address of this
     * machine or of a private network.
     */
    ProviderHttp to(OAuthProvider provider) {
        TlsProfile profile = TlsProfile.of(provider.definition().security());
        ProviderHttp connected =
                profile.isUsual() ? this : special.computeIfAbsent(profile, key -> new ProviderHttp(this, key));
        return new ProviderHttp(connected, guard.to(provider.definition()), observer, provider.id());
    }

    /** Returns an instance with the same connections, whose requests {@code by} observes. */
    public ProviderHttp observed(Observer by) {
        return new ProviderHttp(this, guard, by, provider);
    }

    /**
     * Releases the client if this class has created it. The client's thread ends when its requests have ended. A later
     * request creates another client.
     */
    public void close() throws Exception {
        for (ProviderHttp one : special.values()) {
            one.release();
        }
        release();
    }

    private void release() throws Exception {
        HttpClient old = client.getAndSet(null);
        if (ours && old instanceof AutoCloseable closeable) { // since JDK 21; older clients end when unreferenced
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

    /**
     * Returns a builder for a request. Over plain HTTP, the request has version 1.1, because some servers lose the body
     * if the client asks for an upgrade to version 2.
     */
    static HttpRequest.Builder request(String url) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        return (ServerUrlCheck.isEncrypted(url) ? request : request.version(HttpClient.Version.HTTP_1_1))
                .header("Accept", "application/json")
                .header("User-Agent", "Latchkey"); // GitHub requires a User-Agent
    }

    /** A request under way: the response, which ends the exchange if it ends before, and what follows from it. */
    private record Pending(CompletableFuture<HttpResponse<byte[]>> response, CompletableFuture<ProviderAnswer> answer) {

        static Pending failed(AuthException problem) {
            return new Pending(CompletableFuture.failedFuture(problem), CompletableFuture.failedFuture(problem));
        }
    }

    /**
     * Sends {@code request}.
     *
     * @param what the name of the request, as the start of a sentence for the log
     */
    CompletableFuture<ProviderAnswer> send(HttpRequest.Builder request, String what) {
        return limited(begin(request, what, false)).answer();
    }

    /**
     * Works like {@link #send}, for a {@code POST} that only asks, so that the server may get it twice. If the
     * connection ends before there is an answer, the request is sent once more. A server may close a connection that it
     * has kept for a while just when the request is on its way (RFC 9112 section 9.3.1). The JDK's client sends a
     * {@code GET} again by itself, but no {@code POST}.
     */
    CompletableFuture<ProviderAnswer> ask(HttpRequest.Builder request, String what) {
        return limited(begin(request, what, true)).answer();
    }

    /** Sends {@code request} and waits for the response. The waiting thread is the clock, which costs less than one. */
    ProviderAnswer exchange(HttpRequest.Builder request, String what) {
        Pending pending = begin(request, what, false);
        try {
            return pending.answer().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            pending.response().completeExceptionally(e);
            return await(pending.answer());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return await(limited(pending).answer());
        } catch (ExecutionException e) {
            return await(pending.answer());
        }
    }

    private Pending limited(Pending pending) {
        CompletableFuture<?> unused = pending.response().orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
        return pending;
    }

    @SuppressWarnings("ReferenceEquality") // there is one NONE
    private Pending begin(HttpRequest.Builder request, String what, boolean repeatable) {
        HttpRequest built = request.build();
        Observation observation = Observation.NONE;
        if (observer != Observer.NONE) {
            observation = observer.begin(call(built));
            observation.headers(request::setHeader);
            built = request.build();
        }
        Pending pending = begin(built, what, repeatable);
        return new Pending(pending.response(), observed(observation, pending.answer()));
    }

    private ObservedCall call(HttpRequest request) {
        URI to = request.uri();
        boolean encrypted = ServerUrlCheck.isEncrypted(to.toString());
        int port = to.getPort() >= 0 ? to.getPort() : encrypted ? 443 : 80;
        String host = to.getHost() == null ? "" : to.getHost();
        return new ObservedCall.ProviderCall(provider, request.method(), encrypted ? "https" : "http", host, port);
    }

    @SuppressWarnings("ReferenceEquality") // there is one NONE
    private static CompletableFuture<ProviderAnswer> observed(
            Observation observation, CompletableFuture<ProviderAnswer> answer) {
        return observation == Observation.NONE
                ? answer
                : answer.whenComplete((response, problem) -> {
                    if (response != null) {
                        observation.answered(response.status());
                    }
                    observation.end(problem == null ? null : unwrapped(problem));
                });
    }

    private Pending begin(HttpRequest built, String what, boolean repeatable) {
        HttpClient current = client();
        HangingServers.Permit permit = hanging.enter(String.valueOf(built.uri().getAuthority()));
        if (permit == null) {
            return Pending.failed(UpstreamFailures.upstream(
                    FailureCause.UNREACHABLE, what + " waits for the answer to an earlier request"));
        }
        CompletableFuture<HttpResponse<byte[]>> response = threads.start(() -> {
            guard.check(built.uri(), current);
            return sent(current, built, repeatable);
        });
        CompletableFuture<ProviderAnswer> answer = response.whenComplete(
                        (received, problem) -> hanging.leave(permit, !isTimeout(problem)))
                .thenApply(received -> ProviderAnswer.of(what, received))
                .exceptionallyCompose(problem -> CompletableFuture.failedFuture(failure(what, unwrapped(problem))));
        return new Pending(response, answer);
    }

    private static HttpResponse<byte[]> sent(HttpClient current, HttpRequest request, boolean repeatable)
            throws IOException, InterruptedException {
        AtomicBoolean answered = new AtomicBoolean();
        try {
            return current.send(request, head -> {
                answered.set(true);
                return new LimitedBody(MAX_BODY_BYTES);
            });
        } catch (IOException e) {
            if (repeatable && !answered.get() && isClosed(e)) {
                return sent(current, request, false);
            }
            throw e;
        }
    }

    private static boolean isClosed(IOException problem) {
        return !(problem instanceof HttpTimeoutException
                || problem instanceof ConnectException
                || problem instanceof SSLException);
    }

    /** Waits for a request of {@link #send}. The request itself ends when its time limit is over. */
    static <T> T await(CompletableFuture<T> pending) {
        try {
            return pending.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UpstreamFailures.upstream(FailureCause.UNREACHABLE, "Interrupted while waiting for a provider", e);
        } catch (ExecutionException e) {
            Throwable cause = unwrapped(e);
            throw cause instanceof AuthException known
                    ? known.inThisThread()
                    : UpstreamFailures.upstream(
                            FailureCause.ANSWER_UNREADABLE, "A provider's answer could not be read", cause);
        }
    }

    private static boolean isTimeout(@Nullable Throwable problem) {
        Throwable cause = problem == null ? null : unwrapped(problem);
        return cause instanceof TimeoutException || cause instanceof HttpTimeoutException;
    }

    private AuthException failure(String what, Throwable problem) {
        if (problem instanceof AuthException known) {
            return known;
        }
        return problem instanceof TimeoutException
                ? UpstreamFailures.upstream(
                        FailureCause.UNREACHABLE, what + " took longer than " + timeout.toMillis() + " ms", null)
                : UpstreamFailures.upstream(
                        FailureCause.UNREACHABLE,
                        what + " failed: " + problem.getClass().getSimpleName(),
                        problem);
    }

    private static Throwable unwrapped(Throwable problem) {
        Throwable cause = problem.getCause();
        return (problem instanceof CompletionException || problem instanceof ExecutionException) && cause != null
                ? unwrapped(cause)
                : problem;
    }
}
