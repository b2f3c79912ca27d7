package dev.latchkey.passwords;

import com.nulabinc.zxcvbn.Feedback;
import com.nulabinc.zxcvbn.Strength;
import com.nulabinc.zxcvbn.Zxcvbn;
import dev.latchkey.text.Texts;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/** Estimates by zxcvbn how many guesses a password takes. */
final class PasswordStrength {

    /** Of 0 to 4: at least some hundred million guesses. */
    private static final int LEAST_SCORE = 2;

    /** The estimate takes longer, the longer a password is, and so many characters nobody guesses. */
    private static final int MOST_CHARACTERS = 64;

    private static final ResourceBundle KEYS = new ResourceBundle() {
        @Override
        protected Object handleGetObject(String key) {
            return key;
        }

        @Override
        public Enumeration<String> getKeys() {
            return Collections.emptyEnumeration();
        }
    };

    private final Texts texts;
    private final Zxcvbn zxcvbn = new Zxcvbn();

    PasswordStrength(Texts texts) {
        this.texts = texts;
    }

    /**
     * Returns that a password is easy to guess, with advice; empty: it is not.
     *
     * @param words that others would try first
     */
    Optional<FieldFault> fault(String password, List<String> words) {
        String start = password.substring(0, Math.min(MOST_CHARACTERS, password.length()));
        Strength strength = zxcvbn.measure(start, words);
        return strength.getScore() >= LEAST_SCORE
                ? Optional.empty()
                : Optional.of(FieldFault.of(texts, PasswordText.FAULT_GUESSABLE).with(advice(strength.getFeedback())));
    }

    private List<String> advice(Feedback feedback) {
        Feedback keys = feedback.withResourceBundle(KEYS);
        return Stream.concat(Stream.of(keys.getWarning()), keys.getSuggestions().stream())
                .flatMap(key -> StrengthAdvice.of(key).stream())
                .map(advice -> texts.text(advice))
                .toList();
    }
}
