package dev.latchkey.interop;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import dev.latchkey.Proxies;
import dev.latchkey.interop.AuthJsServer.Options;
import dev.latchkey.nextauth.NodeExtension;
import dev.latchkey.nextauth.NodeProject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A session that either side has made is one for the other side: wire.md#chunks and wire.md#sealed-tokens. */
@ExtendWith({NodeExtension.class, AuthJsExtension.class})
class SessionExchangeTest {

    private static final String SECRET = "a secret that both sides know: 0123456789";
    private static final String OLDER = "an older secret of both sides: 0123456789";
    private static final String COOKIE = "authjs.session-token";
    private static final String SECURE_COOKIE = "__Secure-" + COOKIE;
    private static final Duration DAY = Duration.ofDays(1);

    /** Too long for one cookie, and short enough for the 8 KiB of headers that Java's servers accept. */
    private static final String LONG_NAME = "Zoë 日本 ".repeat(300);

    private final NodeProject node;
    private final AuthJs authJs;
    private final Http http = new Http();

    SessionExchangeTest(NodeProject node, AuthJs authJs) {
        this.node = node;
        this.authJs = authJs;
    }

    @Test
    void what_auth_js_seals_latchkey_opens() {
        String token = authJs.encode(ada(), List.of(SECRET), COOKIE, DAY);

        try (LatchkeyServer latchkey = LatchkeyServer.start(builder -> builder.secret(SECRET))) {
            JsonObject session = Http.json(http.get(latchkey.at("/auth/session"), COOKIE + "=" + token));

            assertThat(session.getAsJsonObject("user"))
                    .hasToString("{\"name\":\"Ada Zoë 日本\",\"email\":\"ada@example.org\","
                            + "\"image\":\"https://example.org/ada.png\"}");
            JsonObject claims = authJs.decode(token, List.of(SECRET), COOKIE).orElseThrow();
            assertThat(Instant.parse(session.get("expires").getAsString()))
                    .isEqualTo(Instant.ofEpochSecond(claims.get("exp").getAsLong()));
        }
    }

    @Test
    void what_latchkey_seals_auth_js_opens() {
        try (LatchkeyServer latchkey = LatchkeyServer.start(builder -> builder.secret(SECRET));
                AuthJsServer other = AuthJsServer.start(node, Options.of(SECRET))) {
            String token =
                    requireNonNull(Http.cookies(signIn(latchkey.origin())).get(COOKIE));

            JsonObject claims = authJs.decode(token, List.of(SECRET), COOKIE).orElseThrow();
            assertThat(claims.get("sub").getAsString()).isEqualTo("alice");
            assertThat(claims.get("exp").getAsLong() - claims.get("iat").getAsLong())
                    .isEqualTo(Duration.ofDays(30).toSeconds());
            assertThat(claims.get("jti").getAsString()).isNotEmpty();
            assertThat(name(http.get(other.origin().resolve("/auth/session")))).isEqualTo("Alice");
        }
    }

    @Test
    void a_session_in_pieces_goes_from_latchkey_to_auth_js() {
        try (LatchkeyServer latchkey = LatchkeyServer.start(builder -> builder.secret(SECRET));
                AuthJsServer other = AuthJsServer.start(node, Options.of(SECRET))) {
            signIn(latchkey.origin());

            assertThat(pieces(rename(latchkey.origin()))).isEqualTo(2);
            assertThat(name(http.get(other.origin().resolve("/auth/session")))).isEqualTo(LONG_NAME);
        }
    }

    @Test
    void a_session_in_pieces_goes_from_auth_js_to_latchkey() {
        try (LatchkeyServer latchkey = LatchkeyServer.start(builder -> builder.secret(SECRET));
                AuthJsServer other = AuthJsServer.start(node, Options.of(SECRET))) {
            signIn(other.origin());

            assertThat(pieces(rename(other.origin()))).isEqualTo(2);
            assertThat(name(http.get(latchkey.at("/auth/session")))).isEqualTo(LONG_NAME);
        }
    }

    @Test
    void either_side_ends_the_others_session_in_pieces() {
        try (LatchkeyServer latchkey = LatchkeyServer.start(builder -> builder.secret(SECRET));
                AuthJsServer other = AuthJsServer.start(node, Options.of(SECRET))) {
            for (List<URI> way :
                    List.of(List.of(latchkey.origin(), other.origin()), List.of(other.origin(), latchkey.origin()))) {
                signIn(way.get(0));
                rename(way.get(0));
                http.post(way.get(1).resolve("/auth/signout"), Map.of("csrfToken", csrf(way.get(1))));

                assertThat(http.get(way.get(0).resolve("/auth/session")).body()).isEqualTo("null");
            }
        }
    }

