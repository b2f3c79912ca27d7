package dev.latchkey.token;

import dev.latchkey.oauth.DpopProofs;
import dev.latchkey.wire.Origin;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP client that adds the access token of the user for whom a call is made. It refuses calls to origins that the
 * application has not named. It follows no redirect, because the JDK's client would send the token along. If a service
 * answers 401, the call is sent once more with a newer token. A token that is bound to a key is sent with a DPoP proof.
 */
public final class RelayClient extends DelegatingHttpClient {

    private final Set<Origin> origins;
    private final Supplier<CallToken> tokens;
    private final DpopProofs proofs;
    private final StaleTokens stale = new StaleTokens();

    /**
     * Wraps {@code client}.
     *
     * @param tokens returns the token of the current user, in the thread that makes a call
     * @throws IllegalArgumentException if the client follows redirects
     */
    public RelayClient(HttpClient client, Set<Origin> origins, Supplier<CallToken> tokens, DpopProofs proofs) {
        super(client);
        if (client.followRedirects() != Redirect.NEVER) {
            throw new IllegalArgumentException(
                    "The HTTP client follows redirects, and would send the token along: build it with Redirect.NEVER");
        }
        this.origins = Set.copyOf(origins);
        this.tokens = tokens;
        this.proofs = proofs;
    }

    @Override
    public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler)
            throws IOException, InterruptedException {
        RelayedCall<T> call = call(request, handler);
        HttpResponse<T> response;
        do {
            response = client().send(call.request(), call::read);
        } while (!call.isDone());
        return response;
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, BodyHandler<T> handler) {
        return sendAsync(request, handler, null);
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request, BodyHandler<T> handler, @Nullable PushPromiseHandler<T> pushes) {
        return sent(call(request, handler), pushes);
    }

    private <T> CompletableFuture<HttpResponse<T>> sent(RelayedCall<T> call, @Nullable PushPromiseHandler<T> pushes) {
        return CompletableFuture.supplyAsync(call::request, RelayClient::onItsOwn)
                .thenCompose(request -> client().sendAsync(request, call::read, pushes))
                .thenCompose(
                        response -> call.isDone() ? CompletableFuture.completedFuture(response) : sent(call, pushes));
    }

    /** Runs work that asks the store. The threads of the client must not wait for it, because it may need them. */
    private static void onItsOwn(Runnable work) {
        Thread thread = new Thread(null, work, "latchkey-relay", 0, false);
        thread.setDaemon(true);
        thread.start();
    }

    private <T> RelayedCall<T> call(HttpRequest request, BodyHandler<T> handler) {
        Origin origin = Origin.of(request.uri().toString());
        if (origin == null || !origins.contains(origin)) {
            throw new IllegalArgumentException("This relay sends tokens to " + origins + " only, and not to "
                    + (origin == null ? "an address like this" : origin));
        }
        return new RelayedCall<>(request, handler, tokens.get(), stale, proofs);
    }

    @Override
    public String toString() {
        return "RelayClient" + origins;
    }
}
