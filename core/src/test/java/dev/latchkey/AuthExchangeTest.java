package dev.latchkey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.latchkey.adapter.AdapterExchange;
import dev.latchkey.error.AuthException;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.guard.Authorized;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.http.FakeRequest;
import dev.latchkey.http.Header;
import dev.latchkey.model.User;
import dev.latchkey.provider.CredentialsProvider;
import dev.latchkey.store.Store;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AuthExchangeTest {

    private static final String COOKIE = "authjs.session-token";

    private final List<Header> sent = new ArrayList<>();

    @Test
    void a_csrf_token_is_the_same_however_often_a_page_asks_for_it() {
        AdapterExchange page = AdapterExchange.of(auth(settings -> settings), get("/"), this::send);

        String token = page.csrfToken();

        assertThat(page.csrfToken()).isEqualTo(token);
        assertThat(page.dispatched(get("/form")).csrfToken()).isEqualTo(token);
        assertThat(sent)
                .filteredOn(header -> header.name().equals("Set-Cookie"))
                .singleElement()
                .satisfies(header -> assertThat(header.value()).contains(token));
    }

    @Test
    void a_form_from_another_site_comes_without_our_cookies_and_replaces_none() {
        Auth auth = auth(settings -> settings);
        for (String path : List.of("/auth/callback/credentials", "/auth/signout", "/auth/session", "/auth/signin")) {
            AuthResponse answer = AdapterExchange.of(
                            auth,
                            FakeRequest.post(path + "?callbackUrl=/theirs", "csrfToken=guessed&state=x")
                                    .header("Host", "localhost"),
                            this::send)
                    .answer()
                    .orElseThrow();
            assertThat(answer.headers())
                    .as(path)
                    .noneMatch(header -> header.name().equals("Set-Cookie"));
        }
    }

    @Test
    void what_is_made_for_one_person_tells_caches_so_and_nothing_else_does() {
        Auth auth = auth(settings -> settings.matcher("/guarded"));
        String token = token(auth);
        for (String path : List.of("/guarded", "/asking", "/wrapped", "/refused")) {
            sent.clear();
            AdapterExchange exchange =
                    AdapterExchange.of(auth, get(path).header("Cookie", COOKIE + "=" + token), this::send);
            boolean refused = exchange.answer().isPresent();
            switch (path) {
                case "/asking" -> exchange.session();
                case "/wrapped" -> refused = exchange.require().isPresent();
                case "/refused" ->
                    refused = exchange.require(Authorized.role("admin")).isPresent();
                default -> {}
            }
            exchange.peek();
            exchange.dispatched(get("/forwarded")).peek();
            assertThat(sent)
                    .as(path)
                    .extracting(header -> header.name() + ": " + header.value())
                    .containsExactlyElementsOf(
                            refused ? List.of() : List.of("Cache-Control: private, no-cache", "Vary: Cookie"));
        }
        sent.clear();
        AdapterExchange.of(auth, get("/open").header("Cookie", COOKIE + "=" + token), this::send)
                .peek();
        assertThat(sent).isEmpty();
    }

    @Test
    @Tag("B11")
    void a_prefix_that_is_none_is_a_bad_request_wherever_it_is_needed() {
        Auth auth = auth(
                settings -> settings.url("https://app.example.com/shop/auth").proxies(Proxies.trusted()));
        for (List<String> prefixes : List.of(List.of("//evil"), List.of("/evil", "/shop"))) {
            FakeRequest request = get("/open");
            prefixes.forEach(prefix -> request.header("X-Forwarded-Prefix", prefix));
            AdapterExchange exchange = AdapterExchange.of(auth, request, this::send);

            assertThat(exchange.isEndpoint()).isTrue();
            assertThat(exchange.mayBlock()).isTrue();
            assertThat(exchange.answer()).map(AuthResponse::status).contains(400);
            assertThat(exchange.settle()).map(AuthResponse::status).contains(400);
            assertThat(exchange.session()).isEmpty();
        }
    }

    @Test
    void what_no_key_opens_is_left_alone_at_sign_out_and_nobody_has_signed_out() {
        List<AuthEvent> events = new ArrayList<>();
        UnaryOperator<AuthBuilder> listening = settings -> settings.listener(events::add);
        for (Auth auth : List.of(
                auth(listening), auth(settings -> listening.apply(settings).store(Store.inMemory())))) {
            assertThat(signOut(auth, "anothers.token")).doesNotContain(COOKIE);
            assertThat(events).noneMatch(AuthEvent.SignedOut.class::isInstance);

            assertThat(signOut(auth, token(auth))).contains(COOKIE + "=;", "Max-Age=0");
            assertThat(events).filteredOn(AuthEvent.SignedOut.class::isInstance).hasSize(1);
            events.clear();
        }
    }

    private String signOut(Auth auth, String token) {
        FakeRequest form = FakeRequest.post("/", "").header("Host", "localhost").header("Cookie", COOKIE + "=" + token);
        return AdapterExchange.of(auth, form, this::send).signOut("/").headers().stream()
                .map(Header::value)
                .collect(Collectors.joining("\n"));
    }

    @Test
    void sealed_sessions_and_ready_rules_never_wait() {
        Auth auth = auth(settings -> settings.matcher("/admin/:path*").authorized(Authorized.role("admin")));

        assertThat(signedIn(auth, "/").mayBlock()).isFalse();
        assertThat(signedIn(auth, "/admin").mayBlock()).isFalse();
        assertThat(signedIn(auth, "/auth/session").mayBlock()).isTrue();
    }

    @Test
    void code_of_the_applications_own_may_wait_where_it_would_run() {
        Auth rule = auth(settings -> settings.matcher("/admin/:path*").authorized((request, session) -> true));
        assertThat(AdapterExchange.of(rule, get("/admin/x"), this::send).mayBlock())
                .isTrue();
        assertThat(AdapterExchange.of(rule, get("/%61dmin/x"), this::send).mayBlock())
                .isTrue();
        assertThat(AdapterExchange.of(rule, get("/"), this::send).mayBlock()).isFalse();

        Auth callback = auth(settings -> settings.acceptBearerTokens().onSession((session, token) -> session));
        assertThat(signedIn(callback, "/").mayBlock()).isTrue();
        assertThat(bearer(callback, "any").mayBlock()).isTrue();
        assertThat(AdapterExchange.of(callback, get("/"), this::send).mayBlock())
                .isFalse();
    }

    @Test
    void once_it_is_settled_nothing_waits() {
        List<String> calls = new ArrayList<>();
        Auth auth = auth(settings -> settings.onSession((session, token) -> {
            calls.add("session");
            return session;
        }));
        AdapterExchange exchange = signedIn(auth, "/");

        assertThat(exchange.settle()).isEmpty();

        assertThat(exchange.mayBlock()).isFalse();
        assertThat(exchange.session()).isPresent();
        assertThat(calls).containsExactly("session");
    }

    @Test
    void settling_reads_no_session_that_nobody_asks_for() {
        Auth auth = auth(settings -> settings.sessions(Sessions.sealed().updateAge(Duration.ZERO)));
        AdapterExchange exchange = signedIn(auth, "/");

        assertThat(exchange.settle()).isEmpty();
        assertThat(sent).isEmpty();
        assertThat(exchange.session()).isPresent();
        assertThat(sent).isNotEmpty();
    }

    @Test
    void who_is_there_can_be_known_ahead_and_the_session_is_renewed_if_somebody_asks() {
        Auth auth = auth(settings ->
                settings.sessions(Sessions.sealed().updateAge(Duration.ZERO)).onSession((session, token) -> session));
        AdapterExchange exchange = signedIn(auth, "/");

        assertThat(exchange.settle()).isEmpty();
        assertThat(exchange.peek()).isPresent();
        assertThat(sent).isEmpty();
        assertThat(exchange.session()).isPresent();
        assertThat(exchange.session()).isPresent();
        assertThat(sent)
                .filteredOn(header -> header.name().equals("Set-Cookie"))
                .hasSize(1);
    }

    @Test
    void what_a_callback_has_changed_is_kept_although_nobody_asks() {
        Auth auth = auth(settings -> settings.onJwt(
                context -> context.token().with("last", context.trigger().name())));
        AdapterExchange exchange = signedIn(auth, "/");

        assertThat(exchange.settle()).isEmpty();
        assertThat(sent)
                .filteredOn(header -> header.name().equals("Set-Cookie"))
                .hasSize(1);
    }

    @Test
    void roles_come_from_the_claim_that_was_named() {
        Auth auth = auth(settings ->
                settings.rolesClaim("groups").onJwt(context -> context.token().with("groups", List.of("staff"))));

        assertThat(signedIn(auth, "/").session().orElseThrow().roles()).containsExactly("staff");
    }

    @Test
    @Tag("B11")
    void a_foreign_host_is_refused_every_time_and_an_error_in_the_log_once() {
        Auth auth = auth(settings -> settings.matcher("/dashboard"));

        String log = logOf(() -> {
            for (int i = 0; i < 3; i++) {
                assertForeignHostIsRefused(auth);
            }
        });

        assertThat(log).containsOnlyOnce("ERROR").contains("UntrustedHost", "AUTH_URL");
        assertThat(log).doesNotContain("evil.example");
        assertThat(logOf(() -> assertForeignHostIsRefused(auth(settings -> settings.matcher("/dashboard")))))
                .containsOnlyOnce("ERROR");
    }

    private void assertForeignHostIsRefused(Auth auth) {
        AdapterExchange endpoint = AdapterExchange.of(auth, foreign("/auth/session"), this::send);
        AdapterExchange page = AdapterExchange.of(
                auth, foreign("/dashboard").header("Cookie", COOKIE + "=" + token(auth)), this::send);

        assertThat(endpoint.answer()).map(AuthResponse::status).contains(500);
        assertThat(page.answer()).map(AuthResponse::status).contains(401);
        assertThat(page.session()).isEmpty();
        assertThat(catchThrowable(page::csrfToken))
                .isInstanceOfSatisfying(
                        AuthException.Fault.class,
                        fault -> assertThat(page.answerTo(fault))
                                .map(AuthResponse::status)
                                .contains(500));
    }

    private static FakeRequest foreign(String path) {
        return FakeRequest.get(path).header("Host", "evil.example");
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

    private AdapterExchange bearer(Auth auth, String token) {
        return AdapterExchange.of(auth, get("/").header("Authorization", "Bearer " + token), this::send);
    }

    private AdapterExchange signedIn(Auth auth, String path) {
        return AdapterExchange.of(auth, get(path).header("Cookie", COOKIE + "=" + token(auth)), this::send);
    }

    private String token(Auth auth) {
        FakeRequest form = FakeRequest.post("/", "").header("Host", "localhost");
        return AdapterExchange.of(auth, form, this::send)
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
