package dev.latchkey.model;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/**
 * A proof of identity that a user has shown.
 *
 * @param method a name of RFC 8176, such as {@code pwd}, {@code otp} or {@code hwk}, or one of Latchkey's: {@code mail}
 *     (a link or code that was mailed) and {@code fed} (an identity provider vouches for the user); 1 to 32 letters,
 *     digits, dots, dashes and underscores
 * @param shownAt the time, in whole seconds; {@link Instant#EPOCH} if it is not known
 */
public record Factor(String method, Kind kind, Instant shownAt) {

    // must come before the constant UNKNOWN, which is checked with it
    private static final Pattern METHOD = Pattern.compile("[A-Za-z0-9._-]{1,32}");

    /** The only factor of a session that an older version or Auth.js made. This factor is never recent. */
    public static final Factor UNKNOWN = new Factor("unknown", Kind.UNKNOWN, Instant.EPOCH);

    public Factor {
        requireNonNull(kind, "kind");
        if (!isMethod(method)) {
            throw new IllegalArgumentException("A method is 1 to 32 letters, digits, dots, dashes and underscores");
        }
        shownAt = shownAt.truncatedTo(ChronoUnit.SECONDS);
    }

    /** The kind of proof that a factor gives. */
    public enum Kind {
        /** Something that the user knows, such as a password. */
        KNOWLEDGE,
        /** Something that the user has, such as a mailbox or an authenticator app. */
        POSSESSION,
        /** Something that the user is, such as a fingerprint or a face. */
        INHERENCE,
        /** Something that no other site can request and pass on, such as a passkey. */
        PHISHING_RESISTANT,
        /** The statement of an identity provider that it has authenticated the user. */
        UPSTREAM,
        /** A replacement for a lost factor, such as a backup code. */
        RECOVERY,
        /** An unknown kind. No rule can require it. */
        UNKNOWN
    }

    /** Returns whether a text can be a {@link #method}. */
    public static boolean isMethod(String text) {
        return METHOD.matcher(text).matches();
    }

    /**
     * Returns whether the factor was shown at most {@code age} ago. If the time of the factor is in the future, because
     * the clock of another node is ahead, the factor counts as shown now.
     */
    public boolean isWithin(Duration age, Instant now) {
        return !shownAt.equals(Instant.EPOCH)
                && (!shownAt.isBefore(now) || Duration.between(shownAt, now).compareTo(age) <= 0);
    }
}
