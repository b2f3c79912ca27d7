package dev.latchkey.model;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * Pages of the application that stand in for built-in ones (wire.md#pages-of-the-application): paths such as
 * {@code /login}, or absolute URLs. Immutable: what looks like a setter returns a changed copy.
 */
public final class CustomPages {

    private static final CustomPages NONE = new CustomPages(null, null, null, null);

    private final @Nullable String signIn;
    private final @Nullable String signOut;
    private final @Nullable String error;
    private final @Nullable String verifyRequest;

    private CustomPages(
            @Nullable String signIn, @Nullable String signOut, @Nullable String error, @Nullable String verifyRequest) {
        this.signIn = signIn;
        this.signOut = signOut;
        this.error = error;
        this.verifyRequest = verifyRequest;
    }

    /** The built-in pages alone. */
    public static CustomPages none() {
        return NONE;
    }

    /** These with a page in place of the sign-in page. */
    public CustomPages signIn(String page) {
        return new CustomPages(requireNonNull(page, "page"), signOut, error, verifyRequest);
    }

    /** These with a page in place of the sign-out page. */
    public CustomPages signOut(String page) {
        return new CustomPages(signIn, requireNonNull(page, "page"), error, verifyRequest);
    }

    /** These with a page in place of the error page; it gets the error's name as {@code error} in its query. */
    public CustomPages error(String page) {
        return new CustomPages(signIn, signOut, requireNonNull(page, "page"), verifyRequest);
    }

    /** These with a page in place of the one that says that a mail is on its way. */
    public CustomPages verifyRequest(String page) {
        return new CustomPages(signIn, signOut, error, requireNonNull(page, "page"));
    }

    public @Nullable String signIn() {
        return signIn;
    }

    public @Nullable String signOut() {
        return signOut;
    }

    public @Nullable String error() {
        return error;
    }

    public @Nullable String verifyRequest() {
        return verifyRequest;
    }
}
