package dev.latchkey.passkeys;

import dev.latchkey.fixtures.RedirectAddress;
import dev.latchkey.model.Claims;
import dev.latchkey.testing.SoftAuthenticator;
import dev.latchkey.wire.Form;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** A program that acts for one user: it keeps the cookies of the application, over http too. */
final class Caller {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final String url;

    Caller(String url) {
        this.url = url;
    }

    Caller(Application application) {
        this(application.url());
    }

    /** Somebody whom Work knows, signed in. */
    static Caller signedIn(Application application, String username) {
        application.work.signInAs(username);
        Caller caller = new Caller(application);
        HttpResponse<String> answer = caller.post("signin/work", Map.of("callbackUrl", "/"));
        while (answer.statusCode() / 100 == 3) {
            answer = caller.get(answer.headers().firstValue("Location").orElseThrow());
        }
        return caller;
    }

    /** A browser with the cookies of this one, at another node. */
    Caller copyAt(String other) {
        Caller copy = new Caller(other);
        copy.cookies.putAll(cookies);
        return copy;
    }

    HttpResponse<String> get(String path) {
        return send(request(path));
    }

    HttpResponse<String> post(String endpoint, Map<String, String> fields) {
        Map<String, String> form = new LinkedHashMap<>(fields);
        form.put(
                "csrfToken",
                Claims.parse(get("/auth/csrf").body()).text("csrfToken").orElseThrow());
        return postAsIs(endpoint, form);
    }

    HttpResponse<String> postAsIs(String endpoint, Map<String, String> form) {
        return send(request("/auth/" + endpoint)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(Form.write(form))));
    }

    HttpResponse<String> postJson(String endpoint, String members) {
        String csrf = Claims.parse(get("/auth/csrf").body()).text("csrfToken").orElseThrow();
        return send(request("/auth/" + endpoint)
                .header("Content-Type", "application/json")
                .header("X-Auth-Return-Redirect", "1")
                .POST(BodyPublishers.ofString("{\"csrfToken\":\"" + csrf + "\"," + members + "}")));
    }

    /** What the browser is asked, with the challenge in its cookie. */
    Claims options(String query) {
        HttpResponse<String> answer = get("/auth/webauthn-options/passkey?" + query);
        if (answer.statusCode() != 200) {
            throw new AssertionError("No options but " + answer.statusCode() + " " + answer.body());
        }
        return Claims.parse(answer.body());
    }

    /** Posts an answer; returns where it leads. */
    String answer(String action, String data) {
        HttpResponse<String> answer = post("callback/passkey", Map.of("action", action, "data", data));
        return answer.headers()
                .firstValue("Location")
                .map(RedirectAddress::withoutReference)
                .orElseGet(() -> "status " + answer.statusCode())
                .replace(url, "");
    }

    String register(SoftAuthenticator authenticator) {
        return answer("register", authenticator.create(options("action=register")));
    }

    String signIn(SoftAuthenticator authenticator) {
        return answer("authenticate", authenticator.get(options("action=authenticate")));
    }

    String userName() {
        return get("/").body();
    }

    boolean isSignedIn() {
        return !userName().equals("Nobody is signed in");
    }

    void signOut() {
        post("signout", Map.of());
    }

    private HttpRequest.Builder request(String path) {
        URI target = URI.create(path.startsWith("http") ? path : url + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(target).timeout(PATIENCE);
        if (target.toString().startsWith(url) && !cookies.isEmpty()) {
            StringBuilder header = new StringBuilder();
            cookies.forEach((name, value) ->
                    header.append(name).append('=').append(value).append("; "));
            request.header("Cookie", header.toString());
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            if (answer.uri().toString().startsWith(url)) {
                answer.headers().allValues("Set-Cookie").forEach(this::keep);
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for an answer", e);
        }
    }

    private void keep(String cookie) {
        int equals = cookie.indexOf('=');
        String name = cookie.substring(0, equals);
        if (cookie.contains("Max-Age=0")) {
            cookies.remove(name);
        } else {
            cookies.put(name, cookie.substring(equals + 1, cookie.indexOf(';')));
        }
    }
}
