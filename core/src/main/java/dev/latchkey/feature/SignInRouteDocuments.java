package dev.latchkey.feature;

/**
 * The documentation of the three routes of a {@link SignInMethod}.
 *
 * @param begin {@code POST /signin/<id>}
 * @param arrive {@code GET /callback/<id>}
 * @param post {@code POST /callback/<id>}
 */
public record SignInRouteDocuments(RouteDocument begin, RouteDocument arrive, RouteDocument post) {

    /** Returns documents that say only that a user signs in. */
    public static SignInRouteDocuments standard() {
        RouteDocument back = RouteDocument.of("Signs in.");
        return new SignInRouteDocuments(RouteDocument.of("Begins to sign in."), back, back);
    }
}
