package dev.latchkey.example.support;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.HttpExchange;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.provider.Provider;
import dev.latchkey.testing.OpenIdProvider;
import dev.latchkey.testing.RegisteredClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;

/** What the examples share: where they listen, and where one can sign in without a network. */
public final class Example {

    private static final String CLIENT_ID = "latchkey-example";
    private static final String CLIENT_SECRET = "not-a-secret: it is in the source";

    private Example() {}

    /** What {@code PORT} says; 3000. */
    public static int port() {
        return Integer.parseInt(System.getenv().getOrDefault("PORT", "3000"));
    }

    /** Where they listen. */
    public static URI address() {
        return URI.create("http://localhost:" + port() + "/");
    }

    /** What {@code /plain} answers: JSON that tells of nobody, or for benchmarks what {@code PLAIN} says. */
    public static String plain() {
        return System.getenv().getOrDefault("PLAIN", "{\"session\":\"not read\"}");
    }

    /** What {@code /static/app.css} holds, for servers that serve no files. */
    public static String css() {
        try (InputStream css = requireNonNull(Example.class.getResourceAsStream("/public/static/app.css"))) {
            return new String(css.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answers in the JDK's server, which has no short way to. */
    public static void answer(HttpExchange http, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(UTF_8);
        http.getResponseHeaders().set("Content-Type", type + ";charset=utf-8");
        http.sendResponseHeaders(status, body.length);
        http.getResponseBody().write(body);
        http.close();
    }

    /**
     * A provider in this process, with three invented people; it stops when the process does. If the environment has
     * {@code AUTH_DEMO_ISSUER}, it is the provider there.
     */
    public static Provider demoProvider() {
        if (System.getenv("AUTH_DEMO_ISSUER") != null) {
            return OAuthProvider.oidc("demo", "Demo provider"); // the environment has its client too
        }
        OpenIdProvider people = OpenIdProvider.builder()
                .client(RegisteredClient.confidential(CLIENT_ID, CLIENT_SECRET).anyLoopbackRedirect())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(people::close, "stop the provider"));
        return OAuthProvider.oidc("demo", "Demo provider")
                .issuer(people.issuer())
                .clientId(CLIENT_ID)
                .clientSecret(CLIENT_SECRET);
    }
}
