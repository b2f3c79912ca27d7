package dev.latchkey.securitynotices;

import dev.latchkey.Feature;
import dev.latchkey.feature.FeatureContext;
import dev.latchkey.feature.Installable;
import dev.latchkey.feature.Installed;
import dev.latchkey.feature.RouteSpec;
import dev.latchkey.feature.SignInStep;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.Factor;
import java.util.Optional;

/**
 * A second step that a click completes.
 *
 * @param method of the factor that the click shows
 */
record OneStep(String method) implements Feature, Installable {

    static final String PATH = "/auth/one-step";

    @Override
    public String id() {
        return "one-step";
    }

    @Override
    public Installed install(FeatureContext context) {
        SignInStep step = (call, soFar) ->
                soFar.factors().stream().anyMatch(factor -> factor.method().equals(method))
                        ? Optional.empty()
                        : Optional.of(AuthResponse.redirect(call.site().endpoint(id())));
        Factor shown = new Factor(method, Factor.Kind.RECOVERY, Application.START);
        return Installed.none()
                .with(step)
                .with(
                        RouteSpec.get(id(), call -> AuthResponse.json(200, "{}"))
                                .halfSignedIn(),
                        RouteSpec.post(id(), call -> context.signIn().resume(call, shown))
                                .halfSignedIn());
    }
}
