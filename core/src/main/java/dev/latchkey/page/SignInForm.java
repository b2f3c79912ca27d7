package dev.latchkey.page;

import static java.util.Objects.requireNonNull;

import dev.latchkey.provider.CredentialField;
import dev.latchkey.text.TextKey;
import gg.jte.Content;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The form for one way to sign in, as the sign-in page and the confirmation page show it. The pages write the form
 * element and the CSRF token themselves, so no sign-in method can leave the token out.
 */
public sealed interface SignInForm {

    /** Returns the names of the fields whose texts stay after a mistake. None of them is a field for a secret. */
    default Set<String> keeps() {
        return Set.of();
    }

    /** Returns the text of the button; {@code null} if the button shows the name of the provider. */
    default @Nullable TextKey button() {
        return null;
    }

    /** A button with the logo or badge of the provider. */
    record Button() implements SignInForm {}

    /**
     * A form with one field for an e-mail address.
     *
     * @param hasCode whether the mail contains a code that the user can enter
     * @param button the text of the button; {@code null} if the button shows the name of the provider
     */
    record Email(boolean hasCode, @Nullable TextKey button) implements SignInForm {

        @Override
        public Set<String> keeps() {
            return Set.of("email");
        }
    }

    /**
     * A form with several fields.
     *
     * @param button the text of the button; {@code null} if the button shows the name of the provider
     */
    record Fields(List<CredentialField> fields, @Nullable TextKey button) implements SignInForm {

        private static final Set<String> OF_NAMES = Set.of("username", "email", "tel");

        public Fields {
            fields = List.copyOf(fields);
        }

        /** Only fields for names and addresses: nobody knows whether any other text is a secret. */
        @Override
        public Set<String> keeps() {
            return fields.stream()
                    .filter(field -> !field.type().equals("password"))
                    .filter(field -> field.autocomplete() != null && OF_NAMES.contains(field.autocomplete()))
                    .map(CredentialField::name)
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    /**
     * A form whose content the feature itself writes, such as fields with a button.
     *
     * @param writer writes the content
     * @param keeps the names of the fields whose texts stay after a mistake; never a field for a secret
     * @param scripts the scripts in the content
     */
    record Own(Writer writer, Set<String> keeps, List<PageScript> scripts) implements SignInForm {

        public Own {
            requireNonNull(writer, "writer");
            keeps = Set.copyOf(keeps);
            scripts = List.copyOf(scripts);
        }

        /** A form of which nothing stays after a mistake. */
        public Own(Content content, List<PageScript> scripts) {
            this(typed -> content, Set.of(), scripts);
        }

        /** A form without scripts. */
        public Own(Content content) {
            this(content, List.of());
        }

        /** Returns the content that nobody has filled in. */
        public Content content() {
            return content(TypedForm.NONE);
        }

        Content content(TypedForm typed) {
            return writer.content(typed);
        }
    }

    /** Writes the content of a form. */
    @FunctionalInterface
    interface Writer {

        /** Returns the content, which must escape all text that it writes, with what the user has typed before. */
        Content content(TypedForm typed);
    }
}
