package dev.latchkey.secondfactor;

import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.Proven;
import dev.latchkey.feature.SignInStep;
import dev.latchkey.http.AuthResponse;
import java.util.Optional;

/** Asks for the second factor, or for setting one up, whatever the first one was; but not behind a passkey. */
final class SecondFactorStep implements SignInStep {

    private final AuthenticatorApps apps;
    private final TrustedBrowsers browsers;
    private final SetUpRequirement requirement;

    SecondFactorStep(AuthenticatorApps apps, TrustedBrowsers browsers, SetUpRequirement requirement) {
        this.apps = apps;
        this.browsers = browsers;
        this.requirement = requirement;
    }

    @Override
    public Optional<AuthResponse> missing(EndpointCall call, Proven soFar) {
        if (CodeCheck.isEnough(soFar.factors())) {
            return Optional.empty();
        }
        String userId = soFar.user().id();
        if (apps.has(userId)) {
            return browsers.isTrusted(call, userId) ? Optional.empty() : to(call, SecondFactor.ID);
        }
        return requirement.asks(soFar) ? to(call, EnrolEndpoint.PATH) : Optional.empty();
    }

    private static Optional<AuthResponse> to(EndpointCall call, String path) {
        return Optional.of(AuthResponse.redirect(call.site().endpoint(path)));
    }
}
