package dev.latchkey.page;

import static java.util.Objects.requireNonNull;

/**
 * One way to sign in, as pages offer it.
 *
 * @param id of the provider
 * @param name of the provider
 * @param path to which the sign-in page posts the form, below the base path
 */
public record SignInOffer(String id, String name, String path, SignInForm form) {

    public SignInOffer {
        requireNonNull(id, "id");
        requireNonNull(name, "name");
        requireNonNull(path, "path");
        requireNonNull(form, "form");
    }

    /** Buttons stand together, and a line separates any other form from its neighbours. */
    boolean isButton() {
        return form instanceof SignInForm.Button;
    }
}
