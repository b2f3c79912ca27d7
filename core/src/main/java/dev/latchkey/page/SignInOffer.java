package dev.latchkey.page;

import static java.util.Objects.requireNonNull;

/**
 * One way to sign in, as pages show it.
 *
 * @param id the id of the provider
 * @param name the name of the provider
 * @param path the path below the base path to which the sign-in page posts the form
 */
public record SignInOffer(String id, String name, String path, SignInForm form) {

    public SignInOffer {
        requireNonNull(id, "id");
        requireNonNull(name, "name");
        requireNonNull(path, "path");
        requireNonNull(form, "form");
    }

    /**
     * Returns whether the form is a single button. Pages show buttons together, and separate any other form by a line.
     */
    boolean isButton() {
        return form instanceof SignInForm.Button;
    }
}
