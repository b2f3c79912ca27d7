package dev.latchkey;

import dev.latchkey.error.TooManyRequests;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.FeatureContext;
import dev.latchkey.feature.Installable;
import dev.latchkey.feature.Installed;
import dev.latchkey.feature.RouteDocument;
import dev.latchkey.feature.RouteSpec;
import dev.latchkey.http.AuthResponse;
import java.time.Duration;

/** A feature whose addresses are for users who are signed in. Opening it counts. */
final class Vault implements Feature, Installable {

    private int opened;

    @Override
    public String id() {
        return "vault";
    }

    @Override
    public Installed install(FeatureContext context) {
        RouteDocument words = RouteDocument.of("Opens the vault.");
        return Installed.none()
                .with(
                        RouteSpec.get("vault", this::open).signedIn().describedBy(words),
                        RouteSpec.post("vault", this::open)
                                .recently(Duration.ofMinutes(10))
                                .describedBy(words),
                        RouteSpec.post("vault/letter", this::open).signedIn().describedBy(words),
                        RouteSpec.get("vault/queue", call -> {
                                    throw new TooManyRequests("too many stand here", Duration.ofMinutes(2));
                                })
                                .signedIn()
                                .describedBy(words),
                        RouteSpec.get(
                                        "vault/door",
                                        call -> AuthResponse.html(
                                                200, call.session().user().id()))
                                .describedBy(words));
    }

    int opened() {
        return opened;
    }

    private AuthResponse open(EndpointCall call) {
        opened++;
        return AuthResponse.html(200, call.session().user().id());
    }
}
