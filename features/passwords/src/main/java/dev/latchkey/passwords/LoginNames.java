package dev.latchkey.passwords;

import dev.latchkey.store.RecordStore;
import dev.latchkey.store.StoredRecord;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The names with which users sign in in place of their address: a record for each, under the name. */
final class LoginNames {

    private static final String KIND = "login-name";
    private static final Pattern FORM = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}._-]{2,63}");

    private static final char CAPITAL_SIGMA = '\u03A3';
    private static final char SIGMA = '\u03C3';
    private static final char FINAL_SIGMA = '\u03C2'; // the small letter of the same capital at the end of a word
    private static final Pattern SIGMA_THAT_ENDS_A_WORD = Pattern.compile(SIGMA + "(?!\\p{M}*\\p{L})");

    private final RecordStore store;

    LoginNames(RecordStore store) {
        this.store = store;
    }

    /**
     * Returns the one form of a name that is kept and compared; {@code null} if it is no name. It is lower case rather
     * than a case folding, since names that are kept already must stay. Beyond lower case, only the sigma is folded.
     */
    static @Nullable String normal(String typed) {
        String name = withFinalSigmas(folded(typed));
        return FORM.matcher(name).matches() && withFinalSigmas(folded(name)).equals(name) ? name : null;
    }

    /**
     * Returns the text in which capital and small letters are equal. Some letters, such as a small j with a caron, have
     * one character of their own and their capital letters have two, so the small letters are composed again.
     */
    static String folded(String typed) {
        String small = composed(typed).strip().toLowerCase(Locale.ROOT);
        return composed(small);
    }

    /** Returns the name with either sigma where words have it, so that all spellings are one. */
    private static String withFinalSigmas(String name) {
        return SIGMA_THAT_ENDS_A_WORD.matcher(name.replace(FINAL_SIGMA, SIGMA)).replaceAll(String.valueOf(FINAL_SIGMA));
    }

    /**
     * Returns the name, and how earlier versions kept it if it was typed in capital letters, or with the wrong sigma at
     * its end.
     */
    private static Stream<String> spellings(String name) {
        String plain = name.replace(FINAL_SIGMA, SIGMA);
        String typedInCapitals = plain.replace(SIGMA, CAPITAL_SIGMA).toLowerCase(Locale.ROOT);
        return Stream.of(name, typedInCapitals, plain).distinct();
    }

    private static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    /** Returns the id of the user with this name, in its normal form. */
    Optional<String> userId(String name) {
        List<String> owners = spellings(name)
                .flatMap(spelling -> store.record(KIND, spelling).stream())
                .map(StoredRecord::owner)
                .toList(); // asks for every spelling, so that a name that nobody has costs no more
        return owners.stream().findFirst();
    }

    /** Gives a user a name; {@code false} if a user has it. */
    boolean add(String userId, String name) {
        boolean taken = spellings(name)
                .skip(1)
                .anyMatch(earlier -> store.record(KIND, earlier).isPresent());
        return !taken && store.addRecord(StoredRecord.of(KIND, name, userId, "{}"));
    }
}
