package dev.latchkey.page;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one page shows on which somebody who is signed in confirms that it is them (wire.md#confirming).
 *
 * @param basePath where the endpoints are mounted, context path included, such as {@code /auth}
 * @param host what the site is called if its theme has no name
 * @param homeUrl where the application begins
 * @param csrfToken for the forms
 * @param callbackUrl where to go afterwards, already checked; for the forms
 * @param userName who is signed in, where known
 * @param address where a mail would go; {@code null}: nowhere
 * @param factor the kind of factor that is asked for, for the forms; {@code null}: any
 * @param error the {@code error} parameter as it came
 * @param ways what this user can show, in the order of the providers
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
     * @param mailed where a mail is on its way to; {@code null}: none is
     * @param token of the link that led here, for the form; {@code null}: none did
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

    /** Returns whether the address of the page holds the token of a mail. */
    boolean hasToken() {
        return ways.stream().anyMatch(way -> way.token() != null);
    }

    /** Returns whether something was tried that did not confirm it. */
    boolean hasFailed() {
        return error != null;
    }

    @Override
    public String toString() {
        return "StepUpPage[" + basePath + "]"; // neither token nor address
    }
}
