package dev.latchkey.oauth;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.error.FailureCause;
import dev.latchkey.model.Claims;
import dev.latchkey.provider.OAuthDefinition;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

/** Checks that a provider has authenticated its user as the attempt demanded. */
final class AuthenticationCheck {

    private static final double LARGEST = 0x1p53; // JSON numbers beyond this are not exact

    private final OAuthDefinition provider;
    private final Claims idToken;
    private final ErrorCode code;

    private AuthenticationCheck(OAuthDefinition provider, Claims idToken, ErrorCode code) {
        this.provider = provider;
        this.idToken = idToken;
        this.code = code;
    }

    /**
     * Checks {@code acr}, {@code amr} and {@code auth_time} (OpenID Connect Core section 3.1.3.7 rules 12 and 13).
     *
     * @param idToken the claims of the verified ID token; empty if there is none
     * @throws AuthException.Refused {@link ErrorCode#NOT_CONFIRMED} if the attempt confirms an identity, otherwise
     *     {@link ErrorCode#OAUTH_CALLBACK}, if the ID token does not say what was demanded
     */
    static void require(OAuthDefinition provider, Claims idToken, Attempt attempt) {
        boolean confirming = attempt.purpose().confirming() != null;
        AuthenticationCheck check = new AuthenticationCheck(
                provider, idToken, confirming ? ErrorCode.NOT_CONFIRMED : ErrorCode.OAUTH_CALLBACK);
        AuthenticationDemand demand = attempt.demand();
        if (demand.maxAge() != null) {
            check.requireSince(attempt.begun().minusSeconds(demand.maxAge()));
        }
        if (!demand.acr().isEmpty()) {
            check.requireOneOf("acr", demand.acr(), List.of(idToken.text("acr").orElse("")));
        }
        if (!demand.amr().isEmpty()) {
            check.requireOneOf("amr", demand.amr(), idToken.texts("amr"));
        }
    }

    private void requireSince(Instant time) {
        Instant earliest = time.minus(provider.clockTolerance());
        boolean asked = idToken.get("auth_time") instanceof Number number
                && number.doubleValue() >= earliest.getEpochSecond()
                && number.doubleValue() < LARGEST;
        if (!asked) {
            throw refused(
                    FailureCause.AUTHENTICATION_TIME,
                    idToken.has("auth_time")
                            ? "says that its user was asked before " + time
                            : "does not say when its user was asked (auth_time)");
        }
    }

    private void requireOneOf(String claim, List<String> accepted, List<String> given) {
        if (Collections.disjoint(accepted, given)) {
            throw refused(
                    FailureCause.AUTHENTICATION_CONTEXT,
                    "names " + (idToken.has(claim) ? "another " : "no ") + claim + ", where one of " + accepted
                            + " was demanded");
        }
    }

    private AuthException.Refused refused(FailureCause why, String what) {
        return new AuthException.Refused(code, why, "the ID token of \"" + provider.id() + "\" " + what, null);
    }
}
