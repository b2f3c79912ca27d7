package dev.latchkey.testing.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Attacks on signing in and out: forms of other sites, return addresses, sign-ins that are not complete. */
final class SignInAttacks {

    private static final List<String> FROM_ANOTHER_SITE =
            List.of("Origin: https://evil.example", "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate");

    private final Target target;
    private final String halfCookie;

    /**
     * Creates the attacks.
     *
     * @param halfCookie the cookies of a sign-in that waits for another step; empty if the test has none
     */
    SignInAttacks(Target target, String halfCookie) {
        this.target = target;
        this.halfCookie = halfCookie;
    }

    Stream<Attack> onEndpoints() {
        return Stream.of(
                new Attack(
                        "open-redirect",
                        "X1",
                        "No return address leads to another host",
                        "Let onRedirect(…) return addresses of the application, or of hosts from a list of your own.",
                        this::redirects),
                new Attack(
                        "csrf",
                        "A10",
                        "No form without the CSRF token signs in, signs out or changes the session",
                        "Let the endpoints of Latchkey answer these requests, and no route or filter of your own.",
                        this::forms),
                new Attack(
                        "get-changes",
                        "P10",
                        "No link signs out or starts a sign-in",
                        "Change nothing at a GET. Every page can make a browser send one.",
                        this::links),
                new Attack(
                        "callback",
                        "A10",
                        "A callback that this browser did not ask for signs nobody in",
                        "Let Latchkey answer the callbacks.",
                        this::callbacks));
    }

    Attack onHalfFinished(String path) {
        return new Attack(
                "half-finished",
                "B9",
                "A sign-in that is not complete does not open " + path,
                "Ask Latchkey for the session. A cookie of a sign-in that has begun, or that waits for a second step, is"
                        + " no session.",
                () -> halfFinished(path));
    }

    Attack onChanging(String path) {
        return new Attack(
                "cross-site-form",
                "A10",
                "No form of another site changes something at POST " + path,
                "Refuse a POST whose Sec-Fetch-Site is cross-site or whose Origin is another, or ask for a CSRF token."
                        + " SameSite=Lax alone does not stop other hosts below your domain.",
                () -> fromAnotherSite(path));
    }

    private List<String> redirects() {
        List<String> found = new ArrayList<>();
        Target.Form form = target.form();
        for (String url : RedirectCorpus.urls(target.authority())) {
            String wish = "callbackUrl=" + Target.encode(url);
            for (String endpoint : List.of("/signin", "/signout")) {
                String path = target.endpoint(endpoint);
                check(
                        found,
                        "POST " + path + " with callbackUrl " + url,
                        target.post(path + "?" + wish, form.field(), form.cookieLine()));
            }
        }
        for (String url : List.of("https://evil.example/", "//evil.example", "/\\evil.example", "https:evil.example")) {
            for (String name : List.of("callbackUrl", "next", "returnTo", "return_to", "redirect", "url", "continue")) {
                for (String path : List.of(target.path("/"), target.endpoint("/signin"), target.path("/login"))) {
                    String address = path + "?" + name + "=" + Target.encode(url);
                    check(found, "GET " + address, target.get(address, "Accept: text/html"));
                }
            }
        }
        return found;
    }

    private void check(List<String> found, String request, RawReply reply) {
        if (reply.isRedirect() && !target.owns(reply.location())) {
            found.add(request + ": " + reply + " to " + reply.location());
        }
    }

    private List<String> forms() {
        List<String> found = new ArrayList<>();
        String session = target.sessionCookie();
        List<String> proofs = List.of("", "csrfToken=", "csrfToken=" + "0".repeat(64));
        for (String proof : proofs) {
            RawReply out = target.post(target.endpoint("/signout"), proof, target.cookieLine());
            if (sets(out, session)) {
                found.add("POST " + target.endpoint("/signout") + " without a token: the session ends");
            }
            for (String provider : target.providers()) {
                String path = target.endpoint("/signin/" + provider);
                RawReply in = target.post(path, proof);
                if (in.isRedirect() && !target.owns(in.location())) {
                    found.add("POST " + path + " without a token: a sign-in begins");
                }
            }
        }
        RawReply update =
                target.postJson(target.endpoint("/session"), "{\"data\":{\"role\":\"admin\"}}", target.cookieLine());
        if (update.isSuccess() && !update.body().isBlank() && !update.body().equals("null")) {
            found.add("POST " + target.endpoint("/session") + " without a token: the session is updated");
        }
        return found.stream().distinct().toList();
    }

