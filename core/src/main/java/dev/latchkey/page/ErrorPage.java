package dev.latchkey.page;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * The values of an error page (wire.md#error-page).
 *
 * @param error the {@code error} parameter as the browser sent it; the page only uses it to choose a fixed text
 * @param reason the {@code reason} parameter as the browser sent it; the page only uses it as it uses {@code error}
 * @param reference the number of the failure for the help desk, already checked; {@code null} if it has none
 * @param signInUrl the address at which the user can try again
 * @param homeUrl the address of the application's home page
 * @param host the name of the site if its theme has no name
 */
public record ErrorPage(
        @Nullable String error,
        @Nullable String reason,
        @Nullable String reference,
        String signInUrl,
        String homeUrl,
        String host) {

    public ErrorPage {
        requireNonNull(signInUrl, "signInUrl");
        requireNonNull(homeUrl, "homeUrl");
        requireNonNull(host, "host");
    }

    /** A page about a failure that has neither a reason nor a reference number. */
    public ErrorPage(@Nullable String error, String signInUrl, String homeUrl, String host) {
        this(error, null, null, signInUrl, homeUrl, host);
    }
}
