package dev.latchkey.seal;

import static java.util.Objects.requireNonNull;

import dev.latchkey.model.Secret;
import java.time.InstantSource;
import java.util.List;

/** The application's secrets, newest first: the first one seals, each one opens (wire.md#rotation). */
public final class KeyRing {

    private final List<Secret> secrets;
    private final Randoms randoms;
    private final InstantSource clock;

    /**
     * Takes at least one secret.
     *
     * @throws IllegalArgumentException if there is none
     */
    public KeyRing(List<Secret> secrets, Randoms randoms, InstantSource clock) {
        if (secrets.isEmpty()) {
            throw new IllegalArgumentException("A key ring has at least one secret");
        }
        this.secrets = List.copyOf(secrets);
        this.randoms = requireNonNull(randoms, "randoms");
        this.clock = requireNonNull(clock, "clock");
    }

    /**
     * Tokens for one purpose. The keys are derived here, once; a token of one slot never opens in another.
     *
     * @param salt names the slot: for a cookie, its name
     */
    public SealedTokens slot(String salt) {
        return new SealedTokens(secrets, salt, randoms, clock);
    }

    /** Returns the tokens that prove a form to be ours. */
    public CsrfTokens csrfTokens() {
        return new CsrfTokens(secrets, randoms);
    }

    /**
     * Hashes for one purpose, under keys that are derived here, once.
     *
     * @param purpose in ASCII; no hash for one counts for another
     */
    public KeyedHashes verificationHashes(String purpose) {
        return KeyedHashes.ofPurpose(secrets, purpose);
    }

    /** Hashes of the tokens in mails, as Auth.js makes them too. */
    public KeyedHashes mailTokenHashes() {
        return KeyedHashes.ofMailTokens(secrets);
    }
}
