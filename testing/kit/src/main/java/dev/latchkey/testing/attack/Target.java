package dev.latchkey.testing.attack;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The application that is attacked, with the session of one of its users. */
final class Target {

    private static final Pattern TOKEN = Pattern.compile("\"csrfToken\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern PROVIDER = Pattern.compile("\"id\"\\s*:\\s*\"([a-z0-9-]+)\"");

    private final RawHttp http;
    private final String mount;
    private final String origin;
    private final String authority;
    private final String cookie;
    private final String basePath;
    private final Map<String, GuardedPage> pages = new TreeMap<>();

    Target(URI url, String cookie, String basePath) {
        this.authority = requireNonNull(url.getRawAuthority(), "authority");
        this.origin = url.getScheme() + "://" + authority;
        String path = url.getRawPath() == null ? "" : url.getRawPath();
        this.mount = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        this.cookie = cookie;
        this.basePath = mount + basePath;
        int port = url.getPort() < 0 ? 80 : url.getPort();
        this.http = new RawHttp(requireNonNull(url.getHost(), "host"), port, authority);
    }

    String origin() {
        return origin;
    }

    String authority() {
        return authority;
    }

    /** Returns the path of an endpoint of Latchkey. */
    String endpoint(String path) {
        return basePath + path;
    }

    /** Returns the path of a route as the server sees it. */
    String path(String route) {
        return mount + route;
    }

    String cookie() {
        return cookie;
    }

    /** Returns the {@code Cookie} header line of the user. */
    String cookieLine() {
        return "Cookie: " + cookie;
    }

    /** Returns the name of the cookie with the session, without the number of a chunk. */
    String sessionCookie() {
        String first = cookie.substring(0, Math.max(0, cookie.indexOf('=')));
        return first.endsWith(".0") ? first.substring(0, first.length() - 2) : first;
    }

    /** Returns the values of the user's cookies, which nobody else may see. */
    List<String> tokens() {
        List<String> tokens = new ArrayList<>();
        for (String pair : cookie.split("; ", -1)) {
            String value = pair.substring(pair.indexOf('=') + 1);
            if (value.length() >= 16) {
                tokens.add(value);
            }
        }
        return tokens;
    }

    RawReply get(String target, String... lines) {
        return http.send("GET", target, List.of(lines), "");
    }

    RawReply signedIn(String target, String... lines) {
        List<String> all = new ArrayList<>(List.of(lines));
        all.add(cookieLine());
        return http.send("GET", target, all, "");
    }

    RawReply send(String method, String target, String... lines) {
        return http.send(method, target, List.of(lines), "");
    }

    /** Posts a form. */
    RawReply post(String target, String form, String... lines) {
        List<String> all = new ArrayList<>(List.of(lines));
        all.add("Content-Type: application/x-www-form-urlencoded");
        return http.send("POST", target, all, form);
    }

    /** Posts JSON. */
    RawReply postJson(String target, String json, String... lines) {
        List<String> all = new ArrayList<>(List.of(lines));
        all.add("Content-Type: application/json");
        return http.send("POST", target, all, json);
    }

    GuardedPage page(String path) {
        return pages.computeIfAbsent(path, unused -> GuardedPage.of(this, path));
    }

    /** A browser that nobody is signed in with, which may send forms. */
    record Form(String token, String cookies) {

        String cookieLine() {
            return "Cookie: " + cookies;
        }

        String field() {
            return "csrfToken=" + token;
        }
    }

    /** Returns a CSRF token with its cookies; without a token if the application gives none. */
    Form form() {
        RawReply reply = get(endpoint("/csrf"));
        Matcher token = TOKEN.matcher(reply.body());
        return new Form(token.find() ? String.valueOf(token.group(1)) : "", reply.cookies());
    }

    /** Returns the ids of the ways to sign in. */
    List<String> providers() {
        List<String> ids = new ArrayList<>();
        Matcher id = PROVIDER.matcher(get(endpoint("/providers")).body());
        while (id.find()) {
            ids.add(String.valueOf(id.group(1)));
        }
        return ids;
    }

    /**
     * Returns whether every browser reads {@code location} as an address of this application: a path, or the origin
     * that ends or continues with a path, a query or a fragment.
     */
    boolean owns(String location) {
        if (location.chars().anyMatch(c -> c <= ' ' || c >= 0x7f || c == '\\')) {
            return false;
        }
        if (location.startsWith("/")) {
            return !location.startsWith("//");
        }
        String rest = location.startsWith(origin) ? location.substring(origin.length()) : "x";
        return rest.isEmpty() || "/?#".indexOf(rest.charAt(0)) >= 0;
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
