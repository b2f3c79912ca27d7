package dev.latchkey.passwords;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.feature.EventListeners;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks whether a password is among those that were stolen somewhere and published. Only five characters of its hash
 * leave this machine. A service that does not answer keeps nobody from setting a password: then it is not known.
 */
final class BreachedPasswords {

    private static final Logger LOG = LoggerFactory.getLogger(BreachedPasswords.class);
    private static final int PREFIX = 5;

    /** While the service is down, not everybody has to wait for it. */
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final BreachRanges ranges;
    private final EventListeners events;
    private final InstantSource clock;
    private final AtomicReference<Instant> again = new AtomicReference<>(Instant.MIN);

    BreachedPasswords(BreachRanges ranges, EventListeners events, InstantSource clock) {
        this.ranges = ranges;
        this.events = events;
        this.clock = clock;
    }

    /** Returns whether the password is known to be stolen. */
    boolean contain(String password, @Nullable String userId) {
        return containHash(sha1(password), userId == null ? "" : userId);
    }

    private boolean containHash(String hash, String userId) {
        if (clock.instant().isBefore(again.get())) {
            events.tell(new PasswordEvent.BreachCheckFailed(userId));
            return false;
        }
        try {
            String rest = hash.substring(PREFIX);
            return ranges.range(hash.substring(0, PREFIX)).lines().anyMatch(line -> isCounted(line.strip(), rest));
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            again.set(clock.instant().plus(PAUSE));
            LOG.warn(
                    "The service that knows stolen passwords did not answer: new passwords are not checked there ({})",
                    e.toString());
            events.tell(new PasswordEvent.BreachCheckFailed(userId));
            return false;
        }
    }

    /** Lines with the count 0 are padding. */
    private static boolean isCounted(String line, String rest) {
        int colon = line.indexOf(':');
        return colon > 0
                && line.substring(0, colon).equalsIgnoreCase(rest)
                && !line.substring(colon + 1).strip().equals("0");
    }

    @SuppressWarnings("WeakMessageDigest") // the service has no other
    private static String sha1(String password) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest(password.getBytes(UTF_8));
            return HexFormat.of().withUpperCase().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JDK lacks SHA-1", e);
        }
    }
}
