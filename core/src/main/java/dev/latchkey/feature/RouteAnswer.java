package dev.latchkey.feature;

/**
 * One answer of a route.
 *
 * @param mediaType of the body; empty: there is no body
 * @param description for programmers, in English
 * @param schema of a body that is JSON, as the text of a JSON Schema (2020-12); empty: nothing is said of the body
 */
public record RouteAnswer(int status, String mediaType, String description, String schema) {

    /** Answers a page. */
    public static RouteAnswer page(int status, String description) {
        return new RouteAnswer(status, "text/html", description, "");
    }

    /** Answers JSON. */
    public static RouteAnswer json(int status, String description, String schema) {
        return new RouteAnswer(status, "application/json", description, schema);
    }

    /** Sends a browser elsewhere; 302. */
    public static RouteAnswer redirect(String description) {
        return new RouteAnswer(302, "", description, "");
    }

    public boolean isRedirect() {
        return status / 100 == 3;
    }
}
