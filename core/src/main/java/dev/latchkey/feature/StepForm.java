package dev.latchkey.feature;

import static java.util.Objects.requireNonNull;

import dev.latchkey.page.SignInForm;

/**
 * The form with which a user whose sign-in waits for a step shows another factor than the step asks for, such as a
 * passkey.
 *
 * @param path where the form goes, below the base path, without a slash in front. The route is
 *     {@link RouteSpec#halfSignedIn} and ends with {@link SignIn#resume}
 * @param form what the page of the step shows; the page writes the form element and the CSRF token around it
 */
public record StepForm(String path, SignInForm.Own form) {

    public StepForm {
        requireNonNull(path, "path");
        requireNonNull(form, "form");
    }
}
