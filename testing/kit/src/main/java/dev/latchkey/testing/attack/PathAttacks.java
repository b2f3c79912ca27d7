package dev.latchkey.testing.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Attacks on the guard of one page: other spellings of its path, and other methods. */
final class PathAttacks {

    private static final List<String> METHODS =
            List.of("HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "QUERY", "get", "GeT", "FOO");

    private static final List<String> OVERRIDES = List.of(
            "X-HTTP-Method-Override: GET",
            "X-HTTP-Method: GET",
            "X-Method-Override: GET",
            "X-HTTP-Method-Override: HEAD",
            "X-HTTP-Method-Override: OPTIONS",
            "X-HTTP-Method-Override: DELETE");

    private final Target target;
    private final String open;

    PathAttacks(Target target, String open) {
        this.target = target;
        this.open = open;
    }

    Stream<Attack> on(String path) {
        return Stream.of(
                new Attack(
                        "not-served",
                        "X2",
                        path + " is served to the signed-in user",
                        "Check the cookie that signedInAs(…) got, and that this user may see " + path
                                + ". Without this answer, the other attacks on this path prove nothing.",
                        () -> served(path)),
                new Attack(
                        "unguarded",
                        "A15",
                        path + " is not served to anybody else",
                        "Add a matcher that covers " + path + ", or require a session in its route.",
                        () -> unguarded(path)),
                new Attack(
                        "path-spelling",
                        "X2",
                        "No other spelling of " + path + " gets in",
                        "Let no code behind the guard read the path again: compare what the router compares, or make"
                                + " what rewrites the path (a proxy, a filter, an own router) stand in front of the"
                                + " guard. Close to the data, SessionScope.require() helps whatever the path is.",
                        () -> spellings(path)),
                new Attack(
                        "method",
                        "X2",
                        "No other method of " + path + " gets in",
                        "Guard the path for every method: a matcher does, and so does a condition that does not ask for"
                                + " GET.",
                        () -> methods(path)),
                new Attack(
                        "method-override",
                        "X2",
                        "No header or parameter that names another method opens " + path,
                        "Switch off the filter that changes the method, or put it in front of the guard.",
                        () -> overrides(path)));
    }

    private List<String> served(String path) {
        GuardedPage page = target.page(path);
        String request = "GET " + path + " with the user's cookie: " + page.served();
        if (!page.served().isSuccess()) {
            return List.of(request);
        }
        if (page.served().body().isBlank()) {
            return List.of(request + " with an empty body, which proves nothing: name a page with a body");
        }
        return page.isOpen() || page.isRecognisable()
                ? List.of()
                : List.of(request + " with no word that is there each time and only there, which proves nothing: name a"
                        + " page with words of its own");
    }

    private List<String> unguarded(String path) {
        GuardedPage page = target.page(path);
        return page.isOpen() ? List.of("GET " + path + " without a cookie: " + page.refused()) : List.of();
    }

    private List<String> spellings(String path) {
        GuardedPage page = target.page(path);
        if (page.isOpen()) {
            return List.of(); // another finding says so
        }
        List<String> found = new ArrayList<>();
        for (String spelling : PathCorpus.spellings(path, open, target.authority())) {
            RawReply reply = target.get(spelling);
            if (page.isIn(reply)) {
                found.add("GET " + spelling + " without a cookie: " + reply + " with the page of " + path);
            }
        }
        return found;
    }

    private List<String> methods(String path) {
        GuardedPage page = target.page(path);
        List<String> found = new ArrayList<>();
        for (String method : METHODS) {
            RawReply reply = target.send(method, path);
            boolean in = method.equals("HEAD") ? page.isDescribedBy(reply) : page.isIn(reply);
            if (in && !page.isOpen()) {
                found.add(method + " " + path + " without a cookie: " + reply);
            }
        }
        return found;
    }

    private List<String> overrides(String path) {
        GuardedPage page = target.page(path);
        if (page.isOpen()) {
            return List.of();
        }
        List<String> found = new ArrayList<>();
        if (page.isIn(target.send("POST", path))) {
            return found; // another finding says so
        }
        for (String method : List.of("GET", "POST")) {
            for (String header : OVERRIDES) {
                add(found, page, method + " " + path + " with " + header, target.send(method, path, header));
            }
            for (String query : List.of("?_method=GET", "?_method=OPTIONS", "?_method=HEAD", "?_method=DELETE")) {
                add(found, page, method + " " + path + query, target.send(method, path + query));
            }
        }
        for (String field : List.of("_method=GET", "_method=DELETE")) {
            add(found, page, "POST " + path + " with the field " + field, target.post(path, field));
        }
        return found;
    }

    private static void add(List<String> found, GuardedPage page, String request, RawReply reply) {
        if (page.isIn(reply)) {
            found.add(request + ", without a cookie: " + reply);
        }
    }
}
