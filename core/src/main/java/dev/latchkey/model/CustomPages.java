package dev.latchkey.model;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The application's own pages: those that replace built-in pages, and those to which the built-in pages link
 * (wire.md#pages-of-the-application). A page is a path such as {@code /login}, or an absolute URL. Immutable: each
 * method that sets a page returns a changed copy.
 */
public final class CustomPages {

    private static final CustomPages NONE = new CustomPages(Map.of(), Map.of());

    private final Map<Place, String> pages;
    private final Map<BuiltInPage, PageTemplate> templates;

    private enum Place {
        SIGN_IN,
        SIGN_OUT,
        ERROR,
        VERIFY_REQUEST,
        NEW_USER,
        TERMS,
        PRIVACY,
        HELP
    }

    private CustomPages(Map<Place, String> pages, Map<BuiltInPage, PageTemplate> templates) {
        this.pages = pages;
        this.templates = templates;
    }

    /** Returns settings that replace no page. */
    public static CustomPages none() {
        return NONE;
    }

    /** Sets the page that replaces the sign-in page. */
    public CustomPages signIn(String page) {
        return with(Place.SIGN_IN, page);
    }

    /** Sets the page that replaces the sign-out page. */
    public CustomPages signOut(String page) {
        return with(Place.SIGN_OUT, page);
    }

    /**
     * Sets the page that replaces the error page. The page gets the error code as the query parameter {@code error}.
     */
    public CustomPages error(String page) {
        return with(Place.ERROR, page);
    }

    /** Sets the page that replaces the page that says that a mail was sent. */
    public CustomPages verifyRequest(String page) {
        return with(Place.VERIFY_REQUEST, page);
    }

    /**
     * Sets the page for new users. After a sign-in that adds a user to the store, the browser goes to this page. The
     * query parameter {@code callbackUrl} has the address to which the browser would otherwise have gone. The user is
     * already signed in, so the guard does not leave this page open.
     */
    public CustomPages newUser(String page) {
        return with(Place.NEW_USER, page);
    }

    /** Sets the page with the terms of use. The built-in pages link to it, and the guard leaves it open. */
    public CustomPages terms(String page) {
        return with(Place.TERMS, page);
    }

    /** Sets the page about privacy. The built-in pages link to it, and the guard leaves it open. */
    public CustomPages privacy(String page) {
        return with(Place.PRIVACY, page);
    }

    /**
     * Sets the page that helps people who cannot sign in. The built-in pages link to it, and the guard leaves it open.
     */
    public CustomPages help(String page) {
        return with(Place.HELP, page);
    }

    /**
     * Lets a template write the HTML of a page. Unlike a page of the application, it keeps the address, the headers and
     * the rules of Latchkey.
     */
    public CustomPages replace(BuiltInPage page, PageTemplate template) {
        Map<BuiltInPage, PageTemplate> more = new EnumMap<>(BuiltInPage.class);
        more.putAll(templates);
        more.put(requireNonNull(page, "page"), requireNonNull(template, "template"));
        return new CustomPages(pages, Collections.unmodifiableMap(more));
    }

    /** Returns the templates that write pages. */
    public Map<BuiltInPage, PageTemplate> templates() {
        return templates;
    }

    public @Nullable String signIn() {
        return pages.get(Place.SIGN_IN);
    }

    public @Nullable String signOut() {
        return pages.get(Place.SIGN_OUT);
    }

    public @Nullable String error() {
        return pages.get(Place.ERROR);
    }

    public @Nullable String verifyRequest() {
        return pages.get(Place.VERIFY_REQUEST);
    }

    public @Nullable String newUser() {
        return pages.get(Place.NEW_USER);
    }

    public @Nullable String terms() {
        return pages.get(Place.TERMS);
    }

    public @Nullable String privacy() {
        return pages.get(Place.PRIVACY);
    }

    public @Nullable String help() {
        return pages.get(Place.HELP);
    }

    private CustomPages with(Place place, String page) {
        Map<Place, String> more = new EnumMap<>(Place.class);
        more.putAll(pages);
        more.put(place, requireNonNull(page, "page"));
        return new CustomPages(Collections.unmodifiableMap(more), templates);
    }
}
