package dev.latchkey.token;

import static java.util.Objects.requireNonNull;

import dev.latchkey.model.Secret;
import dev.latchkey.model.Tokens;
import dev.latchkey.oauth.DpopProofs;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import org.jspecify.annotations.Nullable;

/**
 * One call that carries a token. It is sent again with a newer token if the service has refused the first one, and with
 * a newer DPoP proof if the service demands its nonce (RFC 9449 section 9). The application does not see the answers
 * before the last one, so their bodies are dropped. For one thread at a time.
 */
final class RelayedCall<T> {

    private static final String AUTHORIZATION = "Authorization";
    private static final String PROOF = "DPoP";

    private enum Next {
        CURRENT_TOKEN,
        SAME_TOKEN,
        NEWER_TOKEN,
        NOTHING
    }

    private final HttpRequest request;
    private final BodyHandler<T> handler;
    private final CallToken source;
    private final StaleTokens stale;
    private final DpopProofs proofs;
    private volatile Next next = Next.CURRENT_TOKEN;
    private volatile @Nullable Tokens tokens;
    private volatile boolean replaced;
    private volatile boolean hasNonce;

    RelayedCall(HttpRequest request, BodyHandler<T> handler, CallToken source, StaleTokens stale, DpopProofs proofs) {
        this.request = request;
        this.handler = handler;
        this.source = source;
        this.stale = stale;
        this.proofs = proofs;
    }

    /** Returns the request to send now. May block. */
    HttpRequest request() {
        Tokens used = switch (next) {
            case NEWER_TOKEN -> source.replacing(token());
            case SAME_TOKEN -> used();
            default -> source.current();
        };
        tokens = used;
        Secret key = used.dpopKey();
        HttpRequest.Builder copy = HttpRequest.newBuilder(request, (name, value) -> !isOurs(name));
        if (key == null) {
            return copy.setHeader(AUTHORIZATION, "Bearer " + token().reveal()).build();
        }
        return copy.setHeader(AUTHORIZATION, "DPoP " + token().reveal())
                .setHeader(PROOF, proofs.proof(key, request.method(), request.uri(), token()))
                .build();
    }

    private static boolean isOurs(String header) {
        return header.equalsIgnoreCase(AUTHORIZATION) || header.equalsIgnoreCase(PROOF);
    }

    /** Reads the answer to the last {@link #request}. */
    @SuppressWarnings("NullAway") // nobody reads a dropped body
    BodySubscriber<T> read(ResponseInfo answer) {
        answer.headers().firstValue("DPoP-Nonce").ifPresent(nonce -> proofs.remember(request.uri(), nonce));
        next = next(answer);
        return next == Next.NOTHING ? handler.apply(answer) : BodySubscribers.replacing(null);
    }

    /** Returns whether the last answer is the one for the application. */
    boolean isDone() {
        return next == Next.NOTHING;
    }

    private Next next(ResponseInfo answer) {
        if (!hasNonce && used().dpopKey() != null && demandsNonce(answer)) {
            hasNonce = true;
            return Next.SAME_TOKEN;
        }
        if (replaced) {
            stale.answered(token(), answer.statusCode());
            return Next.NOTHING;
        }
        replaced = stale.isStale(token(), answer.statusCode(), answer.headers());
        return replaced ? Next.NEWER_TOKEN : Next.NOTHING;
    }

    private static boolean demandsNonce(ResponseInfo answer) {
        return answer.statusCode() == 401
                && DpopProofs.demandsNonce(answer.headers().allValues("WWW-Authenticate"));
    }

    private Tokens used() {
        return requireNonNull(tokens, "tokens");
    }

    private Secret token() {
        return requireNonNull(used().accessToken(), "accessToken");
    }
}
