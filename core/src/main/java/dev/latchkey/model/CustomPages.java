package dev.latchkey.model;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * The application's own pages that replace built-in pages (wire.md#pages-of-the-application). A page is a path such as
 * {@code /login}, or an absolute URL. Immutable: each method that sets a page returns a changed copy.
 */
public final class CustomPages {

    private static final CustomPages NONE = new CustomPages(null, null, null, null, null);

    private final @Nullable String signIn;
    private final @Nullable String signOut;
    private final @Nullable String error;
    private final @Nullable String verifyRequest;
    private final @Nullable String newUser;

    private CustomPages(
            @Nullable String signIn,
            @Nullable String signOut,
            @Nullable String error,
            @Nullable String verifyRequest,
            @Nullable String newUser) {
        this.signIn = signIn;
        this.signOut = signOut;
        this.error = error;
        this.verifyRequest = verifyRequest;
        this.newUser = newUser;
    }

    /** Returns settings that replace no page. */
    public static CustomPages none() {
        return NONE;
    }

    /** Sets the page that replaces the sign-in page. */
    public CustomPages signIn(String page) {
        return new CustomPages(requireNonNull(page, "page"), signOut, error, verifyRequest, newUser);
    }

    /** Sets the page that replaces the sign-out page. */
    public CustomPages signOut(String page) {
        return new CustomPages(signIn, requireNonNull(page, "page"), error, verifyRequest, newUser);
    }

    /**
     * Sets the page that replaces the error page. The page gets the error code as the query parameter {@code error}.
     */
    public CustomPages error(String page) {
        return new CustomPages(signIn, signOut, requireNonNull(page, "page"), verifyRequest, newUser);
    }

    /** Sets the page that replaces the page that says that a mail was sent. */
    public CustomPages verifyRequest(String page) {
        return new CustomPages(signIn, signOut, error, requireNonNull(page, "page"), newUser);
    }

    /**
     * Sets the page for new users. After a sign-in that adds a user to the store, the browser goes to this page. The
     * query parameter {@code callbackUrl} has the address to which the browser would otherwise have gone. The user is
     * already signed in, so the guard does not leave this page open.
     */
    public CustomPages newUser(String page) {
        return new CustomPages(signIn, signOut, error, verifyRequest, requireNonNull(page, "page"));
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

    public @Nullable String newUser() {
        return newUser;
    }
}
