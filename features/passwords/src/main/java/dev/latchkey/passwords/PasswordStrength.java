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
    private final HashPlaces places;
    private final Zxcvbn zxcvbn = new Zxcvbn();

    /** The estimate takes a processor for some milliseconds, so it takes its turn with the hashes. */
    PasswordStrength(Texts texts, HashPlaces places) {
        this.texts = texts;
        this.places = places;
    }

    /**
     * Returns that a password is easy to guess, with advice; empty: it is not.
     *
     * @param words that others would try first
     * @throws dev.latchkey.error.AuthException.Refused if too many others wait for a place
     */
    Optional<FieldFault> fault(String password, List<String> words) {
        String measured = MeasuredPart.of(password);
        Strength strength = places.occupy(() -> zxcvbn.measure(measured, words));
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
