package dev.latchkey.passkeys;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.FeatureContext;
import dev.latchkey.model.Factor;
import dev.latchkey.seal.Randoms;
import dev.latchkey.session.SessionControl;
import java.time.InstantSource;
import java.util.Optional;

/** What all ceremonies share. */
record CeremonyContext(
        PasskeyOptions options,
        Credentials credentials,
        Challenges challenges,
        CeremonyVerifier verifier,
        Optional<SessionControl> sessions,
        InstantSource clock) {

    static CeremonyContext of(FeatureContext context, PasskeyOptions options) {
        Credentials credentials = new Credentials(context.records().orElseThrow(), new Randoms(context.random()));
        return new CeremonyContext(
                options,
                credentials,
                new Challenges(context),
                new CeremonyVerifier(),
                context.sessions(),
                context.clock());
    }

    RelyingParty party(EndpointCall call) {
        return RelyingParty.of(call.site(), options.rpId(), options.origins());
    }

    /**
     * Verifies a new passkey, and uses the challenge up.
     *
     * @throws AuthException.Refused if it does not verify
     */
    Registered registered(
            EndpointCall call, Challenge challenge, CredentialResponse response, RegistrationDemands demands) {
        return challenges.limited(
                call,
                () -> challenges.answered(
                        call, challenge, () -> verifier.register(response, challenge.value(), party(call), demands)));
    }

    /** What somebody has shown with a passkey: one that stays in its hardware, or one that software may copy. */
    Factor factor(CredentialKey key) {
        return new Factor(key.multiDevice() ? "swk" : "hwk", Factor.Kind.PHISHING_RESISTANT, clock.instant());
    }

    /**
     * Keeps a new passkey of a user.
     *
     * @throws AuthException.Refused if somebody has it already
     */
    KeptCredential keep(String userId, Registered registered) {
        return credentials
                .add(userId, Credential.created(registered, clock.instant()))
                .orElseThrow(() -> new AuthException.Refused(
                        ErrorCode.WEBAUTHN_VERIFICATION, "the passkey is registered already, or its user is gone"));
    }

    /** Takes back a passkey that must not stay, and what somebody may have begun with it meanwhile. */
    void takeBack(KeptCredential kept) {
        boolean used = credentials
                .remove(kept)
                .filter(removed -> removed.credential().lastUsed() != null)
                .isPresent();
        if (used) {
            sessions.ifPresent(control -> control.revokeAll(kept.owner(), null));
        }
    }
}
