package dev.latchkey.page;

import static java.util.Objects.requireNonNull;

import dev.latchkey.provider.CredentialField;
import dev.latchkey.text.TextKey;
import gg.jte.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form for one way to sign in, as the sign-in page and the confirmation page show it. The pages write the form
 * element and the CSRF token themselves, so no sign-in method can leave the token out.
 */
public sealed interface SignInForm {

    /** A button with the badge of the provider. */
    record Button() implements SignInForm {}

    /**
     * A form with one field for an e-mail address.
     *
     * @param hasCode whether the mail contains a code that the user can enter
     * @param button the text of the button; {@code null} if the button shows the name of the provider
     */
    record Email(boolean hasCode, @Nullable TextKey button) implements SignInForm {}

    /**
     * A form with several fields.
     *
     * @param button the text of the button; {@code null} if the button shows the name of the provider
     */
    record Fields(List<CredentialField> fields, @Nullable TextKey button) implements SignInForm {

        public Fields {
            fields = List.copyOf(fields);
        }
    }

    /**
     * A form whose content the feature itself writes, such as fields with a button.
     *
     * @param content the content, which must escape all text that it writes
     * @param scripts the scripts in {@code content}
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
