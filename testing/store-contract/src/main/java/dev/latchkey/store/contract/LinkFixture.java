package dev.latchkey.store.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import dev.latchkey.Auth;
import dev.latchkey.adapter.AdapterExchange;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.http.Header;
import dev.latchkey.model.User;
import dev.latchkey.provider.CredentialsProvider;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.store.Store;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** A user who is signed in and on the way back from a provider, at which they link an account. */
final class LinkFixture implements AutoCloseable {

    /** A time that a session can hold: the beginning itself would read as a sign-in at an unknown time. */
    private static final Instant SIGNED_IN = StoreFixture.BEGINNING.plusSeconds(1);

    private final Store store;
    private final HttpServer provider;
    private final Auth auth;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final String userId;
    private final String back;

    private LinkFixture(Store store, Store ofNode) {
        this.store = store;
        this.provider = provider();
        this.auth = application(ofNode);
        this.userId = signIn();
        this.back = begin(auth, cookies, "&link=true");
    }

    /**
     * Signs a user in and sends them to the provider, where they have an account that nobody knows yet.
     *
     * @param ofNode the same store as the user's node sees it
     */
    static LinkFixture begun(Store store, Store ofNode) {
        return new LinkFixture(store, ofNode);
    }

    Auth auth() {
        return auth;
    }

    String userId() {
        return userId;
    }

    /** The browser comes back, and the application links the account or refuses to. */
    void comeBack() {
        send(auth, cookies, BrowserRequest.page(back, header(cookies)));
    }

    /** Returns the id of the user whom the account signs in, in another browser and at another node. */
    String accountSignsIn() {
        Auth node = application(store);
        Map<String, String> other = new LinkedHashMap<>();
        send(node, other, BrowserRequest.page(begin(node, other, ""), header(other)));
        return exchange(node, other, BrowserRequest.form("/", header(other), ""))
                .session()
                .orElseThrow()
                .user()
                .id();
    }

    private Auth application(Store itsStore) {
        String url = "http://localhost:" + provider.getAddress().getPort();
        return Auth.builder()
                .environment(Map.of())
                .secret("a-secret-of-the-contract-of-stores-0123456789")
                .store(itsStore)
                .clock(InstantSource.fixed(SIGNED_IN))
                .provider(CredentialsProvider.of((typed, request) -> Optional.of(User.of(typed.get("username")))))
                .provider(OAuthProvider.oauth2("home", "Home")
                        .clientId("app")
                        .clientSecret("a-secret-between-application-and-provider")
                        .authorizationEndpoint(url + "/authorize")
                        .tokenEndpoint(url + "/token")
                        .userInfoEndpoint(url + "/user"))
                .build();
    }

    private String signIn() {
        AdapterExchange exchange = exchange(auth, cookies, BrowserRequest.form("/", "", ""));
        keep(
                cookies,
                exchange.signIn("credentials", "/", Map.of("username", StoreFixture.hash(), "password", "any"))
                        .headers());
        return exchange(auth, cookies, BrowserRequest.form("/", header(cookies), ""))
                .session()
                .orElseThrow()
                .user()
                .id();
    }

    /** Goes to the provider; returns where that one sends the browser back to. */
    private static String begin(Auth node, Map<String, String> cookies, String fields) {
        String token = exchange(node, cookies, BrowserRequest.form("/", header(cookies), ""))
                .csrfToken();
        AuthResponse answer = send(
                node,
                cookies,
                BrowserRequest.form("/auth/signin/home", header(cookies), "csrfToken=" + token + fields));
        String location = Objects.requireNonNull(answer.header("Location"));
        int state = location.indexOf("state=");
        if (state < 0) {
            throw new AssertionError("Nobody was sent to the provider, but to " + location);
        }
        int end = location.indexOf('&', state);
        return "/auth/callback/home?code=any&" + location.substring(state, end < 0 ? location.length() : end);
    }

    private static AuthResponse send(Auth node, Map<String, String> cookies, BrowserRequest request) {
        AuthResponse answer = exchange(node, cookies, request).answer().orElseThrow();
        keep(cookies, answer.headers());
        return answer;
    }

    private static AdapterExchange exchange(Auth node, Map<String, String> cookies, BrowserRequest request) {
        return AdapterExchange.of(node, request, (name, value) -> keep(cookies, List.of(new Header(name, value))));
    }

    private static void keep(Map<String, String> cookies, Collection<Header> headers) {
        for (Header header : headers) {
            if (header.name().equals("Set-Cookie")) {
                String[] pair =
                        header.value().substring(0, header.value().indexOf(';')).split("=", 2);
                cookies.put(pair[0], pair[1]);
            }
        }
    }

    private static String header(Map<String, String> cookies) {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    /** One that gives anybody a token, and says that they are the same person with a new subject. */
    private static HttpServer provider() {
        String subject = StoreFixture.hash();
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            answer(server, "/token", "{\"access_token\":\"any\",\"token_type\":\"bearer\"}");
            answer(server, "/user", "{\"id\":\"" + subject + "\"}");
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(HttpServer server, String path, String json) {
        server.createContext(path, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, json.length());
            try (OutputStream body = exchange.getResponseBody()) {
                body.write(json.getBytes(UTF_8));
            }
        });
    }

    @Override
    public void close() {
        provider.stop(0);
    }
}
