package dev.latchkey.testing;

import java.util.List;
import java.util.Map;

/** Says which provider a person has (OpenID Connect Discovery section 2): this one, for each of its own identifiers. */
final class WebFingerEndpoint implements Endpoint {

    static final String PATH = "/.well-known/webfinger";

    private static final String ISSUER = "http://openid.net/specs/connect/1.0/issuer";

    private final ProviderSettings settings;

    WebFingerEndpoint(ProviderState parts) {
        this.settings = parts.settings();
    }

    @Override
    public EndpointResponse answer(ReceivedRequest request) {
        String resource = request.parameters().require("resource");
        String host = settings.issuer().substring("http://".length());
        boolean own = (resource.startsWith("acct:") && resource.endsWith("@" + host))
                || resource.startsWith(settings.issuer() + "/");
        boolean asked = request.parameters().one("rel").filter(ISSUER::equals).isPresent();
        return own && asked
                ? EndpointResponse.json(
                        200,
                        Map.of("subject", resource, "links", List.of(Map.of("rel", ISSUER, "href", settings.issuer()))))
                : EndpointResponse.text(404, "Not found");
    }
}
