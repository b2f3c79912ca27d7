package dev.latchkey.feature;

/**
 * What the three routes of a {@link SignInMethod} do.
 *
 * @param begin {@code POST /signin/<id>}
 * @param arrive {@code GET /callback/<id>}
 * @param post {@code POST /callback/<id>}
 */
public record SignInRouteDocuments(RouteDocument begin, RouteDocument arrive, RouteDocument post) {

    /** Says no more than that somebody signs in. */
    public static SignInRouteDocuments standard() {
        RouteDocument back = RouteDocument.of("Signs in.");
        return new SignInRouteDocuments(RouteDocument.of("Begins to sign in."), back, back);
    }
}
