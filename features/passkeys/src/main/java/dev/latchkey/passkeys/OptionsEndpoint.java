package dev.latchkey.passkeys;

import dev.latchkey.feature.Endpoint;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.FeatureContext;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.Session;
import java.util.Optional;

/** {@code GET /webauthn-options/passkey}: what a browser has to ask its authenticator (wire.md#passkeys). */
final class OptionsEndpoint implements Endpoint {

    private final FeatureContext context;
    private final CeremonyContext ceremonies;
    private final NewPasskeys newPasskeys;
    private final SignUps signUps;

    OptionsEndpoint(FeatureContext context, CeremonyContext ceremonies, NewPasskeys newPasskeys, SignUps signUps) {
        this.context = context;
        this.ceremonies = ceremonies;
        this.newPasskeys = newPasskeys;
        this.signUps = signUps;
    }

    @Override
    public AuthResponse answer(EndpointCall call) {
        String action = call.query().getOrDefault("action", "");
        if (!action.isEmpty() && !action.equals("register") && !action.equals("authenticate")) {
            return OptionsJson.refused(400, "Invalid action");
        }
        Optional<Session> session = context.callers().session(call);
        return session.isPresent() ? signedIn(call, action, session.get()) : signedOut(call, action);
    }

    private AuthResponse signedIn(EndpointCall call, String action, Session session) {
        return switch (action) {
            case "register" ->
                newPasskeys.begin(
                        call, session, "conditional".equals(call.query().get("mediation")));
            case "authenticate" -> ownPasskey(call, session);
            default -> invalid();
        };
    }

    /** A passkey of the user who is signed in, to confirm that it is them or to sign in again. */
    private AuthResponse ownPasskey(EndpointCall call, Session session) {
        String userId = session.user().id();
        boolean confirms = "confirm".equals(call.query().get("purpose"));
        Ceremony ceremony = confirms ? Ceremony.CONFIRM : Ceremony.SIGN_IN;
        return OptionsJson.authenticate(
                ceremonies.challenges().issue(call, ceremony, userId, null, null),
                ceremonies.party(call),
                ceremonies.credentials().of(userId));
    }

    private AuthResponse signedOut(EndpointCall call, String action) {
        String email = call.query().get("email");
        SignUps.Address address = action.equals("authenticate") ? SignUps.Address.NONE : signUps.address(call, email);
        if (address == SignUps.Address.FREE && email != null) {
            return signUps.begin(call, email);
        }
        return address == SignUps.Address.MALFORMED || action.equals("register") ? invalid() : anyPasskey(call);
    }

    /** Whichever passkey the user has here: nobody learns who has one. */
    private AuthResponse anyPasskey(EndpointCall call) {
        return OptionsJson.authenticate(
                ceremonies.challenges().issue(call, Ceremony.SIGN_IN, null, null, null), ceremonies.party(call), null);
    }

    private static AuthResponse invalid() {
        return OptionsJson.refused(400, "Invalid request");
    }
}
