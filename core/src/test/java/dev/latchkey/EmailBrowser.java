package dev.latchkey;

import dev.latchkey.adapter.AdapterExchange;
import dev.latchkey.guard.Authorized;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.http.FakeRequest;
import dev.latchkey.model.Session;
import dev.latchkey.wire.Form;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** A browser without a network: it keeps cookies, fills in forms and is somewhere on the internet. */
final class EmailBrowser {

    private final Auth auth;
    private final String address;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    EmailBrowser(Auth auth, String address) {
        this.auth = auth;
        this.address = address;
    }

    /** This browser, with its cookies, at another node. */
    EmailBrowser at(Auth node) {
        EmailBrowser there = new EmailBrowser(node, address);
        there.cookies.putAll(cookies);
        return there;
    }

    /** Signs in with the name and the password {@code right}. */
    void signIn(String name) {
        post("/auth/callback/credentials", Map.of("username", name, "password", "right", "csrfToken", csrfToken()));
    }

    /** What a page answers that asks for {@code rule}. */
    Optional<AuthResponse> require(Authorized rule) {
        return exchange(FakeRequest.get("/orders")).require(rule);
    }

    /** What a request is answered that asks for {@code rule} and does not pass. */
    AuthResponse send(FakeRequest request, Authorized rule) {
        return exchange(request).require(rule).orElseThrow();
    }

    /** Asks for a mail with the built-in form. */
    AuthResponse ask(String email, String callbackUrl) {
        return post("/auth/signin/email", Map.of("email", email, "callbackUrl", callbackUrl, "csrfToken", csrfToken()));
    }

    /** Opens the link and sends the form of the page that it leads to; a link that was used leads elsewhere. */
    AuthResponse follow(String url) {
        AuthResponse page = get(url);
        return page.header("Location") == null ? submit(page) : page;
    }

    AuthResponse type(String code) {
        return post("/auth/callback/email", Map.of("code", code, "csrfToken", csrfToken()));
    }

    AuthResponse submit(AuthResponse page) {
        Element form = Optional.ofNullable(Jsoup.parse(page.body()).selectFirst("form[action*=callback]"))
                .orElseThrow(() -> new AssertionError("No form in a page of status " + page.status()));
        Map<String, String> fields = new LinkedHashMap<>();
        form.select("input").forEach(input -> fields.put(input.attr("name"), input.attr("value")));
        return post(form.attr("action"), fields);
    }

    String csrfToken() {
        String json = get("/auth/csrf").body();
        return json.substring(json.indexOf(":\"") + 2, json.lastIndexOf('"'));
    }

    AuthResponse get(String url) {
        return send(FakeRequest.get(path(url)));
    }

    /** As a person who waits for a page. */
    AuthResponse navigate(String url) {
        return send(FakeRequest.get(path(url)).header("Accept", "text/html"));
    }

    AuthResponse head(String url) {
        return send(FakeRequest.head(path(url)));
    }

    AuthResponse post(String path, Map<String, String> fields) {
        return send(FakeRequest.post(path, Form.write(fields)));
    }

    AuthResponse send(FakeRequest request) {
        AuthResponse answer = exchange(request).answer().orElseThrow();
        answer.headers().forEach(header -> keep(header.name(), header.value()));
        return answer;
    }

    private AdapterExchange exchange(FakeRequest request) {
        request.header("Host", "localhost").from(address);
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return AdapterExchange.of(auth, request, this::keep);
    }

    /** Sends the cookie of {@code other} in front of its own of the same name. */
    void twin(String cookie, EmailBrowser other) {
        cookies.computeIfPresent(cookie, (name, own) -> other.cookies.get(name) + "; " + name + "=" + own);
    }

    /** The session as the application has it. */
    Optional<Session> current() {
        return exchange(FakeRequest.get("/")).session();
    }

    String cookie(String name) {
        return cookies.getOrDefault(name, "");
    }

    boolean has(String cookie) {
        return cookies.containsKey(cookie);
    }

    /** The session as the browser client sees it, {@code null} as JSON if there is none. */
    String session() {
        return get("/auth/session").body();
    }

    boolean isSignedIn() {
        return !session().equals("null");
    }

    private void keep(String name, String value) {
        if (name.equals("Set-Cookie")) {
            String pair = value.substring(0, value.indexOf(';'));
            String cookie = pair.substring(0, pair.indexOf('='));
            if (value.contains("; Max-Age=0")) {
                cookies.remove(cookie);
            } else {
                cookies.put(cookie, pair.substring(pair.indexOf('=') + 1));
            }
        }
    }

    /** Where an answer sends the browser, without the reason of a failure and its number, which is random. */
    static String location(AuthResponse answer) {
        return Optional.ofNullable(answer.header("Location"))
                .map(location -> location.replaceAll("&(?:reason|ref)=[^&]*", ""))
                .orElseThrow(() -> new AssertionError("No redirect but status " + answer.status()));
    }

    /** Status, names of headers and names of cookies: what an answer looks like whatever the values are. */
    static String shape(AuthResponse answer) {
        return answer.status()
                + answer.headers().stream()
                        .map(header -> header.name().equals("Set-Cookie")
                                ? header.value().replaceFirst("=[^;]*", "")
                                : header.name())
                        .toList()
                        .toString();
    }

    private static String path(String url) {
        return url.replaceFirst("^https?://[^/]+", "");
    }
}
