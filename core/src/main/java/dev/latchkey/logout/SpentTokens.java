package dev.latchkey.logout;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.error.FailureCause;
import dev.latchkey.seal.Hashes;
import dev.latchkey.storage.CheckedStore;
import dev.latchkey.store.StoredValue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Lets each token of a provider end sessions once, on whichever node the token arrives. A token is used when its
 * sessions have ended, and not before. So after an outage of the store, the provider can send the token again.
 */
public final class SpentTokens {

    /** Longer than any token counts, whatever tolerance for clocks the application has set. */
    private static final Duration REMEMBERED = Duration.ofHours(1);

    private static final String DONE = "done";

    private final @Nullable CheckedStore store;
    private final InstantSource clock;

    /**
     * Creates an instance.
     *
     * @param store {@code null} if there is none; then no token can end sessions
     */
    public SpentTokens(@Nullable CheckedStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Does {@code work}, if the token has not been used before. If the work fails, the provider may send the token
     * again. If the same token arrives twice at the same moment, the work may be done twice.
     *
     * @param id the claim {@code jti}
     * @throws AuthException.Refused if the token was used before
     * @throws AuthException.Fault if the store did not answer
     */
    void once(String issuer, String id, Runnable work) {
        if (store == null) {
            throw new AuthException.Refused(ErrorCode.CONFIGURATION, SessionsNotEnded.MESSAGE);
        }
        String name = "logout-token:" + Hashes.sha256Hex(issuer.length() + " " + issuer + id);
        Instant now = clock.instant();
        StoredValue earlier = store.value(name).orElse(null);
        if (earlier != null && earlier.expires().isAfter(now)) {
            throw new AuthException.Refused(
                    ErrorCode.BAD_REQUEST, FailureCause.REPLAY, "the token was used before", null);
        }
        work.run();
        StoredValue done = new StoredValue(DONE, now.plus(REMEMBERED));
        store.replaceValue(name, earlier == null ? null : earlier.text(), done); // false: a copy has done the same
        store.housekeeping().run(now);
    }
}
