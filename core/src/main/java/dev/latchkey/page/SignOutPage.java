package dev.latchkey.page;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * What one sign-out page shows (wire.md#sign-out-page).
 *
 * @param basePath where the endpoints are mounted, context path included, such as {@code /auth}
 * @param host what the site is called if its theme has no name
 * @param csrfToken for the form
 * @param callbackUrl where to go afterwards, already checked; for the form
 * @param userName who is signed in, where known
 */
public record SignOutPage(
        String basePath,
        String host,
        String csrfToken,
        String callbackUrl,
        @Nullable String userName) {

    public SignOutPage {
        requireNonNull(basePath, "basePath");
        requireNonNull(host, "host");
        requireNonNull(csrfToken, "csrfToken");
        requireNonNull(callbackUrl, "callbackUrl");
    }

    @Override
    public String toString() {
        return "SignOutPage[" + basePath + "]"; // the token must not reach a log
    }
}
