package dev.latchkey.secondfactor;

import dev.latchkey.feature.ConfirmMethod;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.Proven;
import dev.latchkey.feature.SignInStep;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.Factor;
import java.util.List;
import java.util.Optional;

/** Asks for the second factor, or for setting one up, whatever the first one was; but not behind a passkey. */
final class SecondFactorStep implements SignInStep {

    private final AuthenticatorApps apps;
    private final TrustedBrowsers browsers;
    private final StrongMethods strong;
    private final SetUpRequirement requirement;
    private final MailRecovery recovery;

    SecondFactorStep(
            AuthenticatorApps apps,
            TrustedBrowsers browsers,
            StrongMethods strong,
            SetUpRequirement requirement,
            MailRecovery recovery) {
        this.apps = apps;
        this.browsers = browsers;
        this.strong = strong;
        this.requirement = requirement;
        this.recovery = recovery;
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
        if (requirement.isFor(soFar) && strong.has(userId)) {
            return to(call, SecondFactor.ID);
        }
        return requirement.asks(soFar) ? to(call, EnrolEndpoint.PATH) : Optional.empty();
    }

    /**
     * Returns whether a user with an app or a passkey has recently shown one of them. Trust in a browser does not
     * count.
     */
    @Override
    public boolean isEnough(String userId, List<Factor> recent) {
        return CodeCheck.isEnough(recent) || !hasFactor(userId);
    }

    @Override
    public boolean accepts(String userId, ConfirmMethod method) {
        return method instanceof AppConfirmation
                || method.kind() == Factor.Kind.PHISHING_RESISTANT
                || !hasFactor(userId);
    }

    /** A code of the app stops a recovery before, in {@link CodeCheck}. */
    @Override
    public void shown(String userId, List<Factor> factors) {
        if (factors.stream().anyMatch(factor -> factor.kind() == Factor.Kind.PHISHING_RESISTANT)) {
            recovery.shown(userId);
        }
    }

    private boolean hasFactor(String userId) {
        return apps.has(userId) || strong.has(userId);
    }

    private static Optional<AuthResponse> to(EndpointCall call, String path) {
        return Optional.of(AuthResponse.redirect(call.site().endpoint(path)));
    }
}
