package dev.latchkey.page;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * The values of the page that says to which address a mail was sent (wire.md#mail-page).
 *
 * @param basePath the path of the endpoints, including the context path, such as {@code /auth}
 * @param host the name of the site if its theme has no name
 * @param homeUrl the address of the application's home page
 * @param csrfToken the CSRF token for the forms
 * @param callbackUrl the address to which the browser goes afterwards, already checked; for the forms
 * @param mailed the mail that this browser has asked for; {@code null} if none
 * @param wrongCode whether the user has entered a wrong code
 */
public record VerifyRequestPage(
        String basePath,
        String host,
        String homeUrl,
        String csrfToken,
        String callbackUrl,
        @Nullable Mailed mailed,
        boolean wrongCode) {

    public VerifyRequestPage {
        requireNonNull(basePath, "basePath");
        requireNonNull(host, "host");
        requireNonNull(homeUrl, "homeUrl");
        requireNonNull(csrfToken, "csrfToken");
        requireNonNull(callbackUrl, "callbackUrl");
    }

    /**
     * A mail that was sent.
     *
     * @param providerId the id of the provider that sent the mail
     * @param address the address to which the mail was sent
     * @param hasCode whether the mail contains a code that the user can enter on the page
     * @param remembered whether the user has chosen to stay signed in
     */
    public record Mailed(String providerId, String address, boolean hasCode, boolean remembered) {}

    @Override
    public String toString() {
        return "VerifyRequestPage[" + basePath + "]"; // shows neither token nor address
    }
}
