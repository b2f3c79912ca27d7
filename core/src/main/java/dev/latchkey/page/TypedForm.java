package dev.latchkey.page;

import dev.latchkey.provider.CredentialField;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a user has typed into a form before, and what is wrong with it. It never holds a password.
 *
 * @param texts the texts by the names of their fields
 * @param fault the text that says what is wrong; {@code null} if nothing is
 */
public record TypedForm(Map<String, String> texts, @Nullable String fault) {

    /** A form that nobody has filled in. */
    public static final TypedForm NONE = new TypedForm(Map.of(), null);

    public TypedForm {
        texts = Map.copyOf(texts);
    }

    /** Returns the text of a field, or {@code otherwise} if nothing was typed there. */
    public @Nullable String text(String field, @Nullable String otherwise) {
        String typed = texts.get(field);
        return typed == null ? otherwise : typed;
    }

    boolean isWrong() {
        return fault != null;
    }

    /** Returns the value of {@code aria-invalid}; {@code null} for no such attribute. */
    @Nullable
    String invalid() {
        return isWrong() ? "true" : null;
    }

    /** Returns the id of the element with the fault; {@code null} if there is none. */
    @Nullable
    String describedBy(String providerId) {
        return isWrong() ? "error-for-" + providerId : null;
    }

    /** Returns the name of the first field that a user has to fill in again; {@code null} if nothing is wrong. */
    @Nullable
    String firstMissing(List<CredentialField> fields) {
        return fields.stream()
                .map(CredentialField::name)
                .filter(name -> isWrong() && !texts.containsKey(name))
                .findFirst()
                .orElse(null);
    }

    @Override
    public String toString() {
        return "TypedForm" + texts.keySet(); // shows nothing that was typed
    }
}
