package dev.latchkey.page;

import static java.util.Objects.requireNonNull;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The values of a sign-in page (wire.md#sign-in-page). Each value comes from the core. The page itself reads nothing
 * from the query (W12).
 *
 * @param basePath the path of the endpoints, including the context path, such as {@code /auth}
 * @param host the name of the site if its theme has no name
 * @param homeUrl the address of the application's home page
 * @param csrfToken the CSRF token for the forms
 * @param callbackUrl the address to which the browser goes afterwards, already checked; for the forms
 * @param error the {@code error} parameter as the browser sent it
 * @param code the {@code code} parameter as the browser sent it; the application's own reasons are meant for its own
 *     pages, and this page shows the same text for all of them
 * @param email the text with which the page fills the field for an e-mail address, as the browser sent it
 * @param reason the {@code reason} parameter as the browser sent it; the page only uses it to choose a fixed text
 * @param reference the number of the failure for the help desk, already checked; {@code null} if it has none
 * @param typed what the user typed before the sign-in failed; {@code null} if nothing is known
 * @param lastUsed the id of the provider with which this browser was signed in last; {@code null} if it is not known
 */
public record SignInPage(
        String basePath,
        String host,
        String homeUrl,
        String csrfToken,
        String callbackUrl,
        @Nullable String error,
        @Nullable String code,
        @Nullable String email,
        @Nullable String reason,
        @Nullable String reference,
        @Nullable TypedSignIn typed,
        @Nullable String lastUsed) {

    /** The errors that are about what a user has typed. */
    private static final Set<String> ABOUT_FIELDS = Set.of("CredentialsSignin", "EmailSignin");

    public SignInPage {
        requireNonNull(basePath, "basePath");
        requireNonNull(host, "host");
        requireNonNull(homeUrl, "homeUrl");
        requireNonNull(csrfToken, "csrfToken");
        requireNonNull(callbackUrl, "callbackUrl");
    }

    /** A page for a browser of which nothing is known, without a reason and a reference number. */
    public SignInPage(
            String basePath,
            String host,
            String homeUrl,
            String csrfToken,
            String callbackUrl,
            @Nullable String error,
            @Nullable String code,
            @Nullable String email) {
        this(basePath, host, homeUrl, csrfToken, callbackUrl, error, code, email, null, null, null, null);
    }

    boolean isLastUsed(SignInOffer offer) {
        return offer.id().equals(lastUsed);
    }

    /** Returns whether the user has typed something into the form of this offer. */
    boolean isTyped(SignInOffer offer) {
        return typed != null && typed.providerId().equals(offer.id()) && !offer.isButton();
    }

    /** Returns whether the user has typed something wrong into the form of this offer. */
    boolean isWrong(SignInOffer offer) {
        return isTyped(offer) && error != null && ABOUT_FIELDS.contains(error);
    }

    /** Returns what the form of this offer shows, with {@code message} if something is wrong. */
    TypedForm typed(SignInOffer offer, String message) {
        return typed != null && isTyped(offer)
                ? new TypedForm(typed.texts(), isWrong(offer) ? message : null)
                : TypedForm.NONE;
    }

    @Override
    public String toString() {
        return "SignInPage[" + basePath + "]"; // the token must not reach a log
    }
}
