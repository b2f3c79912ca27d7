package dev.latchkey.page;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values of the page on which a signed-in user confirms their identity (wire.md#confirming).
 *
 * @param basePath the path of the endpoints, including the context path, such as {@code /auth}
 * @param host the name of the site if its theme has no name
 * @param homeUrl the address of the application's home page
 * @param csrfToken the CSRF token for the forms
 * @param callbackUrl the address to which the browser goes afterwards, already checked; for the forms
 * @param userName the name of the signed-in user, if it is known
 * @param address the address to which a mail would be sent; {@code null} if none
 * @param factor the requested kind of factor, for the forms; {@code null} if any kind is enough
 * @param error the {@code error} parameter as the browser sent it
 * @param ways the ways in which this user can confirm their identity, in the order of the providers
 */
public record StepUpPage(
        String basePath,
        String host,
        String homeUrl,
        String csrfToken,
        String callbackUrl,
        @Nullable String userName,
        @Nullable String address,
        @Nullable String factor,
        @Nullable String error,
        List<Way> ways) {

    public StepUpPage {
        requireNonNull(basePath, "basePath");
        requireNonNull(host, "host");
        requireNonNull(homeUrl, "homeUrl");
        requireNonNull(csrfToken, "csrfToken");
        requireNonNull(callbackUrl, "callbackUrl");
        ways = List.copyOf(ways);
    }

    /**
     * One way to confirm.
     *
     * @param mailed the address to which a mail was already sent; {@code null} if none was
     * @param token the token of the link that opened this page, for the form; {@code null} if no link did
     */
    public record Way(
            SignInOffer offer,
            @Nullable String mailed,
            @Nullable String token) {

        @Override
        public String toString() {
            return "Way[" + offer.id() + "]";
        }
    }

    /** Returns whether the address of the page contains the token of a mail. */
    boolean hasToken() {
        return ways.stream().anyMatch(way -> way.token() != null);
    }

    /** Returns whether the user has tried to confirm and failed. */
    boolean hasFailed() {
        return error != null;
    }

    @Override
    public String toString() {
        return "StepUpPage[" + basePath + "]"; // shows neither token nor address
    }
}
