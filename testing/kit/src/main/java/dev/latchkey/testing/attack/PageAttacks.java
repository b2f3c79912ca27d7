package dev.latchkey.testing.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Attacks on what pages say to browsers and caches. */
final class PageAttacks {

    private static final String EVIL = "https://evil.example";
    private static final String SCRIPT = "<script>alert(1)</script>";

    private static final List<String> MANAGEMENT = List.of(
            "/actuator",
            "/actuator/env",
            "/actuator/beans",
            "/actuator/configprops",
            "/actuator/mappings",
            "/actuator/loggers",
            "/env",
            "/beans",
            "/configprops",
            "/h2-console",
            "/q/dev-ui",
            "/q/arc/beans",
            "/metrics",
            "/.env",
            "/.git/HEAD");

    private final Target target;

    PageAttacks(Target target) {
        this.target = target;
    }

    Stream<Attack> on(String path) {
        return Stream.of(
                new Attack(
                        "cache-headers",
                        "S16",
                        "No shared cache may keep " + path,
                        "Leave the Cache-Control header to Latchkey, or set private or no-store. Otherwise a cache shows"
                                + " the page of one user to another.",
                        () -> cached(path)),
                new Attack(
                        "cors",
                        "S16",
                        "No script of another site may read " + path,
                        "List the origins that may read, in the CORS settings of the framework. Never send back the"
                                + " Origin of the request together with Access-Control-Allow-Credentials.",
                        () -> readable(path)),
                new Attack(
                        "reflected-script",
                        "B6",
                        "A script in the address of " + path + " is not run",
                        "Escape each text of a request before it goes into a page: a template engine does.",
                        () -> scripts(List.of(path))));
    }

    Stream<Attack> onEndpoints() {
        return Stream.of(
                new Attack(
                        "reflected-script",
                        "B6",
                        "A script in the address of the sign-in pages is not run",
                        "Escape each text of a request in your own sign-in and error pages.",
                        () -> scripts(List.of(
                                target.endpoint("/signin"),
                                target.endpoint("/error"),
                                target.endpoint("/nothing"),
                                target.path("/")))),
                new Attack(
                        "framed",
                        "S16",
                        "No other site may frame the sign-in page",
                        "Keep the Content-Security-Policy of the built-in pages, or give your own pages"
                                + " frame-ancestors 'none'.",
                        this::framed),
                new Attack(
                        "management-page",
                        "S23",
                        "No page for operators is open",
                        "Add a matcher for these pages, do not expose them, or serve them at another port.",
                        this::management));
    }

    private List<String> cached(String path) {
        GuardedPage page = target.page(path);
        RawReply reply = page.served();
        String caching = reply.header("Cache-Control").toLowerCase(Locale.ROOT);
        boolean mine = caching.contains("private") || caching.contains("no-store");
        boolean shared = caching.contains("public") || caching.contains("s-maxage");
        boolean open = page.isOpen(); // another finding says so
        return !reply.isSuccess() || open || (mine && !shared)
                ? List.of()
                : List.of("GET " + path + " with the user's cookie: Cache-Control is \"" + reply.header("Cache-Control")
                        + "\"");
    }

    private List<String> readable(String path) {
        List<String> found = new ArrayList<>();
        for (String origin : List.of(EVIL, "null", target.origin() + ".evil.example")) {
            RawReply reply = target.signedIn(path, "Origin: " + origin, "Sec-Fetch-Site: cross-site");
            if (reply.header("Access-Control-Allow-Origin").equals(origin)
                    && reply.header("Access-Control-Allow-Credentials").equals("true")) {
                found.add("GET " + path + " with the user's cookie and Origin: " + origin
                        + " is allowed, with credentials");
            }
        }
        return found;
    }

    private List<String> scripts(List<String> paths) {
        List<String> found = new ArrayList<>();
        String script = Target.encode(SCRIPT);
        for (String path : paths) {
            for (String parameter : List.of("error", "callbackUrl", "q", "name", "message", "error_description")) {
                RawReply reply = target.signedIn(path + "?" + parameter + "=" + script, "Accept: text/html");
                if (reply.body().contains(SCRIPT)
                        && reply.header("Content-Type").contains("html")) {
                    found.add("GET " + path + "?" + parameter + "=" + script + ": the page has the script as it is");
                }
            }
        }
        return found;
    }

    private List<String> framed() {
        RawReply reply = target.get(target.endpoint("/signin"), "Accept: text/html");
        boolean refused = reply.header("Content-Security-Policy").contains("frame-ancestors")
                || !reply.header("X-Frame-Options").isEmpty();
        return !reply.isSuccess() || refused
                ? List.of()
                : List.of("GET " + target.endpoint("/signin") + ": neither frame-ancestors nor X-Frame-Options");
    }

    private List<String> management() {
        List<String> found = new ArrayList<>();
        String nothing = target.get(target.path("/no-such-page-3141")).body();
        String home = target.get(target.path("/")).body();
        for (String path : MANAGEMENT) {
            RawReply reply = target.get(target.path(path));
            boolean page = !reply.body().equals(nothing) && !reply.body().equals(home);
            if (reply.status() == 200 && page && !reply.body().isEmpty()) {
                found.add("GET " + target.path(path) + " without a cookie: " + reply);
            }
        }
        return found;
    }
}
