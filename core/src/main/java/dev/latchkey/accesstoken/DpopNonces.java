package dev.latchkey.accesstoken;

import dev.latchkey.http.Header;
import dev.latchkey.model.Claims;
import dev.latchkey.seal.SealedTokens;
import dev.latchkey.seal.TokenRejectedException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Gives clients a value that a DPoP proof must contain, so that no proof can be made long before its use (RFC 9449
 * section 9). The value is sealed and says itself until when it counts, so every node accepts the values of the others.
 */
final class DpopNonces {

    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final Duration RENEWED = Duration.ofMinutes(1);

    private record Issued(String nonce, Instant at) {}

    private final SealedTokens seal;
    private final InstantSource clock;
    private final AtomicReference<@Nullable Issued> last = new AtomicReference<>();

    DpopNonces(SealedTokens seal, InstantSource clock) {
        this.seal = seal;
        this.clock = clock;
    }

    boolean accept(String nonce) {
        try {
            seal.open(nonce);
            return true;
        } catch (TokenRejectedException e) {
            return false;
        }
    }

    /** Returns the header with the current value. It changes every minute. */
    Header header() {
        Instant now = clock.instant();
        Issued issued = last.get();
        if (issued == null || now.isBefore(issued.at) || !now.isBefore(issued.at.plus(RENEWED))) {
            issued = new Issued(seal.seal(Claims.empty(), LIFETIME), now);
            last.set(issued);
        }
        return new Header("DPoP-Nonce", issued.nonce);
    }
}
