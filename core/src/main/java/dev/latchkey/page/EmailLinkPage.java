package dev.latchkey.page;

import static java.util.Objects.requireNonNull;

/**
 * What one page shows that a link in a mail leads to: a form that signs in, since opening a link must not (W46).
 *
 * @param basePath where the endpoints are mounted, context path included, such as {@code /auth}
 * @param host what the site is called if its theme has no name
 * @param homeUrl where the application begins
 * @param csrfToken for the form
 * @param callbackUrl where to go afterwards, already checked; for the form
 * @param providerId which sent the mail
 * @param address who will be signed in, so that nobody is made somebody else without noticing (W5)
 * @param token of the link; for the form
 * @param goesOn whether this is the browser that asked for the mail: then the form sends itself
 */
public record EmailLinkPage(
        String basePath,
        String host,
        String homeUrl,
        String csrfToken,
        String callbackUrl,
        String providerId,
        String address,
        String token,
        boolean goesOn) {

    public EmailLinkPage {
        requireNonNull(basePath, "basePath");
        requireNonNull(host, "host");
        requireNonNull(homeUrl, "homeUrl");
        requireNonNull(csrfToken, "csrfToken");
        requireNonNull(callbackUrl, "callbackUrl");
        requireNonNull(providerId, "providerId");
        requireNonNull(address, "address");
        requireNonNull(token, "token");
    }

    @Override
    public String toString() {
        return "EmailLinkPage[" + basePath + "]"; // neither token nor address
    }
}
