package dev.latchkey.page;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * What one error page shows (wire.md#error-page).
 *
 * @param error the {@code error} parameter as it came; only chooses among fixed texts
 * @param signInUrl where a person can try again
 * @param homeUrl where the application begins
 * @param host what the site is called if its theme has no name
 */
public record ErrorPage(@Nullable String error, String signInUrl, String homeUrl, String host) {

    public ErrorPage {
        requireNonNull(signInUrl, "signInUrl");
        requireNonNull(homeUrl, "homeUrl");
        requireNonNull(host, "host");
    }
}
