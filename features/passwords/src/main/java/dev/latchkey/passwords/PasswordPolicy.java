package dev.latchkey.passwords;

import dev.latchkey.text.Texts;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which new passwords are accepted (NIST SP 800-63B-4 section 3.1.1.2): by length, and not those that others would
 * guess. There are no rules about kinds of characters, and no character is cut off.
 */
final class PasswordPolicy {

    static final int LEAST = 8;
    static final int MOST = 256;

    private final Texts texts;
    private final PasswordStrength strength;
    private final BreachedPasswords breached;

    PasswordPolicy(Texts texts, PasswordStrength strength, BreachedPasswords breached) {
        this.texts = texts;
        this.strength = strength;
        this.breached = breached;
    }

    /**
     * Whose password it will be, which is what others try first.
     *
     * @param userId {@code null}: there is no user yet
     * @param site what the application is called
     */
    record Owner(
            @Nullable String userId,
            @Nullable String name,
            @Nullable String address,
            @Nullable String loginName,
            String site) {

        /** What the password must not be. */
        List<String> words() {
            List<String> words = new ArrayList<>();
            add(words, name);
            add(words, address);
            add(words, loginName);
            add(words, site);
            add(words, address == null ? null : address.substring(0, Math.max(0, address.lastIndexOf('@'))));
            return words;
        }

        /** With its parts, such as the last name. */
        private static void add(List<String> words, @Nullable String word) {
            if (word != null) {
                words.add(word);
                words.addAll(List.of(word.split("[^\\p{L}\\p{N}]+", -1)));
                words.removeIf(String::isBlank);
            }
        }

        @Override
        public String toString() {
            return "Owner[hidden]";
        }
    }

    /** Returns what is wrong with a new password; empty: nothing is. */
    Optional<FieldFault> fault(@Nullable String typed, Owner owner) {
        if (typed == null || typed.isEmpty()) {
            return fault(PasswordText.FAULT_REQUIRED);
        }
        if (!isText(typed)) {
            return fault(PasswordText.FAULT_UNREADABLE);
        }
        String password = PasswordHasher.normal(typed);
        int length = password.codePointCount(0, password.length());
        if (length < LEAST) {
            return fault(PasswordText.FAULT_TOO_SHORT, LEAST);
        }
        if (length > MOST) {
            return fault(PasswordText.FAULT_TOO_LONG, MOST);
        }
        if (owner.words().stream().anyMatch(word -> bare(word).equals(bare(password)))) {
            return fault(PasswordText.FAULT_PERSONAL);
        }
        Optional<FieldFault> guessable = strength.fault(password, owner.words());
        return guessable.isPresent() || !breached.contain(password, owner.userId())
                ? guessable
                : fault(PasswordText.FAULT_BREACHED);
    }

    private Optional<FieldFault> fault(PasswordText key, Object... arguments) {
        return Optional.of(FieldFault.of(texts, key, arguments));
    }

    /** Half of a pair of characters would be hashed as if it were another. */
    @SuppressWarnings("UnusedException")
    private static boolean isText(String typed) {
        try {
            StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(typed));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** Without what people add to make a word look different. */
    private static String bare(String text) {
        return LoginNames.folded(text).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
