package dev.latchkey.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.Auth;
import dev.latchkey.adapter.AdapterExchange;
import dev.latchkey.fixtures.RedirectAddress;
import dev.latchkey.http.AuthRequest;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.http.Header;
import dev.latchkey.model.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Somebody at a browser: asks an application in process, and its providers over HTTP. */
final class Guest {

    private static final String ORIGIN = "http://localhost:3000";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Auth auth;
    final Map<String, String> cookies = new LinkedHashMap<>();

    /** Where the browser was sent last when it came back, to the letter. */
    String sentTo = "";

    Guest(Auth auth) {
        this.auth = auth;
    }

    /** All the way; returns where the browser is sent in the end. */
    String signIn(String provider) {
        return comeBack(goTo(submit("/signin/" + provider, "callbackUrl=/account")));
    }

    String link(String provider) {
        return comeBack(goTo(submit("/signin/" + provider, "callbackUrl=/account&link=true")));
    }

    /** A form to an endpoint, with its CSRF token; returns where it leads. */
    String submit(String endpoint, String fields) {
        AuthResponse answer =
                post(endpoint, "csrfToken=" + exchange("GET", "/", "").csrfToken() + "&" + fields);
        return RedirectAddress.withoutReference(
                Objects.requireNonNull(answer.header("Location"), () -> "no redirect but " + answer.status()));
    }

    AuthResponse post(String endpoint, String form) {
        return kept(exchange("POST", "/auth" + endpoint, form).answer().orElseThrow());
    }

    /** At the provider; returns the address that it sends the browser back to. */
    static String goTo(String location) {
        try {
            HttpResponse<String> answer = HTTP.send(
                    HttpRequest.newBuilder(URI.create(location)).build(), HttpResponse.BodyHandlers.ofString());
            return answer.headers().firstValue("Location").orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    String comeBack(String location) {
        AuthResponse answer = kept(exchange("GET", location.substring(ORIGIN.length()), "")
                .answer()
                .orElseThrow());
        String address = Objects.requireNonNull(answer.header("Location"));
        sentTo = address;
        return RedirectAddress.withoutReference(address);
    }

    Optional<Session> session() {
        return exchange("GET", "/", "").session();
    }

    String userId() {
        return session().orElseThrow().user().id();
    }

    AdapterExchange exchange(String method, String target, String form) {
        int mark = target.indexOf('?');
        return AdapterExchange.of(
                auth,
                new Request(
                        method,
                        mark < 0 ? target : target.substring(0, mark),
                        mark < 0 ? null : target.substring(mark + 1),
                        Map.of(
                                "host",
                                "localhost:3000",
                                "cookie",
                                header(),
                                "accept",
                                "text/html",
                                "content-type",
                                "application/x-www-form-urlencoded"),
                        form),
                (name, value) -> keep(List.of(new Header(name, value))));
    }

    AuthResponse kept(AuthResponse answer) {
        keep(answer.headers());
        return answer;
    }

    private String header() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private void keep(Collection<Header> headers) {
        for (Header header : headers) {
            if (header.name().equals("Set-Cookie")) {
                String pair = header.value().substring(0, header.value().indexOf(';'));
                int equals = pair.indexOf('=');
                if (header.value().contains("Max-Age=0")) {
                    cookies.remove(pair.substring(0, equals));
                } else {
                    cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
                }
            }
        }
    }

    private record Request(
            String method, String path, @Nullable String query, Map<String, String> sent, String form)
            implements AuthRequest {

        @Override
        public List<String> headers(String name) {
            String value = sent.get(name.toLowerCase(Locale.ROOT));
            return value == null ? List.of() : List.of(value);
        }

        @Override
        public boolean secure() {
            return false;
        }

        @Override
        public byte[] body(int limit) {
            return form.getBytes(UTF_8);
        }
    }
}
