package dev.latchkey.secondfactor;

import dev.latchkey.model.Claims;
import dev.latchkey.wire.Form;
import dev.latchkey.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
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

/** A browser, or a program, with cookies of its own. It follows no redirects. */
final class Client {

    private final Application application;
    private final boolean person;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(Redirect.NEVER)
            .build();

    private Client(Application application, boolean person) {
        this.application = application;
        this.person = person;
    }

    /** A program, which gets JSON. */
    static Client program(Application application) {
        return new Client(application, false);
    }

    /** A browser, which gets pages. */
    static Client browser(Application application) {
        return new Client(application, true);
    }

    /** Signs in with name and password. */
    HttpResponse<String> signsIn(String name) {
        return post(
                "callback/credentials",
                Map.of("username", name, "password", Application.PASSWORD, "callbackUrl", "/dashboard"));
    }

    /** Sets an app up; the code that proves it is used up. */
    SetUp setsUp() {
        Claims offer = json(get("/auth/second-factor/setup"));
        Phone phone = new Phone(offer.text("key").orElseThrow());
        HttpResponse<String> done = post(
                "second-factor/setup",
                Map.of("setup", offer.text("setup").orElseThrow(), "code", phone.codeAt(application.now())));
        return new SetUp(phone, json(done));
    }

    /** What somebody has after a set-up. */
    record SetUp(Phone phone, Claims answer) {

        List<String> backupCodes() {
            return answer.texts("backupCodes");
        }
    }

    /**
     * Signs in, sets an app up, and waits for the app's next code.
     *
     * @param shown the ways in which the user confirms before
     */
    static SetUp hasSetUp(Application application, String name, String... shown) {
        Client client = program(application);
        client.signsIn(name);
        for (String way : shown) {
            client.post("confirm/" + way, Map.of());
        }
        SetUp setUp = client.setsUp();
        application.pass(TimeCodes.STEP.multipliedBy(2));
        return setUp;
    }

    HttpResponse<String> types(String code) {
        return post("second-factor", Map.of("code", code));
    }

    boolean isSignedIn() {
        return get("/").body().startsWith("signed in");
    }

    HttpResponse<String> get(String path) {
        return send(request(path));
    }

    HttpResponse<String> post(String endpoint, Map<String, String> fields) {
        Map<String, String> form = new HashMap<>(fields);
        form.put("csrfToken", csrfToken());
        return send(request("/auth/" + endpoint)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(Form.write(form))));
    }

    /** Posts JSON, as a page of the application itself would. */
    HttpResponse<String> postJson(String endpoint, Map<String, Object> members) {
        Map<String, Object> json = new HashMap<>(members);
        json.put("csrfToken", csrfToken());
        return send(request("/auth/" + endpoint)
                .header("Content-Type", "application/json")
                .header("X-Auth-Return-Redirect", "1")
                .POST(BodyPublishers.ofString(Json.write(json))));
    }

    String csrfToken() {
        return json(get("/auth/csrf")).text("csrfToken").orElseThrow();
    }

    void forgetsCookies(String prefix) {
        cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().startsWith(prefix))
                .toList()
                .forEach(cookie -> cookies.getCookieStore().remove(URI.create(application.url()), cookie));
    }

    static Claims json(HttpResponse<String> answer) {
        return Claims.parse(answer.body());
    }

    static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : application.url() + path));
        return person ? request.header("Accept", "text/html") : request;
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
