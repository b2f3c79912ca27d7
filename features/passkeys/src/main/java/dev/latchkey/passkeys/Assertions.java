package dev.latchkey.passkeys;

import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.FeatureContext;
import java.time.InstantSource;

/** Finds out which passkey the user of a browser has shown. */
final class Assertions {

    /** What is kept of a passkey changes under us only if it is used or renamed at the same moment. */
    private static final int MOST_ATTEMPTS = 4;

    private final FeatureContext context;
    private final CeremonyContext ceremonies;
    private final InstantSource clock;

    Assertions(FeatureContext context, CeremonyContext ceremonies) {
        this.context = context;
        this.ceremonies = ceremonies;
        this.clock = context.clock();
    }

    /**
     * Verifies the answer of a browser, and uses the browser's challenge up.
     *
     * @throws dev.latchkey.error.AuthException.Refused if nobody has the passkey, or it does not verify
     */
    KeptCredential verify(EndpointCall call, Ceremony ceremony) {
        CredentialResponse response = CredentialResponse.of(call);
        Challenge challenge = ceremonies.challenges().open(call, ceremony);
        RelyingParty party = ceremonies.party(call);
        Challenges challenges = ceremonies.challenges();
        return challenges.limited(call, () -> {
            KeptCredential known = find(response, challenge);
            return challenges.answered(call, challenge, () -> verified(response, challenge, party, known));
        });
    }

    private KeptCredential verified(
            CredentialResponse response, Challenge challenge, RelyingParty party, KeptCredential known) {
        KeptCredential kept = known;
        for (int i = 0; i < MOST_ATTEMPTS; i++) {
            Credential credential = kept.credential();
            AssertionResult result = ceremonies
                    .verifier()
                    .authenticate(response, credential.key(), credential.counter(), challenge.value(), party, true);
            if (!(result instanceof AssertionResult.Verified verified)) {
                context.events().tell(new PasskeyEvent.CloneSuspected(kept.owner(), kept.id()));
                throw Refusals.unverified(new IllegalStateException("the counter did not go on"));
            }
            var updated = ceremonies.credentials().replace(kept, credential.used(verified, clock.instant()));
            if (updated.isPresent()) {
                return updated.get();
            }
            kept = find(response, challenge);
        }
        throw Refusals.unverified(new IllegalStateException("the passkey kept changing"));
    }

    /** A user who got the challenge while signed in must show a passkey of their own. */
    private KeptCredential find(CredentialResponse response, Challenge challenge) {
        String userId = challenge.userId();
        return ceremonies
                .credentials()
                .find(response.id())
                .filter(kept -> userId == null || kept.owner().equals(userId))
                .orElseThrow(Refusals::unknown);
    }
}
