package dev.latchkey.page;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * What one page shows that says where a mail went (wire.md#mail-page).
 *
 * @param basePath where the endpoints are mounted, context path included, such as {@code /auth}
 * @param host what the site is called if its theme has no name
 * @param homeUrl where the application begins
 * @param csrfToken for the forms
 * @param callbackUrl where to go afterwards, already checked; for the forms
 * @param mailed the mail that this browser has asked for; {@code null}: none
 * @param wrongCode whether a code was tried that is not the one
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
     * A mail.
     *
     * @param providerId which sent it
     * @param address where it went
     * @param hasCode whether it has a code, to be typed on the page
     */
    public record Mailed(String providerId, String address, boolean hasCode) {}

    @Override
    public String toString() {
        return "VerifyRequestPage[" + basePath + "]"; // neither token nor address
    }
}
