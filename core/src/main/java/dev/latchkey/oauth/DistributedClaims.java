package dev.latchkey.oauth;

import dev.latchkey.model.Claims;
import dev.latchkey.provider.OAuthDefinition;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.wire.Origin;
import dev.latchkey.wire.ServerUrlCheck;
import java.net.http.HttpRequest;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches claims that are at another address (OpenID Connect Core section 5.6.2). The host must be one that the
 * application has named, because any document of a provider can name an address.
 */
final class DistributedClaims {

    private static final Logger LOG = LoggerFactory.getLogger(DistributedClaims.class);

    private final ProviderHttp http;

    DistributedClaims(ProviderHttp http) {
        this.http = http;
    }

    /**
     * Returns the future JWT of a source, which is empty if the server permanently refuses it. There is none if the
     * source is no address, or one that must not be asked.
     */
    Optional<CompletableFuture<String>> jwt(OAuthProvider provider, Claims source, String what) {
        String endpoint = source.text("endpoint").orElse(null);
        if (endpoint == null) {
            return Optional.empty();
        }
        if (!mayAsk(provider.definition(), endpoint)) {
            LOG.info(
                    "Claims of \"{}\" are left out: they are at {}, whose host distributedClaims(…) does not name",
                    provider.id(),
                    UpstreamFailures.printable(endpoint));
            return Optional.empty();
        }
        HttpRequest.Builder request = ProviderHttp.request(endpoint).setHeader("Accept", "application/jwt");
        source.text("access_token")
                .filter(TokenEndpoint::isVisible)
                .ifPresent(token -> request.header("Authorization", "Bearer " + token));
        return Optional.of(http.to(provider)
                .send(request, what)
                .thenApply(answer ->
                        answer.isDenial() ? "" : answer.requireSuccess().body().strip()));
    }

    private static boolean mayAsk(OAuthDefinition provider, String endpoint) {
        Origin origin = Origin.of(endpoint);
        return origin != null
                && provider.distributedClaimsHosts().contains(origin.host())
                && ServerUrlCheck.isWellFormed(endpoint)
                && (provider.allowsInsecureHttp() || ServerUrlCheck.isConfidential(endpoint));
    }
}
