package dev.latchkey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.callback.JwtTrigger;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.http.FakeRequest;
import dev.latchkey.http.Header;
import dev.latchkey.model.User;
import dev.latchkey.provider.CredentialsProvider;
import dev.latchkey.store.WatchedStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A browser may hold several cookies of one name: a sibling host's, another port's, those from before a setting. */
class TwinCookiesTest {

    private static final String SESSION = Visits.SESSION;

    private final WatchedStore store = new WatchedStore();
    private final Jar jar = new Jar();
    private Instant now = Instant.parse("2026-11-01T12:00:00Z");

    /** Where sessions live. */
    enum Kind {
        SEALED,
        REVOCABLE,
        STORED
    }

    @ParameterizedTest
    @EnumSource
    void a_stray_a_foreign_or_an_older_cookie_in_front_hides_nothing_and_stays(Kind kind) {
        Auth auth = auth(kind, settings -> settings);
        String foreign =
                jar.signIn(auth(kind, settings -> settings.secret("another-application-0123456789-0123456789")), "eve");
        String older = jar.signIn(auth, "ada");
        now = now.plusSeconds(60);
        jar.cookies.clear();
        jar.signIn(auth, "bob");
        String[] strays = {"stray", "", "a.b.c.d.e", "\"\"", foreign, older};
        if (kind == Kind.STORED) {
            store.memory().deleteSessions("eve", null);
        }

        for (String stray : strays) {
            jar.sent.clear();
            AuthExchange exchange = jar.exchange(auth, FakeRequest.get("/").header("Cookie", SESSION + "=" + stray));
            assertThat(exchange.session())
                    .as(stray)
                    .map(session -> session.user().id())
                    .contains("bob");
            assertThat(jar.sent).noneMatch(header -> header.name().equals("Set-Cookie"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_is_another_applications_alone_is_left_alone(Kind kind) {
        String foreign = jar.signIn(
                auth(Kind.SEALED, settings -> settings.secret("another-application-0123456789-0123456789")), "eve");
        jar.sent.clear();

        AuthExchange exchange = jar.exchange(auth(kind, settings -> settings), FakeRequest.get("/"));

        assertThat(exchange.session()).isEmpty();
        assertThat(jar.sent).noneMatch(header -> header.name().equals("Set-Cookie"));
        assertThat(jar.cookies).containsEntry(SESSION, foreign);
    }

    @ParameterizedTest
    @EnumSource
    void after_the_cookie_is_shared_with_a_domain_signing_out_is_for_both(Kind kind) {
        Auth before = auth(kind, settings -> settings);
        Auth shared = auth(kind, settings -> settings.cookies(Cookies.standard().domain("example.com")));
        jar.signIn(before, "ada");
        now = now.plus(Duration.ofDays(2));
        assertThat(jar.exchange(shared, FakeRequest.get("/")).session()).isPresent();

        jar.keep(jar.exchange(shared, FakeRequest.post("/", "")).signOut("/").headers());

        assertThat(jar.cookies.keySet()).noneMatch(name -> name.startsWith(SESSION));
        assertThat(jar.exchange(shared, FakeRequest.get("/")).session()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void after_the_cookie_is_shared_with_a_domain_the_renewed_one_takes_the_place_of_both(Kind kind) {
        jar.signIn(auth(kind, settings -> settings), "ada");
        now = now.plus(Duration.ofDays(2));

        assertThat(jar.exchange(
                                auth(
                                        kind,
                                        settings -> settings.cookies(
                                                Cookies.standard().domain("example.com"))),
                                FakeRequest.get("/"))
                        .session())
                .isPresent();

        assertThat(jar.cookies.keySet())
                .filteredOn(name -> name.startsWith(SESSION))
                .containsExactly(SESSION + ";example.com");
    }

    @ParameterizedTest
    @EnumSource(names = {"REVOCABLE", "STORED"})
    @Tag("S7")
    void signing_out_ends_each_session_that_the_browser_brings(Kind kind) {
        Auth auth = auth(kind, settings -> settings);
        String first = jar.signIn(auth, "ada");
        jar.cookies.clear();
        String second = jar.signIn(auth, "ada");
        jar.cookies.clear();

        jar.exchange(
                        auth,
                        FakeRequest.post("/", "")
                                .header("Cookie", SESSION + "=" + first + "; " + SESSION + "=" + second))
                .signOut("/");

        for (String token : List.of(first, second)) {
            assertThat(jar.exchange(auth, FakeRequest.get("/").header("Cookie", SESSION + "=" + token))
                            .session())
                    .isEmpty();
        }
    }

    @Test
    void pieces_that_a_browser_holds_twice_are_put_together_in_each_way() {
        UnaryOperator<AuthBuilder> large = settings -> settings.onJwt(context ->
                context.token().has("blob") ? context.token() : context.token().with("blob", "x".repeat(4_500)));
        Auth auth = auth(Kind.SEALED, large);
        jar.signIn(
                auth(
                        Kind.SEALED,
                        settings -> large.apply(settings).secret("another-application-0123456789-0123456789")),
                "eve");
        String foreign = jar.header();
        jar.cookies.clear();
        jar.signIn(auth, "bob");
        assertThat(foreign).contains(SESSION + ".1=");

        for (String stray : List.of(foreign, SESSION + ".1=stray", SESSION + ".0=stray; " + SESSION + ".2=x")) {
            assertThat(jar.exchange(auth, FakeRequest.get("/").header("Cookie", stray))
                            .session())
                    .as(stray)
                    .map(session -> session.user().id())
                    .contains("bob");
        }
    }

    @Test
    void a_form_is_proven_by_its_cookie_though_a_stray_one_comes_first() {
        Auth auth = auth(Kind.SEALED, settings -> settings);
        String token = jar.exchange(auth, FakeRequest.get("/")).csrfToken();

        for (String stray : List.of("stray", "x|y", "")) {
            AuthResponse answer = jar.exchange(
                            auth,
                            FakeRequest.post(
                                            "/auth/callback/credentials",
                                            "username=ada&password=any&csrfToken=" + token)
                                    .header("Cookie", "authjs.csrf-token=" + stray))
                    .answer()
                    .orElseThrow();
            assertThat(answer.headers())
                    .as(stray)
                    .anyMatch(header -> header.value().startsWith(SESSION));
        }
    }

    @Test
    void the_return_address_is_remembered_though_another_applications_comes_first() {
        Auth auth = auth(Kind.SEALED, settings -> settings);
        AuthResponse answer = jar.exchange(
                        auth,
                        FakeRequest.get("/auth/signin")
                                .header("Cookie", "authjs.callback-url=http%3A%2F%2Fwww.example.com%3A3000%2Ftheirs")
                                .header("Cookie", "authjs.callback-url=http%3A%2F%2Fwww.example.com%2Fours"))
                .answer()
                .orElseThrow();
        assertThat(answer.body()).contains("http://www.example.com/ours");
    }

    @Test
    void what_was_cleared_in_an_exchange_is_not_found_again_in_it() {
        Auth auth = auth(
                Kind.SEALED,
                settings -> settings.onJwt(context -> context.trigger() == JwtTrigger.UPDATE ? null : context.token()));
        jar.signIn(auth, "ada");
        AuthExchange exchange = jar.exchange(auth, FakeRequest.get("/"));

        assertThat(exchange.update("out")).isEmpty();

        assertThat(exchange.update("again")).isEmpty();
        assertThat(exchange.dispatched(FakeRequest.get("/").header("Host", "www.example.com"))
                        .session())
                .isEmpty();
    }

    private Auth auth(Kind kind, UnaryOperator<AuthBuilder> more) {
        AuthBuilder builder = Auth.builder()
                .environment(Map.of("AUTH_SECRET", "a-secret-for-exchanges-0123456789-0123456789"))
                .url("http://www.example.com")
                .clock(() -> now)
                .provider(CredentialsProvider.of((typed, request) -> Optional.of(User.of(typed.get("username")))));
        AuthBuilder kept = switch (kind) {
            case SEALED -> builder;
            case REVOCABLE ->
                builder.store(store.store()).sessions(Sessions.sealed().revocable(Duration.ZERO));
            case STORED -> builder.store(store.store());
        };
        return more.apply(kept).build();
    }

    /** The cookies of a browser at www.example.com, told apart by name and domain (RFC 6265 section 5.3). */
    private static final class Jar {

        final Map<String, String> cookies = new LinkedHashMap<>();
        final List<Header> sent = new ArrayList<>();

        AuthExchange exchange(Auth auth, FakeRequest request) {
            request.header("Host", "www.example.com");
            if (!cookies.isEmpty()) {
                request.header("Cookie", header());
            }
            return auth.exchange(request, (name, value) -> {
                sent.add(new Header(name, value));
                keep(List.of(new Header(name, value)));
            });
        }

        /** Signs in, and says what the session's cookie holds. */
        String signIn(Auth auth, String username) {
            keep(exchange(auth, FakeRequest.post("/", ""))
                    .signIn("credentials", "/", Map.of("username", username, "password", "any"))
                    .headers());
            return cookies.getOrDefault(SESSION, "");
        }

        String header() {
            return cookies.entrySet().stream()
                    .map(cookie -> cookie.getKey().replaceFirst(";.*", "") + "=" + cookie.getValue())
                    .collect(Collectors.joining("; "));
        }

        void keep(List<Header> headers) {
            headers.stream()
                    .filter(header -> header.name().equals("Set-Cookie"))
                    .map(header -> header.value().split("; ", -1))
                    .forEach(this::keep);
        }

        private void keep(String[] parts) {
            String[] pair = parts[0].split("=", 2);
            String domain = List.of(parts).stream()
                    .filter(part -> part.startsWith("Domain="))
                    .map(part -> ";" + part.substring(7))
                    .findFirst()
                    .orElse("");
            if (List.of(parts).contains("Max-Age=0")) {
                cookies.remove(pair[0] + domain);
            } else {
                cookies.put(pair[0] + domain, pair[1]);
            }
        }
    }
}
