package dev.latchkey.logout;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.error.FailureCause;
import dev.latchkey.limit.ReplayCache;
import dev.latchkey.seal.Hashes;
import dev.latchkey.storage.CheckedStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lets each token of a provider end sessions once, on whichever node the token arrives. */
public final class SpentTokens {

    /** Longer than any token counts, whatever tolerance for clocks the application has set. */
    private static final Duration REMEMBERED = Duration.ofHours(1);

    private final ReplayCache spent;

    public SpentTokens(@Nullable CheckedStore store, InstantSource clock) {
        this.spent = ReplayCache.of(store, clock, REMEMBERED, "logout-token");
    }

    /**
     * Does {@code work}, if the token has not been used before. If the work fails, the provider may send the token
     * again.
     *
     * @param id the claim {@code jti}
     * @throws AuthException.Refused if the token was used before
     * @throws AuthException.Fault if the store did not answer
     */
    <T> T once(String issuer, String id, Instant issuedAt, Supplier<T> work) {
        String key = Hashes.sha256Hex(issuer.length() + " " + issuer + id);
        if (!spent.spend(key, issuedAt)) {
            throw new AuthException.Refused(
                    ErrorCode.BAD_REQUEST, FailureCause.REPLAY, "the token was used before", null);
        }
        try {
            return work.get();
        } catch (AuthException e) {
            spent.release(key, issuedAt);
            throw e;
        }
    }
}
