package dev.latchkey.page;

import static java.util.Objects.requireNonNull;

import dev.latchkey.provider.CredentialField;
import dev.latchkey.text.TextKey;
import gg.jte.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the sign-in page and the confirmation page show of one way to sign in. The pages write the form element around
 * it and the CSRF token into it, so no way can leave the token out.
 */
public sealed interface SignInForm {

    /** A button with the badge of the provider. */
    record Button() implements SignInForm {}

    /**
     * A field for an e-mail address.
     *
     * @param hasCode whether a mail has a code to type in
     * @param button what the button says; {@code null}: the name of the provider
     */
    record Email(boolean hasCode, @Nullable TextKey button) implements SignInForm {}

    /**
     * Fields to fill in.
     *
     * @param button what the button says; {@code null}: the name of the provider
     */
    record Fields(List<CredentialField> fields, @Nullable TextKey button) implements SignInForm {

        public Fields {
            fields = List.copyOf(fields);
        }
    }

    /**
     * What the feature writes itself, such as fields with a button.
     *
     * @param content escapes all text that it writes
     * @param scripts in {@code content}
     */
    record Own(Content content, List<PageScript> scripts) implements SignInForm {

        public Own {
            requireNonNull(content, "content");
            scripts = List.copyOf(scripts);
        }

        /** A form without scripts. */
        public Own(Content content) {
            this(content, List.of());
        }
    }
}