    @Test
    void over_https_the_name_has_a_prefix_and_both_sides_agree() {
        Map<String, String> https = Map.of("X-Forwarded-Proto", "https");
        try (LatchkeyServer latchkey =
                        LatchkeyServer.start(builder -> builder.secret(SECRET).proxies(Proxies.trusted()));
                AuthJsServer other = AuthJsServer.start(node, Options.of(SECRET).withSecureCookies())) {
            String theirs = authJs.encode(ada(), List.of(SECRET), SECURE_COOKIE, DAY);
            HttpResponse<String> read = http.get(
                    latchkey.at("/auth/session"),
                    Map.of("X-Forwarded-Proto", "https", "Cookie", SECURE_COOKIE + "=" + theirs));
            assertThat(name(read)).isEqualTo("Ada Zoë 日本");

            HttpResponse<String> csrf = http.get(latchkey.at("/auth/csrf"), https);
            HttpResponse<String> in = http.post(
                    latchkey.at("/auth/callback/credentials"),
                    credentials(Http.json(csrf).get("csrfToken").getAsString()),
                    Map.of("X-Forwarded-Proto", "https", "Cookie", line(Http.cookies(csrf))));
            String ours = requireNonNull(Http.cookies(in).get(SECURE_COOKIE));
            assertThat(authJs.decode(ours, List.of(SECRET), SECURE_COOKIE)).isPresent();
            assertThat(authJs.decode(ours, List.of(SECRET), COOKIE)).isEmpty();
            assertThat(name(http.get(other.origin().resolve("/auth/session"), SECURE_COOKIE + "=" + ours)))
                    .isEqualTo("Alice");
        }
    }

    @Test
    void a_session_under_an_older_secret_is_opened_and_sealed_again_under_the_newest() {
        String token = authJs.encode(ada(), List.of(OLDER), COOKIE, DAY);

        try (LatchkeyServer latchkey = LatchkeyServer.start(builder -> builder.secret(SECRET, OLDER))) {
            HttpResponse<String> session = http.get(latchkey.at("/auth/session"), COOKIE + "=" + token);

            assertThat(name(session)).isEqualTo("Ada Zoë 日本");
            String renewed = requireNonNull(Http.cookies(session).get(COOKIE));
            assertThat(authJs.decode(renewed, List.of(SECRET), COOKIE)).isPresent();
            assertThat(authJs.decode(renewed, List.of(OLDER), COOKIE)).isEmpty();
        }
    }

    @Test
    void auth_js_opens_what_latchkey_sealed_before_the_secret_was_changed() {
        try (LatchkeyServer latchkey = LatchkeyServer.start(builder -> builder.secret(OLDER));
                AuthJsServer other = AuthJsServer.start(node, Options.of(SECRET, OLDER))) {
            signIn(latchkey.origin());

            HttpResponse<String> session = http.get(other.origin().resolve("/auth/session"));

            assertThat(name(session)).isEqualTo("Alice");
            assertThat(authJs.decode(requireNonNull(Http.cookies(session).get(COOKIE)), List.of(SECRET), COOKIE))
                    .isPresent();
        }
    }

    @Test
    void under_another_secret_nobody_is_signed_in() {
        String token = authJs.encode(ada(), List.of(OLDER), COOKIE, DAY);

        try (LatchkeyServer latchkey = LatchkeyServer.start(builder -> builder.secret(SECRET))) {
            assertThat(http.get(latchkey.at("/auth/session"), COOKIE + "=" + token)
                            .body())
                    .isEqualTo("null");
        }
    }

    private HttpResponse<String> signIn(URI origin) {
        return http.post(origin.resolve("/auth/callback/credentials"), credentials(csrf(origin)));
    }

    private HttpResponse<String> rename(URI origin) {
        JsonObject data = new JsonObject();
        data.addProperty("name", LONG_NAME);
        JsonObject body = new JsonObject();
        body.addProperty("csrfToken", csrf(origin));
        body.add("data", data);
        return http.postJson(origin.resolve("/auth/session"), new Gson().toJson(body));
    }

    private String csrf(URI origin) {
        return Http.json(http.get(origin.resolve("/auth/csrf")))
                .get("csrfToken")
                .getAsString();
    }

    private static Map<String, String> credentials(String csrfToken) {
        return Map.of("csrfToken", csrfToken, "username", AuthJsServer.USERNAME, "password", AuthJsServer.PASSWORD);
    }

    private static String name(HttpResponse<String> session) {
        return Http.json(session).getAsJsonObject("user").get("name").getAsString();
    }

    private static long pieces(HttpResponse<String> response) {
        return Http.cookies(response).keySet().stream()
                .filter(name -> name.startsWith(COOKIE + "."))
                .count();
    }

    private static String line(Map<String, String> cookies) {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private static JsonObject ada() {
        JsonObject claims = new JsonObject();
        claims.addProperty("sub", "ada");
        claims.addProperty("name", "Ada Zoë 日本");
        claims.addProperty("email", "ada@example.org");
        claims.addProperty("picture", "https://example.org/ada.png");
        return claims;
    }
}
