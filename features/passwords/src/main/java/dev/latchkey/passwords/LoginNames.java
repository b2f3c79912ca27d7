package dev.latchkey.passwords;

import dev.latchkey.store.RecordStore;
import dev.latchkey.store.StoredRecord;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The names with which users sign in in place of their address: a record for each, under the name. */
final class LoginNames {

    private static final String KIND = "login-name";
    private static final Pattern FORM = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}._-]{2,63}");

    private final RecordStore store;

    LoginNames(RecordStore store) {
        this.store = store;
    }

    /** Returns the one form of a name that is kept and compared; {@code null} if it is no name. */
    static @Nullable String normal(String typed) {
        String name = folded(typed);
        return FORM.matcher(name).matches() && folded(name).equals(name) ? name : null;
    }

    /**
     * Returns the text in which equal names are equal. Some letters, such as a small j with a caron, have one character
     * of their own and their capital letters have two, so the small letters are composed again.
     */
    static String folded(String typed) {
        String small = composed(typed).strip().toLowerCase(Locale.ROOT);
        return composed(small);
    }

    private static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    /** Returns the id of the user with this name, in its normal form. */
    Optional<String> userId(String name) {
        return store.record(KIND, name).map(StoredRecord::owner);
    }

    /** Gives a user a name; {@code false} if another user has it. */
    boolean add(String userId, String name) {
        return store.addRecord(StoredRecord.of(KIND, name, userId, "{}"));
    }
}
