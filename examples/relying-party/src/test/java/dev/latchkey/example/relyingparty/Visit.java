package dev.latchkey.example.relyingparty;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser at the relying party and its provider. It keeps the relying party's cookies and submits plain forms. */
final class Visit {

    private static final Pattern CSRF = Pattern.compile("\"csrfToken\":\"([^\"]+)\"");
    private static final Pattern ACTION = Pattern.compile("<form method=\"post\" action=\"([^\"]*)\">");
    private static final Pattern PROVIDER_BUTTON =
            Pattern.compile("<button class=\"button provider-[^>]* formaction=\"([^\"]*)\"");
    private static final Pattern FIELD =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\">");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI party;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    Visit(RelyingParty party) {
        this(party.address());
    }

    private Visit(URI party) {
        this.party = party;
    }

    /** Returns a browser with the same cookies. */
    Visit copy() {
        Visit copy = new Visit(party);
        copy.cookies.putAll(cookies);
        return copy;
    }

    /** What the provider sends the browser back with: an address to get, or a form to post. */
    record WayBack(URI address, String form) {}

    /** Signs in; returns where the callback leads. */
    String signIn() {
        return comeBack(visitProvider(begin()));
    }

    /** Asks to sign in; returns where that leads. */
    String begin() {
        return submit("/auth/signin/oidc", "callbackUrl=%2Fme");
    }

    /** Submits a form with its CSRF token; returns where that leads. */
    String submit(String path, String fields) {
        String token = found(CSRF, get("/auth/csrf").body(), 1);
        return location(post(party.resolve(path), "csrfToken=" + token + "&" + fields));
    }

    /** Posts a form without a CSRF token, as another site can. */
    HttpResponse<String> post(String path, String fields) {
        return post(party.resolve(path), fields);
    }

    /** Returns an address of the relying party. */
    URI at(String path) {
        return party.resolve(path);
    }

    /** Submits the only form of a page that has a provider's button; returns where that leads. */
    String submitFormOf(HttpResponse<String> page) {
        return location(post(party.resolve(found(PROVIDER_BUTTON, page.body(), 1)), fields(page.body())));
    }

    WayBack visitProvider(String location) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(location)), false);
        if (answer.statusCode() == 303) {
            return new WayBack(URI.create(location(answer)), "");
        }
        return new WayBack(URI.create(found(ACTION, answer.body(), 1)), fields(answer.body()));
    }

    private static String fields(String page) {
        StringJoiner form = new StringJoiner("&");
        Matcher field = FIELD.matcher(page);
        while (field.find()) {
            form.add(encoded(String.valueOf(field.group(1))) + "=" + encoded(String.valueOf(field.group(2))));
        }
        return form.toString();
    }

    /** Goes where the provider sends the browser; returns where the callback leads. */
    String comeBack(WayBack back) {
        return location(
                back.form().isEmpty()
                        ? send(HttpRequest.newBuilder(back.address()), true)
                        : post(back.address(), back.form()));
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(party.resolve(path)), true);
    }

    String refresh() {
        return post(party.resolve("/refresh"), "").body();
    }

    boolean isSignedIn() {
        return get("/me").statusCode() == 200;
    }

    private HttpResponse<String> post(URI address, String form) {
        return send(
                HttpRequest.newBuilder(address)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)),
                true);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, boolean toParty) {
        if (toParty && !cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
            if (toParty) {
                answer.headers().allValues("Set-Cookie").forEach(this::keep);
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(String cookie) {
        String pair = cookie.substring(0, cookie.indexOf(';'));
        int equals = pair.indexOf('=');
        if (cookie.contains("Max-Age=0")) {
            cookies.remove(pair.substring(0, equals));
        } else {
            cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Location")
                .orElseThrow(() -> new AssertionError("No redirect but " + answer.statusCode()));
    }

    private static String encoded(String html) {
        return URLEncoder.encode(html.replace("&amp;", "&"), UTF_8);
    }

    private static String found(Pattern pattern, String text, int group) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new AssertionError("The page has no " + pattern);
        }
        return String.valueOf(matcher.group(group)).replace("&amp;", "&");
    }
}
