package dev.latchkey.feature;

import static java.util.Objects.requireNonNull;

import dev.latchkey.page.SignInForm;
import java.util.function.Supplier;

/**
 * A way to confirm with which nobody signs in, such as a second factor. The confirmation page offers it behind the ways
 * to sign in.
 *
 * @param id of the feature; no provider has it
 * @param name for people, in the language of the thread that asks
 * @param form what the confirmation page shows; the page writes the form element around it
 */
public record ConfirmOffer(String id, Supplier<String> name, SignInForm form, ConfirmMethod method) {

    public ConfirmOffer {
        requireNonNull(id, "id");
        requireNonNull(name, "name");
        requireNonNull(form, "form");
        requireNonNull(method, "method");
    }
}
