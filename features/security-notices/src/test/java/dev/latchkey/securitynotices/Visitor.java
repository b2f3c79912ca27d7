package dev.latchkey.securitynotices;

import dev.latchkey.model.Claims;
import dev.latchkey.wire.Form;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A browser of somebody, without scripts and pictures. It keeps cookies. */
final class Visitor {

    static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0";

    private static final String BROWSER_COOKIE = "authjs.browser";

    private final Application application;
    private final String userAgent;
    private final CookieManager cookies = new CookieManager();
    private final Map<String, String> headers = new HashMap<>();
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(Redirect.NORMAL)
            .build();

    Visitor(Application application, String userAgent) {
        this.application = application;
        this.userAgent = userAgent;
    }

    Visitor sending(String header, String value) {
        headers.put(header, value);
        return this;
    }

    /** Signs in with Work. */
    Visitor signsIn(String username) {
        application.work.signInAs(username);
        post("/auth/signin/work", Map.of("callbackUrl", "/"));
        if (!isSignedIn()) {
            throw new AssertionError("Nobody is signed in");
        }
        return this;
    }

    Visitor signsInAtHome(String username) {
        application.home.signInAs(username);
        post("/auth/signin/home", Map.of("callbackUrl", "/"));
        return this;
    }

    /** Links the account at Home. */
    Visitor links(String username) {
        application.home.signInAs(username);
        post("/auth/signin/home", Map.of("callbackUrl", "/", "link", "true"));
        return this;
    }

    /** Signs in with the link of a mail that this very browser asks for. */
    Visitor signsInByMail(String address) {
        post("/auth/signin/email", Map.of("callbackUrl", "/", "email", address));
        String token = application.mailbox.last().link().replaceFirst(".*token=([^&]*).*", "$1");
        post("/auth/callback/email", Map.of("callbackUrl", "/", "email", address, "token", token));
        return this;
    }

    boolean isSignedIn() {
        return !userId().equals("nobody");
    }

    String userId() {
        return get("/").body();
    }

    HttpResponse<String> get(String path) {
        return send(request(path));
    }

    /** As a person does who follows a link. */
    HttpResponse<String> opens(String url) {
        return send(request(url).header("Accept", "text/html"));
    }

    /** As a scanner of mails does. */
    HttpResponse<String> heads(String url) {
        return send(request(url).method("HEAD", BodyPublishers.noBody()));
    }

    /** As a person does who presses a button. */
    HttpResponse<String> presses(String path, Map<String, String> fields) {
        return send(form(path, withCsrf(fields)).header("Accept", "text/html"));
    }

    HttpResponse<String> post(String path, Map<String, String> fields) {
        return send(form(path, withCsrf(fields)));
    }

    HttpResponse<String> postWithoutCsrf(String path, Map<String, String> fields) {
        return send(form(path, fields));
    }

    private Map<String, String> withCsrf(Map<String, String> fields) {
        Map<String, String> form = new HashMap<>(fields);
        form.put(
                "csrfToken",
                Claims.parse(get("/auth/csrf").body()).text("csrfToken").orElseThrow());
        return form;
    }

    private HttpRequest.Builder form(String path, Map<String, String> fields) {
        return request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(Form.write(fields)));
    }

    /** The cookie by which the browser is recognised. */
    String mark() {
        return cookies().stream()
                .filter(cookie -> cookie.getName().equals(BROWSER_COOKIE))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow(() -> new AssertionError("No cookie " + BROWSER_COOKIE));
    }

    /** Takes a cookie over from somebody else. */
    Visitor withMark(String mark) {
        HttpCookie cookie = new HttpCookie(BROWSER_COOKIE, mark);
        cookie.setPath("/");
        cookies.getCookieStore().add(URI.create(application.url()), cookie);
        return this;
    }

    List<HttpCookie> cookies() {
        return cookies.getCookieStore().getCookies();
    }

    private HttpRequest.Builder request(String path) {
        String url = path.startsWith("/") ? application.url() + path : path;
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).header("User-Agent", userAgent);
        headers.forEach(request::header);
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for an answer", e);
        }
    }
}
