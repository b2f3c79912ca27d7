package dev.latchkey.method;

import dev.latchkey.feature.Endpoint;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.RouteAnswer;
import dev.latchkey.feature.RouteDocument;
import dev.latchkey.feature.RouteSpec;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.oauth.RequestObjectStore;
import dev.latchkey.provider.OAuthProvider;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Handles {@code GET /request/<id>}, from which a provider fetches a signed authorization request (RFC 9101 section
 * 5.2.3). A client that knows the id may read the request, as the browser could if it carried the request itself.
 */
public final class RequestObjectEndpoint implements Endpoint {

    private static final String MEDIA_TYPE = "application/oauth-authz-req+jwt";
    private static final String ID = "id";

    /** The same answer for an id that has ended and for one that never was. */
    private static final AuthResponse UNKNOWN = AuthResponse.json(404, "{\"message\":\"There is no such request.\"}");

    private final RequestObjectStore requests;

    private RequestObjectEndpoint(RequestObjectStore requests) {
        this.requests = requests;
    }

    /** Returns the route; empty if no provider fetches its requests. */
    public static Optional<RouteSpec> route(
            Collection<OAuthProvider> providers, @Nullable RequestObjectStore requests) {
        boolean fetched = providers.stream()
                .anyMatch(provider -> provider.definition().security().sendsRequestsByReference());
        return requests == null || !fetched
                ? Optional.empty()
                : Optional.of(new RequestObjectEndpoint(requests).route());
    }

    private RouteSpec route() {
        return RouteSpec.get(RequestObjectStore.PATH + "/{" + ID + "}", this)
                .forPrograms()
                .withoutCookies()
                .describedBy(RouteDocument.of("Returns a signed authorization request, which a provider fetches.")
                        .answers(
                                new RouteAnswer(200, MEDIA_TYPE, "The request.", ""),
                                RouteAnswer.json(404, "There is no such request, or it has ended.", "")));
    }

    @Override
    public AuthResponse answer(EndpointCall call) {
        String id = call.variable(ID);
        return requests.find(id == null ? "" : id)
                .map(jwt ->
                        AuthResponse.of(200).with("Content-Type", MEDIA_TYPE).withBody(jwt))
                .orElse(UNKNOWN)
                .with("X-Content-Type-Options", "nosniff");
    }
}
