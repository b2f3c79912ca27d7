package dev.latchkey.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A browser without scripts. It keeps cookies, follows redirects and submits the one form of each page, with what it is
 * given to type. The application's public address has {@code https}, as behind a proxy that encrypts; this browser is
 * that proxy too.
 */
final class FormBrowser {

    private static final int MOST_STEPS = 20;
    private static final Pattern FORM =
            Pattern.compile("<form[^>]*\\baction=\"([^\"]*)\"[^>]*>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern INPUT = Pattern.compile("<input\\b[^>]*>");
    private static final Pattern ATTRIBUTE = Pattern.compile("\\b(name|value|type)=\"([^\"]*)\"");
    private static final Pattern TOKEN = Pattern.compile("\"csrfToken\":\"([^\"]+)\"");

    private final HttpClient client;
    private final Map<String, Map<String, String>> cookies = new LinkedHashMap<>(); // by server
    private final Map<String, String> typed;
    private final URI application;

    FormBrowser(URI application, Map<String, String> typed) {
        this(application, typed, HttpClient.newHttpClient());
    }

    /** Returns a browser that trusts the servers that {@code client} trusts. */
    FormBrowser(URI application, Map<String, String> typed, HttpClient client) {
        this.client = client;
        this.application = application;
        this.typed = typed;
    }

    /** Asks the application to sign in at {@code provider}, and goes on until the application answers again. */
    HttpResponse<String> signIn(String provider) {
        Matcher token = TOKEN.matcher(get(application.resolve("/auth/csrf")).body());
        if (!token.find()) {
            throw new AssertionError("There is no CSRF token");
        }
        HttpResponse<String> answer = post(
                application.resolve("/auth/signin/" + provider),
                "csrfToken=" + encoded(String.valueOf(token.group(1))) + "&callbackUrl=%2F");
        for (int step = 0; step < MOST_STEPS; step++) {
            URI here = answer.uri();
            String location = answer.headers().firstValue("Location").orElse(null);
            if (location == null && isApplication(here)) {
                return answer;
            }
            answer = location == null ? submit(here, answer.body()) : get(here.resolve(location));
        }
        throw new AssertionError("There is no end at " + answer.uri().getPath());
    }

    HttpResponse<String> get(URI uri) {
        return send(uri, null);
    }

    HttpResponse<String> post(URI uri, String form) {
        return send(uri, form);
    }

    private HttpResponse<String> submit(URI here, String page) {
        Matcher form = FORM.matcher(page);
        if (!form.find()) {
            throw new AssertionError("The page at " + here.getPath() + " has no form: "
                    + page.replaceAll("(?s)<(script|style|head).*?</\\1>", "").replaceAll("<[^>]*>|\\s+", " "));
        }
        StringJoiner fields = new StringJoiner("&");
        Matcher input = INPUT.matcher(String.valueOf(form.group(2)));
        boolean submitted = false;
        while (input.find()) {
            Map<String, String> attributes = attributes(requireNonNull(input.group()));
            boolean button = "submit".equals(attributes.get("type"));
            String name = attributes.getOrDefault("name", "");
            if (!name.isEmpty() && !(button && submitted) && !"checkbox".equals(attributes.get("type"))) {
                fields.add(
                        encoded(name) + "=" + encoded(typed.getOrDefault(name, attributes.getOrDefault("value", ""))));
            }
            submitted |= button;
        }
        return post(here.resolve(unescaped(String.valueOf(form.group(1)))), fields.toString());
    }

    private static Map<String, String> attributes(String tag) {
        Map<String, String> attributes = new LinkedHashMap<>();
        Matcher attribute = ATTRIBUTE.matcher(tag);
        while (attribute.find()) {
            attributes.put(String.valueOf(attribute.group(1)), unescaped(String.valueOf(attribute.group(2))));
        }
        return attributes;
    }

    private HttpResponse<String> send(URI uri, @Nullable String form) {
        URI reached = isApplication(uri) ? URI.create(uri.toString().replaceFirst("^https", "http")) : uri;
        Map<String, String> known =
                cookies.computeIfAbsent(String.valueOf(reached.getAuthority()), key -> new LinkedHashMap<>());
        HttpRequest.Builder request = HttpRequest.newBuilder(reached);
        if (!known.isEmpty()) {
            request.header(
                    "Cookie",
                    known.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        if (form != null) {
            request.header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(form));
        }
        try {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(cookie -> keep(known, cookie));
            return answer;
        } catch (IOException e) {
            throw new IllegalStateException("No answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for an answer", e);
        }
    }

    private boolean isApplication(URI uri) {
        return Objects.equals(application.getAuthority(), uri.getAuthority());
    }

    private static void keep(Map<String, String> known, String cookie) {
        String pair = cookie.substring(0, cookie.indexOf(';'));
        int equals = pair.indexOf('=');
        if (cookie.contains("Max-Age=0")) {
            known.remove(pair.substring(0, equals));
        } else {
            known.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
    }

    private static String unescaped(String html) {
        return html.replace("&amp;", "&").replace("&quot;", "\"").replace("&#x3D;", "=");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
