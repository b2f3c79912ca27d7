package dev.latchkey.oauth;

import static java.util.Objects.requireNonNull;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.FailureCause;
import dev.latchkey.model.Claims;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.wire.Form;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Asks an issuer about tokens (RFC 7662). Several calls with one token at the same time are one request. At most 64
 * requests are under way. If the server cannot be reached, calls fail at once for 5 seconds, so a server that hangs
 * holds few threads.
 */
final class IntrospectionEndpoint {

    private static final int MOST_REQUESTS = 64;
    private static final Duration REMEMBERED = Duration.ofSeconds(5);

    /** A failure, and when it happened. */
    private record Failed(AuthException failure, Instant at) {}

    private final OAuthProvider issuer;
    private final ProviderHttp http;
    private final ClientAuthenticator client;
    private final InstantSource clock;
    private final ConcurrentMap<String, CompletableFuture<Claims>> pending = new ConcurrentHashMap<>();
    private final Semaphore requests = new Semaphore(MOST_REQUESTS);
    private final AtomicReference<@Nullable Failed> failed = new AtomicReference<>();

    IntrospectionEndpoint(OAuthProvider issuer, ProviderHttp http, ClientAuthenticator client, InstantSource clock) {
        this.issuer = issuer;
        this.http = http;
        this.client = client;
        this.clock = clock;
    }

    /**
     * Returns the answer of the issuer.
     *
     * @throws AuthException.Upstream if the issuer does not answer
     */
    Claims ask(ProviderMetadata metadata, String token) {
        refuseAfterFailure();
        CompletableFuture<Claims> own = new CompletableFuture<>();
        CompletableFuture<Claims> other = pending.putIfAbsent(token, own);
        if (other != null) {
            return ProviderHttp.await(other);
        }
        try {
            own.complete(request(metadata, token));
        } catch (AuthException e) {
            own.completeExceptionally(e);
        } catch (RuntimeException | Error e) { // waiting threads must not wait for ever
            own.completeExceptionally(e);
            throw e;
        } finally {
            pending.remove(token, own);
        }
        return ProviderHttp.await(own);
    }

    private void refuseAfterFailure() {
        Failed last = failed.get();
        Instant now = clock.instant();
        if (last != null && !now.isBefore(last.at) && now.isBefore(last.at.plus(REMEMBERED))) {
            throw last.failure;
        }
    }

    private Claims request(ProviderMetadata metadata, String token) {
        if (!requests.tryAcquire()) {
            throw UpstreamFailures.upstream(
                    FailureCause.UNREACHABLE, "More introspection requests are under way than the issuer answers");
        }
        try {
            Claims answer = exchange(metadata, token);
            failed.set(null);
            return answer;
        } catch (AuthException e) {
            if (e.failureCause() == FailureCause.UNREACHABLE) { // not a refusal, which may be about one token
                failed.set(new Failed(e, clock.instant()));
            }
            throw e;
        } finally {
            requests.release();
        }
    }

    private Claims exchange(ProviderMetadata metadata, String token) {
        String endpoint = ProviderMetadata.require(metadata.introspectionEndpoint(), "introspection_endpoint");
        Map<String, String> form = new LinkedHashMap<>();
        form.put("token", requireNonNull(token, "token"));
        form.put("token_type_hint", "access_token");
        HttpRequest.Builder request = ProviderHttp.request(endpoint);
        client.add(issuer.definition(), metadata, endpoint, request, form);
        request.header("Content-Type", "application/x-www-form-urlencoded;charset=UTF-8")
                .POST(BodyPublishers.ofString(Form.write(form)));
        return http.exchange(request, "The introspection request to \"" + issuer.id() + "\"")
                .requireSuccess()
                .object();
    }
}
