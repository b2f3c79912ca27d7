package dev.latchkey.model;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/**
 * Something that a user has shown in order to prove who they are.
 *
 * @param method a name of RFC 8176, such as {@code pwd}, {@code otp} or {@code hwk}, or one of Latchkey's: {@code mail}
 *     (a link or code that was mailed) and {@code fed} (an identity provider vouches for the user); 1 to 32 letters,
 *     digits, dots, dashes and underscores
 * @param shownAt the time, in whole seconds; {@link Instant#EPOCH} if it is not known
 */
public record Factor(String method, Kind kind, Instant shownAt) {

    // ahead of the constant that is checked by it
    private static final Pattern METHOD = Pattern.compile("[A-Za-z0-9._-]{1,32}");

    /** The only factor of a session that an older version or Auth.js made. It is never recent. */
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
        /** The user knows something: a password. */
        KNOWLEDGE,
        /** The user has something: a mailbox, an authenticator app. */
        POSSESSION,
        /** The user is something: a fingerprint, a face. */
        INHERENCE,
        /** No other site can ask for it and pass it on: a passkey. */
        PHISHING_RESISTANT,
        /** An identity provider has seen the user, and vouches for it. */
        UPSTREAM,
        /** A way in for somebody who has lost another: a backup code. */
        RECOVERY,
        /** Not known; no rule can ask for it. */
        UNKNOWN
    }

    /** Returns whether a text can be a {@link #method}. */
    public static boolean isMethod(String text) {
        return METHOD.matcher(text).matches();
    }

    /**
     * Returns whether the factor was shown at most {@code age} ago. If its time is in the future, because the clock of
     * another node is ahead, it counts as shown now.
     */
    public boolean isWithin(Duration age, Instant now) {
        return !shownAt.equals(Instant.EPOCH)
                && (!shownAt.isBefore(now) || Duration.between(shownAt, now).compareTo(age) <= 0);
    }
}
