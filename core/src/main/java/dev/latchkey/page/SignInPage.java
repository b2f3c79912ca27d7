package dev.latchkey.page;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * What one sign-in page shows (wire.md#sign-in-page). Each value comes from the core, none is read from the query by
 * the page itself (W12).
 *
 * @param basePath where the endpoints are mounted, context path included, such as {@code /auth}
 * @param host what the site is called if its theme has no name
 * @param csrfToken for the forms
 * @param callbackUrl where to go afterwards, already checked; for the forms
 * @param error the {@code error} parameter as it came
 * @param code the {@code code} parameter as it came; an application's own reasons are for its own pages, this one shows
 *     the same text for all of them
 * @param email what to fill the field for an e-mail address with, as it came
 */
public record SignInPage(
        String basePath,
        String host,
        String csrfToken,
        String callbackUrl,
        @Nullable String error,
        @Nullable String code,
        @Nullable String email) {

    public SignInPage {
        requireNonNull(basePath, "basePath");
        requireNonNull(host, "host");
        requireNonNull(csrfToken, "csrfToken");
        requireNonNull(callbackUrl, "callbackUrl");
    }

    @Override
    public String toString() {
        return "SignInPage[" + basePath + "]"; // the token must not reach a log
    }
}
