package dev.latchkey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.callback.JwtTrigger;
import dev.latchkey.http.FakeRequest;
import dev.latchkey.http.Header;
import dev.latchkey.model.Session;
import dev.latchkey.model.User;
import dev.latchkey.provider.CredentialsProvider;
import dev.latchkey.store.WatchedStore;
import dev.latchkey.store.WatchedStore.Failing;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class BearerTokenTest {

    private static final String COOKIE = "authjs.session-token";

    private final List<Header> sent = new ArrayList<>();

    @Test
    @Tag("A14")
    void a_bearer_token_is_nobodys_unless_it_was_switched_on() {
        String token = token(auth(settings -> settings));

        assertThat(bearer(auth(settings -> settings), token).session()).isEmpty();
        assertThat(bearer(auth(AuthBuilder::acceptBearerTokens), token).session())
                .map(Session::user)
                .map(User::id)
                .contains("u-alice");
    }

    @Test
    void a_bearer_token_is_neither_renewed_nor_cleared() {
        Auth auth = auth(settings ->
                settings.acceptBearerTokens().onJwt(context -> context.token().with("seen", true)));

        assertThat(bearer(auth, token(auth)).session()).isPresent();
        assertThat(bearer(auth, "forged").session()).isEmpty();
        assertThat(sent).noneMatch(header -> header.name().equals("Set-Cookie"));
    }

    @Test
    void of_a_cookie_and_a_bearer_token_the_cookie_counts_if_somebody_is_signed_in_by_it() {
        AtomicInteger signedIn = new AtomicInteger();
        Auth auth = auth(settings -> settings.acceptBearerTokens()
                .onJwt(context -> context.trigger() == JwtTrigger.SIGN_IN
                        ? context.token().with("name", "sign-in " + signedIn.incrementAndGet())
                        : context.token()));
        String bearer = "Bearer " + token(auth);
        FakeRequest both = get("/").header("Cookie", COOKIE + "=" + token(auth)).header("Authorization", bearer);
        FakeRequest foreign = get("/").header("Cookie", COOKIE + "=broken").header("Authorization", bearer);

        assertThat(auth.exchange(both, this::send).session())
                .map(session -> session.user().name())
                .contains("sign-in 2");
        assertThat(auth.exchange(foreign, this::send).session())
                .map(session -> session.user().name())
                .contains("sign-in 1");
    }

    @Test
    void a_store_that_does_not_answer_for_the_cookie_is_not_asked_for_the_bearer_token() {
        WatchedStore store = new WatchedStore();
        Auth auth = auth(settings -> settings.acceptBearerTokens().store(store.store()));
        String token = token(auth);
        store.fail(Failing.EVERYTHING);
        AuthExchange exchange = auth.exchange(
                get("/").header("Cookie", COOKIE + "=" + token).header("Authorization", "Bearer " + token), this::send);

        assertThat(exchange.session()).isEmpty();
        assertThat(exchange.refusal().status()).isEqualTo(503);
    }

    @Test
    @Tag("A13")
    void what_is_not_exactly_one_bearer_token_is_none_and_no_error_in_the_log() {
        Auth auth = auth(AuthBuilder::acceptBearerTokens);
        String token = token(auth);
        List<String> values = List.of(
                "",
                "Bearer",
                "Bearer ",
                "Basic " + token,
                token,
                "Bearer" + token,
                "Bearer %zz",
                "Bearer %E0%A4%A",
                "Bearer ....",
                "Bearer a.b.c",
                "Bearer a..c.d.e",
                "Bearer \u00ff",
                "Bearer " + "x".repeat(100_000),
                "Bearer " + token + ", Bearer " + token);

        String log = logOf(() ->
                values.forEach(value -> assertThat(auth.exchange(get("/").header("Authorization", value), this::send)
                                .session())
                        .as(value.length() + " characters")
                        .isEmpty()));

        assertThat(log).isEmpty();
        FakeRequest twice =
                get("/").header("Authorization", "Bearer " + token).header("Authorization", "Bearer " + token);
        assertThat(auth.exchange(twice, this::send).session()).isEmpty();
        assertThat(auth.exchange(get("/").header("Authorization", "bearer " + token), this::send)
                        .session())
                .isPresent();
    }

    @Test
    @Tag("A5")
    void the_endpoints_do_not_look_at_bearer_tokens() {
        Auth auth = auth(AuthBuilder::acceptBearerTokens);
        FakeRequest session = get("/auth/session").header("Authorization", "Bearer " + token(auth));

        assertThat(auth.exchange(session, this::send).answer().orElseThrow().body())
                .isEqualTo("null");
    }

    private static String logOf(Runnable code) {
        PrintStream before = System.err;
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        System.setErr(new PrintStream(lines, true, UTF_8));
        try {
            code.run();
        } finally {
            System.setErr(before);
        }
        return lines.toString(UTF_8);
    }

    private static Auth auth(UnaryOperator<AuthBuilder> more) {
        return more.apply(Auth.builder()
                        .environment(Map.of())
                        .secret("a-secret-for-exchanges-0123456789-0123456789")
                        .provider(CredentialsProvider.of((typed, request) -> Optional.of(User.of("u-alice")))))
                .build();
    }

    private static FakeRequest get(String path) {
        return FakeRequest.get(path).header("Host", "localhost");
    }

    private AuthExchange bearer(Auth auth, String token) {
        return auth.exchange(get("/").header("Authorization", "Bearer " + token), this::send);
    }

    private String token(Auth auth) {
        FakeRequest form = FakeRequest.post("/", "").header("Host", "localhost");
        return auth
                .exchange(form, this::send)
                .signIn("credentials", "/", Map.of("username", "alice", "password", "any"))
                .headers()
                .stream()
                .map(Header::value)
                .filter(line -> line.startsWith(COOKIE + "="))
                .map(line -> line.substring(line.indexOf('=') + 1, line.indexOf(';')))
                .findFirst()
                .orElseThrow();
    }

    private void send(String name, String value) {
        sent.add(new Header(name, value));
    }
}
