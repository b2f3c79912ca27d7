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
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Asks an issuer about tokens (RFC 7662). At most 64 requests are under way. If the server does not answer, or answers
 * nobody, calls fail at once for 5 seconds, so a server that hangs holds few threads.
 */
final class IntrospectionEndpoint {

    private static final int MOST_REQUESTS = 64;
    private static final Duration REMEMBERED = Duration.ofSeconds(5);

    private static final Set<Integer> NOBODY_IS_SERVED = Set.of(429, 503);

    private final OAuthProvider issuer;
    private final ProviderHttp http;
    private final ClientAuthenticator client;
    private final InstantSource clock;
    private final Semaphore requests = new Semaphore(MOST_REQUESTS);
    private final AtomicReference<@Nullable Instant> failed = new AtomicReference<>();

    IntrospectionEndpoint(OAuthProvider issuer, ProviderHttp http, ClientAuthenticator client, InstantSource clock) {
        this.issuer = issuer;
        this.http = http;
        this.client = client;
        this.clock = clock;
    }

    /**
     * Returns the answer of the issuer. If this thread is interrupted, the request goes on, and its answer counts for
     * {@link #refuseAfterFailure}.
     *
     * @throws AuthException.Upstream if the issuer does not answer
     */
    Claims ask(ProviderMetadata metadata, String token) {
        refuseAfterFailure();
        return ProviderHttp.await(request(metadata, token));
    }

    private void refuseAfterFailure() {
        Instant last = failed.get();
        Instant now = clock.instant();
        if (last != null && !now.isBefore(last) && now.isBefore(last.plus(REMEMBERED))) {
            throw UpstreamFailures.upstream(
                    FailureCause.UNREACHABLE, request() + " failed a short while ago, so the issuer is left alone");
        }
    }

    private CompletableFuture<Claims> request(ProviderMetadata metadata, String token) {
        HttpRequest.Builder request = built(metadata, token);
        if (!requests.tryAcquire()) {
            throw UpstreamFailures.upstream(
                    FailureCause.UNREACHABLE, "More introspection requests are under way than the issuer answers");
        }
        CompletableFuture<ProviderAnswer> sent;
        try {
            sent = http.to(issuer).ask(request, request());
        } catch (RuntimeException | Error e) {
            requests.release();
            throw e;
        }
        return sent.whenComplete((answer, problem) -> {
                    requests.release();
                    remember(answer);
                })
                .thenApply(answer -> answer.requireSuccess().object());
    }

    /** Another refusal, and another error of the server, may be about one token. */
    private void remember(@Nullable ProviderAnswer answer) {
        boolean served = answer != null && !NOBODY_IS_SERVED.contains(answer.status());
        failed.set(served ? null : clock.instant());
    }

    private HttpRequest.Builder built(ProviderMetadata metadata, String token) {
        String endpoint = ProviderMetadata.require(metadata.introspectionEndpoint(), "introspection_endpoint");
        Map<String, String> form = new LinkedHashMap<>();
        form.put("token", requireNonNull(token, "token"));
        form.put("token_type_hint", "access_token");
        HttpRequest.Builder request = ProviderHttp.request(endpoint);
        client.add(issuer.definition(), metadata, endpoint, request, form);
        return request.header("Content-Type", "application/x-www-form-urlencoded;charset=UTF-8")
                .POST(BodyPublishers.ofString(Form.write(form)));
    }

    private String request() {
        return "The introspection request to \"" + issuer.id() + "\"";
    }
}
