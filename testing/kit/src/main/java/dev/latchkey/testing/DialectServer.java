package dev.latchkey.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.latchkey.model.Claims;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Serves all providers on loopback. The first step of a path is the host of the provider. The server speaks one dialect
 * at a time and answers nothing that the dialect does not describe.
 */
final class DialectServer implements AutoCloseable {

    private static final String CODE = "c0de/+=";
    private static final String ACCESS_TOKEN = "acc355-t0ken";

    /** Names of values that no message may show. */
    private static final Pattern SECRET = Pattern.compile("(?i).*(secret|authorization|verifier|body|key).*");

    private final HttpServer server;
    private final DialectTokens tokens;
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    private volatile Dialect dialect = new Dialect("none", Claims.empty());
    private volatile Claims person = Claims.empty();
    private volatile Map<String, String> authorization = Map.of();
    private volatile boolean refusing;
    private final boolean moved;

    /**
     * Starts the server.
     *
     * @param moved whether the application knows the provider's addresses as addresses of this server
     */
    DialectServer(InstantSource clock, boolean moved) throws IOException {
        this.moved = moved;
        tokens = new DialectTokens(clock);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                handle(exchange);
            } catch (RuntimeException e) {
                complaints.add(String.valueOf(e));
                send(exchange, 500, "");
            }
        });
        server.start();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Speaks another dialect from now on, and signs in {@code somebody}. */
    void speak(Dialect spoken, Claims somebody) {
        dialect = spoken;
        person = somebody;
        refusing = false;
        complaints.clear();
        requests.clear();
    }

    /** Refuses sign-ins from now on, as if the user had. */
    void refuse() {
        refusing = true;
    }

    /** Returns where an address of the provider is on this machine. */
    String here(String url) {
        return "http://localhost:" + port() + "/" + url.substring(url.indexOf("://") + 3);
    }

    /** Returns what requests did that the dialect does not describe. */
    List<String> complaints() {
        return complaints;
    }

    /** Returns the addresses to which requests were sent. */
    List<String> requests() {
        return requests;
    }

    /** Answers a browser that was sent to {@code location}. Returns the parameters of the callback. */
    Map<String, String> authorize(String location) {
        Claims expected = dialect.facts().object("authorize");
        int hash = location.indexOf('#');
        String fragment = hash < 0 ? "" : location.substring(hash + 1);
        String url = hash < 0 ? location : location.substring(0, hash);
        Map<String, String> query = parameters(url.substring(url.indexOf('?') + 1));
        expect("address of the authorization request", expected.get("url"), url.substring(0, url.indexOf('?')));
        expect("fragment", expected.text("fragment").orElse(""), fragment);
        Dialect.texts(expected.object("parameters")).forEach((name, value) -> expect(name, value, query.get(name)));
        expected.texts("absent").forEach(name -> expect(name, null, query.get(name)));
        authorization = query;
        Map<String, String> callback = new LinkedHashMap<>(Dialect.texts(person.object("callback")));
        callback.put("code", CODE);
        callback.put("state", String.valueOf(query.get("state")));
        return callback;
    }

    /** Sends a browser back to the application. */
    private void authorize(HttpExchange exchange, String location) throws IOException {
        Map<String, String> callback = authorize(location);
        if (!complaints.isEmpty()) {
            exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
            send(exchange, 400, String.join("\n", complaints));
            return;
        }
        if (refusing) {
            callback = Map.of("error", "access_denied", "state", String.valueOf(callback.get("state")));
        }
        String back = authorization.getOrDefault("redirect_uri", "");
        if (dialect.facts().object("authorize").flag("formPost")) {
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            send(exchange, 200, PostingPage.of(back, callback));
        } else {
            exchange.getResponseHeaders().set("Location", back + "?" + RequestParameters.encode(callback));
            send(exchange, 303, "");
        }
    }

    private static Map<String, String> parameters(String form) {
        Map<String, String> parameters = new LinkedHashMap<>();
        RequestParameters.parse(form).forEach(parameters::put);
        return parameters;
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        String query = exchange.getRequestURI().getRawQuery();
        String url = "https:/" + path;
        String whole = query == null ? url : url + "?" + query;
        Map<String, String> parameters = query == null ? Map.of() : parameters(query);
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        requests.add(url);
        Claims facts = dialect.facts();
        if (url.equals(dialect.text("authorize", "url"))) {
            String fragment = dialect.text("authorize", "fragment"); // which a browser does not send
            authorize(exchange, fragment.isEmpty() ? whole : whole + "#" + fragment);
        } else if (whole.equals(dialect.text("discovery", "url"))) {
            json(exchange, 200, document(facts.object("discovery").object("document")));
        } else if (url.equals(
                facts.object("discovery").object("document").text("jwks_uri").orElse(""))) {
            json(exchange, 200, tokens.jwks());
        } else if (url.equals(dialect.text("token", "url"))) {
            token(exchange, parameters, body);
        } else if (person.object("more").has(whole)) {
            bearer(exchange);
            json(exchange, 200, json(person.object("more").get(whole)));
        } else if (url.equals(dialect.text("userInfo", "url").replace("{accessToken}", ACCESS_TOKEN))) {
            userInfo(exchange, parameters, body);
        } else {
            complaints.add("Nothing is at " + url);
            json(exchange, 404, "{}");
        }
    }

    /** Returns the metadata, whose addresses are on this machine if the application has asked here. */
    private String document(Claims metadata) {
        Claims document = metadata;
        for (Map.Entry<String, String> member : Dialect.texts(metadata).entrySet()) {
            boolean address = moved
                    && !member.getKey().equals("issuer")
                    && member.getValue().startsWith("https://");
            document = address ? document.with(member.getKey(), here(member.getValue())) : document;
        }
        return document.toJson();
    }

    /* See RFC 6749 section 4.1.3. */
    private void token(HttpExchange exchange, Map<String, String> query, String body) throws IOException {
        Claims expected = dialect.facts().object("token");
        boolean get = expected.text("method").orElse("").equals("GET");
        Map<String, String> form = get ? query : parameters(body);
        Map<String, String> names = Map.of(
                "code",
                CODE,
                "clientSecret",
                Dialect.SECRET,
                "redirectUri",
                authorization.getOrDefault("redirect_uri", ""),
                "accessToken",
                ACCESS_TOKEN);
        expect("method of the token request", expected.get("method"), exchange.getRequestMethod());
        expect(
                "type of the answer",
                "application/json",
                exchange.getRequestHeaders().getFirst("Accept"));
        if (!get) {
            expect("query", Dialect.texts(expected.object("query")), query);
        }
        Dialect.texts(expected.object("parameters"))
                .forEach((name, value) -> expect(name, Dialect.filled(value, names), form.get(name)));
        expected.texts("absent").forEach(name -> expect(name, null, form.get(name)));
        client(expected.text("client").orElse(""), exchange, form);
        String challenge = authorization.get("code_challenge");
        String verifier = form.get("code_verifier");
        expect("code_verifier", challenge, verifier == null ? null : DialectTokens.challenge(verifier));

        Map<String, String> filling = new LinkedHashMap<>(names);
        if (dialect.isOpenId()) {
            filling.put("idToken", tokens.idToken(dialect, person.object("idToken"), authorization.get("nonce")));
        }
        Map<String, @Nullable Object> answer =
                new LinkedHashMap<>(expected.object("answer").asMap());
        answer.putAll(person.object("token").asMap());
        Dialect.texts(expected.object("headers"))
                .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        int status = expected.number("status").orElse(200L).intValue();
        json(exchange, complaints.isEmpty() ? status : 400, json(Dialect.filled(answer, filling)));
    }

    private void client(String method, HttpExchange exchange, Map<String, String> form) {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        switch (method) {
            case "client_secret_basic" -> {
                String pair = header == null ? "" : header.substring("Basic ".length());
                List<String> decoded = new ArrayList<>();
                for (String part : new String(Base64.getDecoder().decode(pair), UTF_8).split(":", -1)) {
                    decoded.add(URLDecoder.decode(part, UTF_8));
                }
                expect("Authorization", List.of(Dialect.CLIENT, Dialect.SECRET), decoded);
                expect("client_secret", null, form.get("client_secret"));
            }
            case "client_secret_post" -> {
                expect("Authorization", null, header);
                expect("client_id", Dialect.CLIENT, form.get("client_id"));
                expect("client_secret", Dialect.SECRET, form.get("client_secret"));
            }
            case "client_secret_only" -> {
                expect("Authorization", null, header);
                expect("client_secret", Dialect.SECRET, form.get("client_secret"));
            }
            case "signed_secret" -> {
                String issuer = dialect.facts()
                        .object("discovery")
                        .object("document")
                        .text("issuer")
                        .orElse("");
                String secret = form.getOrDefault("client_secret", "");
                expect("client_secret", true, tokens.isSecret(secret, issuer));
            }
            case "none" -> expect("Authorization", null, header);
            default -> complaints.add("No client authentication " + method);
        }
    }

    /* See OpenID Connect Core section 5.3. */
    private void userInfo(HttpExchange exchange, Map<String, String> query, String body) throws IOException {
        Claims expected = dialect.facts().object("userInfo");
        Map<String, String> parameters = new LinkedHashMap<>(Dialect.texts(expected.object("query")));
        String place = expected.text("token").orElse("");
        if (place.startsWith("query:")) {
            parameters.put(place.substring("query:".length()), ACCESS_TOKEN);
        }
        expect("query", parameters, query);
        if (place.equals("bearer-header")) {
            bearer(exchange);
        } else {
            expect("Authorization", null, exchange.getRequestHeaders().getFirst("Authorization"));
        }
        expect("method of the user information request", expected.get("method"), exchange.getRequestMethod());
        Dialect.texts(expected.object("headers"))
                .forEach((name, value) ->
                        expect(name, value, exchange.getRequestHeaders().getFirst(name)));
        if (exchange.getRequestHeaders().getFirst("User-Agent") == null) {
            complaints.add("There is no User-Agent");
        }
        if (expected.has("json")) {
            expect(
                    "type of the body",
                    "application/json",
                    exchange.getRequestHeaders().getFirst("Content-Type"));
            expect("body", expected.object("json"), Claims.parse(body));
        } else {
            expect("body", place.startsWith("form:") ? place.substring(5) + "=" + ACCESS_TOKEN : "", body);
        }
        int status = person.number("userInfoStatus").orElse(200L).intValue();
        if (expected.flag("signed")) {
            exchange.getResponseHeaders().set("Content-Type", "application/jwt");
            send(exchange, status, tokens.signed(person.object("userInfo")));
        } else {
            json(
                    exchange,
                    complaints.isEmpty() ? status : 400,
                    person.object("userInfo").toJson());
        }
    }

    private void bearer(HttpExchange exchange) {
        expect(
                "Authorization",
                "Bearer " + ACCESS_TOKEN,
                exchange.getRequestHeaders().getFirst("Authorization"));
    }

    private void expect(String what, @Nullable Object expected, @Nullable Object found) {
        boolean asked = moved && what.equals("scope"); // an application may ask for more
        if (!Objects.equals(expected, found) && !(asked && found != null)) {
            complaints.add(
                    SECRET.matcher(what).matches()
                            ? what + " is another than expected"
                            : what + " is " + found + ", and not " + expected);
        }
    }

    private static String json(@Nullable Object value) {
        String object = Claims.empty().with("v", value).toJson();
        return object.substring("{\"v\":".length(), object.length() - 1);
    }

    private static void json(HttpExchange exchange, int status, String body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        send(exchange, status, body);
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Connection", "close"); // see LoopbackServer
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
