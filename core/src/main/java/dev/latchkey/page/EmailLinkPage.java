package dev.latchkey.page;

import static java.util.Objects.requireNonNull;

/**
 * The values of the page that the link in a mail opens. The form of the page signs the user in, because opening a link
 * must not (W46).
 *
 * @param basePath the path of the endpoints, including the context path, such as {@code /auth}
 * @param host the name of the site if its theme has no name
 * @param homeUrl the address of the application's home page
 * @param csrfToken the CSRF token for the form
 * @param callbackUrl the address to which the browser goes afterwards, already checked; for the form
 * @param providerId the id of the provider that sent the mail
 * @param address the address of the user who will be signed in; the page shows it, so that a person notices if they
 *     would be signed in as another user (W5)
 * @param token the token of the link, for the form
 * @param goesOn whether this is the browser that asked for the mail; if so, the page submits the form itself
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
        return "EmailLinkPage[" + basePath + "]"; // shows neither token nor address
    }
}
