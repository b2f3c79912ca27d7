package dev.latchkey.passwords;

import dev.latchkey.fixtures.RedirectAddress;
import dev.latchkey.model.Claims;
import dev.latchkey.wire.Form;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A program that acts for one person: it keeps cookies, posts JSON and follows no redirect. */
final class Program {

    static final String ADA = "ada@example.org";
    static final String PASSWORD = "seven lamps over the harbour";
    static final String OTHER_PASSWORD = "nine kites above the quarry";

    private Application application;
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    Program(Application application) {
        this.application = application;
    }

    /** Somebody who has created an account and is signed in. */
    static Program signedUp(Application application, String address) {
        Program program = new Program(application);
        String challenge = program.signsUp(address, PASSWORD).text("challenge").orElseThrow();
        HttpResponse<String> answer = program.post(
                "passwords/sign-up/code", Map.of("challenge", challenge, "code", application.outbox.takeCode()));
        if (answer.statusCode() != 200) {
            throw new AssertionError("Signing up answers " + answer.statusCode() + " " + answer.body());
        }
        return program;
    }

    /** Goes on at another node, with the same cookies: they do not tell ports apart. */
    void visit(Application node) {
        application = node;
    }

    Claims signsUp(String address, String password) {
        return json(post("passwords/sign-up", signUp(address, password)));
    }

    static Map<String, String> signUp(String address, String password) {
        return Map.of("name", "Ada Lindqvist", "email", address, "password", password);
    }

    HttpResponse<String> signsIn(String name, String password) {
        return post("callback/password", Map.of("username", name, "password", password));
    }

    /** As the browser client of Auth.js does. */
    Claims signsInByScript(String name, String password) {
        String form = Form.write(Map.of("username", name, "password", password, "csrfToken", csrf()));
        return json(send(request("callback/password")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Auth-Return-Redirect", "1")
                .POST(BodyPublishers.ofString(form))));
    }

    boolean isSignedIn() {
        return session().has("user");
    }

    Claims session() {
        HttpResponse<String> answer = get("session");
        return answer.body().equals("null") ? Claims.empty() : json(answer);
    }

    HttpResponse<String> get(String path) {
        return send(request(path));
    }

    /** As a person sees it. */
    HttpResponse<String> page(String path) {
        return send(request(path).header("Accept", "text/html"));
    }

    HttpResponse<String> post(String path, Map<String, ? extends Object> members) {
        Map<String, Object> all = new LinkedHashMap<>(members);
        all.put("csrfToken", csrf());
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Claims.of(all).toJson())));
    }

    /** A form, as a browser sends it. */
    HttpResponse<String> submit(String path, Map<String, String> fields) {
        Map<String, String> all = new HashMap<>(fields);
        all.put("csrfToken", csrf());
        return send(request(path)
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(Form.write(all))));
    }

    private String csrf() {
        return json(get("csrf")).text("csrfToken").orElseThrow();
    }

    /** The fields that are wrong, with the code of each. */
    static Map<String, String> errors(HttpResponse<String> answer) {
        Map<String, String> errors = new LinkedHashMap<>();
        if (answer.statusCode() == 400 && json(answer).get("errors") instanceof List<?> all) {
            all.forEach(each -> {
                if (each instanceof Map<?, ?> error) {
                    errors.put(String.valueOf(error.get("field")), String.valueOf(error.get("error")));
                }
            });
        }
        return errors;
    }

    static Claims json(HttpResponse<String> answer) {
        return Claims.parse(answer.body());
    }

    static Optional<String> location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").map(RedirectAddress::withoutReference);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(application.url() + "/auth/" + path));
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
