package dev.latchkey.feature;

import java.util.ArrayList;
import java.util.List;

/**
 * Describes what a route does, reads and answers, for programmers who call it. The description leaves out what follows
 * from the {@link RouteSpec}, which are the CSRF token and the answers of the router itself.
 *
 * @param summary one sentence in English; empty if nothing is known
 * @param query the fields that the route reads from the query
 * @param body the fields that the route reads from a form or a JSON object
 */
public record RouteDocument(String summary, List<RouteField> query, List<RouteField> body, List<RouteAnswer> answers) {

    static final RouteDocument NONE = of("");

    public RouteDocument {
        query = List.copyOf(query);
        body = List.copyOf(body);
        answers = List.copyOf(answers);
    }

    public static RouteDocument of(String summary) {
        return new RouteDocument(summary, List.of(), List.of(), List.of());
    }

    public RouteDocument query(RouteField... fields) {
        return new RouteDocument(summary, List.of(fields), body, answers);
    }

    public RouteDocument body(RouteField... fields) {
        return new RouteDocument(summary, query, List.of(fields), answers);
    }

    /** Returns this document with one more field of the body. */
    public RouteDocument withBody(RouteField field) {
        List<RouteField> all = new ArrayList<>(body);
        all.add(field);
        return new RouteDocument(summary, query, all, answers);
    }

    public RouteDocument answers(RouteAnswer... these) {
        return new RouteDocument(summary, query, body, List.of(these));
    }
}
