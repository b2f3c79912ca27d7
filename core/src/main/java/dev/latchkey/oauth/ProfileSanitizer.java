package dev.latchkey.oauth;

import dev.latchkey.model.Profile;
import dev.latchkey.wire.Ascii;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes texts from providers suitable for sessions and stores. The results have a limited length, are well-formed and
 * have no control characters. PostgreSQL, for example, refuses U+0000. Descriptive text is shortened or left out. Text
 * on which decisions depend (id, e-mail address, role) is never changed, because it could become that of another user.
 * Such text is used unchanged or not at all.
 */
final class ProfileSanitizer {

    private static final int MAX_SUBJECT = 255;
    private static final int MAX_NAME = 200;
    private static final int MAX_EMAIL = 254; // RFC 5321 section 4.5.3.1.3, without the angle brackets
    private static final int MAX_IMAGE = 2048;
    private static final int MAX_ROLE = 255;

    private ProfileSanitizer() {}

    /**
     * Returns the sanitized profile.
     *
     * @throws IllegalArgumentException if the id of the profile cannot be used
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

    /** Returns the roles that can be used. */
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
