package dev.latchkey.token;

import static java.util.Objects.requireNonNull;

import dev.latchkey.model.Secret;
import dev.latchkey.model.Tokens;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import org.jspecify.annotations.Nullable;

/**
 * One call that carries a token. It is sent again with a newer token if the service has refused the first one. The
 * application does not see the first answer, so the body of that answer is dropped. For one thread at a time.
 */
final class RelayedCall<T> {

    private enum Next {
        CURRENT_TOKEN,
        NEWER_TOKEN,
        NOTHING
    }

    private final HttpRequest request;
    private final BodyHandler<T> handler;
    private final CallToken source;
    private final StaleTokens stale;
    private volatile Next next = Next.CURRENT_TOKEN;
    private volatile @Nullable Tokens tokens;

    RelayedCall(HttpRequest request, BodyHandler<T> handler, CallToken source, StaleTokens stale) {
        this.request = request;
        this.handler = handler;
        this.source = source;
        this.stale = stale;
    }

    /** Returns the request to send now. May block. */
    HttpRequest request() {
        Tokens used = next == Next.NEWER_TOKEN ? source.replacing(token()) : source.current();
        tokens = used;
        return HttpRequest.newBuilder(request, (name, value) -> !name.equalsIgnoreCase("Authorization"))
                .setHeader("Authorization", "Bearer " + token().reveal())
                .build();
    }

    /** Reads the answer to the last {@link #request}. */
    @SuppressWarnings("NullAway") // nobody reads a dropped body
    BodySubscriber<T> read(ResponseInfo answer) {
        next = next(answer);
        return next == Next.NOTHING ? handler.apply(answer) : BodySubscribers.replacing(null);
    }

    /** Returns whether the last answer is the one for the application. */
    boolean isDone() {
        return next == Next.NOTHING;
    }

    private Next next(ResponseInfo answer) {
        if (next == Next.NEWER_TOKEN) {
            stale.answered(token(), answer.statusCode());
            return Next.NOTHING;
        }
        return stale.isStale(token(), answer.statusCode(), answer.headers()) ? Next.NEWER_TOKEN : Next.NOTHING;
    }

    private Secret token() {
        return requireNonNull(requireNonNull(tokens, "tokens").accessToken(), "accessToken");
    }
}
