package dev.latchkey.accountpage;

import dev.latchkey.model.Claims;
import dev.latchkey.wire.Form;
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

/** A program that acts for one user: it keeps cookies and reads JSON. */
final class Program {

    private final Application application;
    private final String userAgent;
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(Redirect.NORMAL)
            .build();

    Program(Application application, String userAgent) {
        this.application = application;
        this.userAgent = userAgent;
    }

    /** Signs in with Work, as somebody whom it knows. */
    static Program signedIn(Application application, String username) {
        Program program = new Program(application, username + "'s program");
        application.work.signInAs(username);
        program.post("signin/work", Map.of("callbackUrl", "/"));
        return program;
    }

    /** Links the account that this person has at Home. */
    void links(String username) {
        application.home.signInAs(username);
        post("signin/home", Map.of("callbackUrl", "/", "link", "true"));
    }

    HttpResponse<String> get(String path) {
        return send(request(path));
    }

    HttpResponse<String> post(String endpoint, Map<String, String> fields) {
        Map<String, String> form = new HashMap<>(fields);
        form.put("csrfToken", json(get("/auth/csrf")).text("csrfToken").orElseThrow());
        return send(request("/auth/" + endpoint)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(Form.write(form))));
    }

    /** The account page, as a person sees it. */
    HttpResponse<String> page() {
        return send(request("/auth/account").header("Accept", "text/html"));
    }

    /** The account page, as a program sees it. */
    Claims account() {
        HttpResponse<String> answer = get("/auth/account");
        if (answer.statusCode() != 200) {
            throw new AssertionError("The account page answers " + answer.statusCode() + " " + answer.body());
        }
        return json(answer);
    }

    List<Claims> sessions() {
        return list(account().object("sessions"), "sessions");
    }

    List<Claims> ways() {
        return list(account().object("sign-in"), "ways");
    }

    boolean isSignedIn() {
        return get("/auth/account").statusCode() == 200;
    }

    static Claims json(HttpResponse<String> answer) {
        return Claims.parse(answer.body());
    }

    private static List<Claims> list(Claims in, String member) {
        if (!(in.get(member) instanceof List<?> all)) {
            throw new AssertionError("No list " + member);
        }
        return all.stream().map(Program::claims).toList();
    }

    private static Claims claims(Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new AssertionError("No object");
        }
        Map<String, Object> members = new HashMap<>();
        map.forEach((name, each) -> members.put(String.valueOf(name), each));
        return Claims.of(members);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(application.url() + path)).header("User-Agent", userAgent);
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
