package dev.latchkey.page;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * The values of a sign-out page (wire.md#sign-out-page).
 *
 * @param basePath the path of the endpoints, including the context path, such as {@code /auth}
 * @param homeUrl the address of the application's home page
 * @param host the name of the site if its theme has no name
 * @param csrfToken the CSRF token for the form
 * @param callbackUrl the address to which the browser goes afterwards, already checked; for the form
 * @param userName the name of the signed-in user, if it is known
 */
public record SignOutPage(
        String basePath,
        String homeUrl,
        String host,
        String csrfToken,
        String callbackUrl,
        @Nullable String userName) {

    public SignOutPage {
        requireNonNull(basePath, "basePath");
        requireNonNull(homeUrl, "homeUrl");
        requireNonNull(host, "host");
        requireNonNull(csrfToken, "csrfToken");
        requireNonNull(callbackUrl, "callbackUrl");
    }

    @Override
    public String toString() {
        return "SignOutPage[" + basePath + "]"; // the token must not reach a log
    }
}