    private List<String> links() {
        List<String> found = new ArrayList<>();
        for (String path :
                List.of("/signout", "/signout?csrfToken=" + target.form().token())) {
            RawReply reply = target.signedIn(target.endpoint(path), "Accept: text/html");
            if (sets(reply, target.sessionCookie())) {
                found.add("GET " + target.endpoint("/signout") + ": the session ends");
            }
        }
        for (String provider : target.providers()) {
            String path = target.endpoint("/signin/" + provider);
            RawReply reply = target.get(path, "Accept: text/html");
            if (reply.isRedirect() && !target.owns(reply.location())) {
                found.add("GET " + path + ": a sign-in begins");
            }
        }
        return found.stream().distinct().toList();
    }

    private List<String> callbacks() {
        List<String> found = new ArrayList<>();
        for (String provider : target.providers()) {
            for (String query : List.of(
                    "",
                    "?code=x&state=x",
                    "?code=x",
                    "?error=access_denied",
                    "?code=x&code=y&state=x",
                    "?id_token=x&state=x",
                    "?access_token=x")) {
                String path = target.endpoint("/callback/" + provider);
                RawReply reply = target.get(path + query);
                if (sets(reply, target.sessionCookie())) {
                    found.add("GET " + path + query + ": a session begins");
                } else if (reply.isRedirect() && !target.owns(reply.location())) {
                    found.add("GET " + path + query + ": leads to " + reply.location());
                }
            }
        }
        return found;
    }

    private List<String> halfFinished(String path) {
        GuardedPage page = target.page(path);
        if (page.isOpen()) {
            return List.of();
        }
        List<String> cookies = new ArrayList<>();
        Target.Form form = target.form();
        cookies.add(form.cookies());
        cookies.add(halfCookie);
        for (String provider : target.providers()) {
            RawReply begun = target.post(target.endpoint("/signin/" + provider), form.field(), form.cookieLine());
            cookies.add(begun.cookies());
        }
        List<String> found = new ArrayList<>();
        String session = target.sessionCookie();
        for (String cookie : cookies) {
            add(found, page, "of a sign-in that is not complete", cookie);
            for (String pair : cookie.split("; ", -1)) {
                String name = pair.substring(0, (pair + "=").indexOf('='));
                String value = pair.substring(Math.min(pair.length(), name.length() + 1));
                add(found, page, name + " in place of the session", session + "=" + value);
            }
        }
        for (String token : target.tokens()) {
            for (String other :
                    List.of("authjs.pending", "__Host-authjs.pending", "authjs.attempt", "authjs.csrf-token")) {
                if (!session.equals(other)) {
                    add(found, page, "the session in place of " + other, other + "=" + token);
                }
            }
        }
        return found;
    }

    private void add(List<String> found, GuardedPage page, String what, String cookie) {
        RawReply reply = target.get(page.path(), "Cookie: " + cookie);
        if (page.isIn(reply)) {
            found.add("GET " + page.path() + " with the cookies " + what + ": " + reply);
        }
    }

    private List<String> fromAnotherSite(String path) {
        List<String> found = new ArrayList<>();
        List<String> lines = new ArrayList<>(FROM_ANOTHER_SITE);
        lines.add(target.cookieLine());
        for (String type : List.of("application/x-www-form-urlencoded", "text/plain")) {
            List<String> all = new ArrayList<>(lines);
            all.add("Content-Type: " + type);
            RawReply reply = target.send("POST", path, all.toArray(new String[0]));
            boolean refused = reply.isRedirect() && reply.location().contains(target.endpoint("/"));
            if (reply.isSuccess() || (reply.isRedirect() && !refused)) {
                found.add("POST " + path + " with " + type + " from another site, with the user's cookie: " + reply);
            }
        }
        return found;
    }

    private static boolean sets(RawReply reply, String cookie) {
        return reply.setCookies().stream()
                .anyMatch(line -> line.startsWith(cookie + "=") || line.startsWith(cookie + "."));
    }
}
