package dev.latchkey.oauth;

import dev.latchkey.error.FailureCause;
import dev.latchkey.model.Claims;
import dev.latchkey.provider.OAuthDefinition;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.wire.Form;
import dev.latchkey.wire.ServerUrlCheck;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Finds the issuer of a person (OpenID Connect Discovery section 2, RFC 7033). */
final class WebFinger {

    private static final String ISSUER = "http://openid.net/specs/connect/1.0/issuer";

    private final ProviderHttp http;

    WebFinger(ProviderHttp http) {
        this.http = http;
    }

    /** Returns the future issuer of the person whom the provider's configuration identifies. */
    CompletableFuture<String> issuer(OAuthProvider provider) {
        OAuthDefinition definition = provider.definition();
        String server = ProviderMetadata.require(definition.webFingerServer(), "WebFinger server");
        Map<String, String> query = new LinkedHashMap<>();
        query.put("resource", ProviderMetadata.require(definition.webFinger(), "WebFinger resource"));
        query.put("rel", ISSUER);
        String url = Form.append(server + "/.well-known/webfinger", query);
        return http.to(provider)
                .send(
                        ProviderHttp.request(url).setHeader("Accept", "application/jrd+json, application/json"),
                        "WebFinger of \"" + provider.id() + "\"")
                .thenApply(answer -> checked(
                        definition, server, issuer(answer.requireSuccess().object())));
    }

    private static String issuer(Claims document) {
        if (document.get("links") instanceof List<?> links) {
            for (Object link : links) {
                if (link instanceof Map<?, ?> members
                        && ISSUER.equals(members.get("rel"))
                        && members.get("href") instanceof String issuer) {
                    return issuer;
                }
            }
        }
        return "";
    }

    /* Secrets go to the issuer, so it must not be on another way less safe than the server that names it. */
    private static String checked(OAuthDefinition provider, String server, String issuer) {
        boolean safe = ServerUrlCheck.isEncrypted(issuer)
                || provider.allowsInsecureHttp()
                || (!ServerUrlCheck.isEncrypted(server) && ServerUrlCheck.isConfidential(issuer));
        if (!ServerUrlCheck.isWellFormed(issuer) || issuer.indexOf('?') >= 0 || !safe) {
            throw UpstreamFailures.upstream(
                    FailureCause.METADATA,
                    "WebFinger of \"" + provider.id() + "\" names no issuer that is an https URL: "
                            + UpstreamFailures.printable(issuer));
        }
        return issuer;
    }
}
