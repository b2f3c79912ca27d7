package dev.latchkey.page;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * The values of a sign-in page (wire.md#sign-in-page). Each value comes from the core. The page itself reads nothing
 * from the query (W12).
 *
 * @param basePath the path of the endpoints, including the context path, such as {@code /auth}
 * @param host the name of the site if its theme has no name
 * @param csrfToken the CSRF token for the forms
 * @param callbackUrl the address to which the browser goes afterwards, already checked; for the forms
 * @param error the {@code error} parameter as the browser sent it
 * @param code the {@code code} parameter as the browser sent it; the application's own reasons are meant for its own
 *     pages, and this page shows the same text for all of them
 * @param email the text with which the page fills the field for an e-mail address, as the browser sent it
 * @param reason the {@code reason} parameter as the browser sent it; the page only uses it to choose a fixed text
 * @param reference the number of the failure for the help desk, already checked; {@code null} if it has none
 */
public record SignInPage(
        String basePath,
        String host,
        String csrfToken,
        String callbackUrl,
        @Nullable String error,
        @Nullable String code,
        @Nullable String email,
        @Nullable String reason,
        @Nullable String reference) {

    public SignInPage {
        requireNonNull(basePath, "basePath");
        requireNonNull(host, "host");
        requireNonNull(csrfToken, "csrfToken");
        requireNonNull(callbackUrl, "callbackUrl");
    }

    /** A page without a reason and a reference number. */
    public SignInPage(
            String basePath,
            String host,
            String csrfToken,
            String callbackUrl,
            @Nullable String error,
            @Nullable String code,
            @Nullable String email) {
        this(basePath, host, csrfToken, callbackUrl, error, code, email, null, null);
    }

    @Override
    public String toString() {
        return "SignInPage[" + basePath + "]"; // the token must not reach a log
    }
}
