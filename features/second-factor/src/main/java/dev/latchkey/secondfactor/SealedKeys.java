package dev.latchkey.secondfactor;

import dev.latchkey.model.Claims;
import dev.latchkey.seal.OpenedToken;
import dev.latchkey.seal.SealedTokens;
import dev.latchkey.seal.TokenRejectedException;
import java.time.Duration;
import java.util.Optional;

/** Keys of authenticator apps, sealed for one user each: moved to another user, they open nothing. */
record SealedKeys(SealedTokens slot) {

    private static final String USER = "sub";
    private static final String KEY = "key";

    String seal(AppKey key, String userId, Duration lifetime) {
        return slot.seal(Claims.empty().with(USER, userId).with(KEY, key.hex()), lifetime);
    }

    /** Returns the key; empty if it was sealed for another user, too long ago, or with a secret that is gone. */
    Optional<Opened> open(String sealed, String userId) {
        try {
            OpenedToken opened = slot.open(sealed);
            return opened.claims()
                    .text(USER)
                    .filter(userId::equals)
                    .flatMap(user -> opened.claims().text(KEY))
                    .flatMap(AppKey::ofHex)
                    .map(key -> new Opened(key, opened.current()));
        } catch (TokenRejectedException e) {
            return Optional.empty();
        }
    }

    /**
     * A key that was opened.
     *
     * @param current whether the newest secret of the application sealed it
     */
    record Opened(AppKey key, boolean current) {}

    @Override
    public String toString() {
        return "SealedKeys[hidden]";
    }
}
