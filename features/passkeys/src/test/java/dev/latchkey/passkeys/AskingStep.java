package dev.latchkey.passkeys;

import dev.latchkey.Feature;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.FeatureContext;
import dev.latchkey.feature.Installable;
import dev.latchkey.feature.Installed;
import dev.latchkey.feature.Proven;
import dev.latchkey.feature.SignInStep;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.Factor;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Lets nobody in, and nobody change anything, who has not shown a passkey. */
final class AskingStep implements Feature, Installable, SignInStep {

    /** What the user of the last sign-in that was let in had shown. */
    final AtomicReference<List<Factor>> shown = new AtomicReference<>(List.of());

    private volatile boolean asks;

    /** Asks at sign-ins from now on. */
    void begins() {
        asks = true;
    }

    @Override
    public String id() {
        return "asking";
    }

    @Override
    public Installed install(FeatureContext context) {
        return Installed.none().with(this);
    }

    @Override
    public Optional<AuthResponse> missing(EndpointCall call, Proven soFar) {
        if (asks && !hasPasskey(soFar.factors())) {
            return Optional.of(AuthResponse.redirect(call.site().endpoint("signin")));
        }
        shown.set(soFar.factors());
        return Optional.empty();
    }

    @Override
    public boolean isEnough(String userId, List<Factor> recent) {
        return !asks || hasPasskey(recent);
    }

    private static boolean hasPasskey(List<Factor> factors) {
        return factors.stream().anyMatch(factor -> factor.kind() == Factor.Kind.PHISHING_RESISTANT);
    }
}
