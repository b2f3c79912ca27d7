package dev.latchkey.oauth;

import dev.latchkey.model.Profile;
import dev.latchkey.wire.Ascii;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Text of providers made fit for sessions and stores: bounded, well-formed, without control characters, of which
 * PostgreSQL takes no U+0000. What only describes somebody is cut or left out. What decides something (id, e-mail
 * address, role) is never altered, since it would be another's: it counts whole or not at all.
 */
final class ProfileSanitizer {

    private static final int MAX_SUBJECT = 255;
    private static final int MAX_NAME = 200;
    private static final int MAX_EMAIL = 254; // RFC 5321 section 4.5.3.1.3, without the angle brackets
    private static final int MAX_IMAGE = 2048;
    private static final int MAX_ROLE = 255;

    private ProfileSanitizer() {}

    /**
     * The profile as it goes on.
     *
     * @throws IllegalArgumentException if its id is not one that counts
     */
    static Profile fit(Profile profile) {
        String subject = profile.subject();
        if (!isWhole(subject, MAX_SUBJECT)) {
            throw new IllegalArgumentException("The id of the person is longer than " + MAX_SUBJECT
                    + ", or has control characters or half a surrogate pair");
        }
        String email = profile.email() == null ? "" : Ascii.lower(profile.email());
        boolean counts = !email.isEmpty() && isWhole(email, MAX_EMAIL);
        String image = profile.image();
        return new Profile(
                subject,
                readable(profile.name()),
                counts ? email : null,
                counts && profile.emailVerified(),
                image != null && isWhole(image, MAX_IMAGE) ? image : null,
                profile.raw());
    }

    /** The roles that count. */
    static List<String> roles(List<String> roles) {
        return roles.stream().filter(role -> isWhole(role, MAX_ROLE)).toList();
    }

    private static boolean isWhole(String text, int most) {
        return text.length() <= most && text.codePoints().noneMatch(ProfileSanitizer::isNoCharacter);
    }

    private static @Nullable String readable(@Nullable String name) {
        if (name == null) {
            return null;
        }
        StringBuilder readable = new StringBuilder();
        name.codePoints()
                .map(c -> Character.isWhitespace(c) ? ' ' : c)
                .filter(c -> !isNoCharacter(c))
                .limit(MAX_NAME)
                .forEach(readable::appendCodePoint);
        String text = readable.toString().strip();
        return text.isEmpty() ? null : text;
    }

    private static boolean isNoCharacter(int c) {
        return Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE;
    }
}
