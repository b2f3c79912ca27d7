package dev.latchkey.seal;

import static java.util.Objects.requireNonNull;

import dev.latchkey.model.Secret;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The application's secrets, newest first. The first one seals, and each one opens (wire.md#rotation). */
public final class KeyRing {

    private final List<Secret> secrets;
    private final Randoms randoms;
    private final InstantSource clock;
    private final ConcurrentMap<String, SealedTokens> slots = new ConcurrentHashMap<>();

    /**
     * Creates a key ring with at least one secret.
     *
     * @throws IllegalArgumentException if there is no secret
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
     * Returns the sealed tokens for one purpose, called a slot. Their keys are derived once, with the first token. A
     * token of one slot never opens in another.
     *
     * @param salt the name of the slot, which for a cookie is the name of the cookie. It never comes from a request,
     *     because the key ring keeps each slot
     */
    public SealedTokens slot(String salt) {
        return slots.computeIfAbsent(salt, name -> new SealedTokens(secrets, name, randoms, clock));
    }

    /** Returns the CSRF tokens, which prove that a form is from this application. */
    public CsrfTokens csrfTokens() {
        return new CsrfTokens(secrets, randoms);
    }

    /**
     * Returns the hashes for one purpose. Their keys are derived once, with the first hash.
     *
     * @param purpose the purpose, in ASCII; a hash for one purpose is not valid for another
     */
    public KeyedHashes verificationHashes(String purpose) {
        return KeyedHashes.ofPurpose(secrets, purpose);
    }

    /** Returns the hashes of tokens in mails, in the format of Auth.js. */
    public KeyedHashes mailTokenHashes() {
        return KeyedHashes.ofMailTokens(secrets);
    }
}
