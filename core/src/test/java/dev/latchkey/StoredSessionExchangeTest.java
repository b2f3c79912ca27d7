package dev.latchkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.latchkey.adapter.AdapterExchange;
import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.guard.GuardCallback;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.http.FakeRequest;
import dev.latchkey.http.Header;
import dev.latchkey.model.Session;
import dev.latchkey.model.User;
import dev.latchkey.provider.CredentialsProvider;
import dev.latchkey.store.WatchedStore;
import dev.latchkey.store.WatchedStore.Failing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a store changes for a request. */
class StoredSessionExchangeTest {

    private static final String COOKIE = "authjs.session-token";

    private final WatchedStore store = new WatchedStore();
    private final List<Header> sent = new ArrayList<>();
    private final List<AuthEvent> events = new ArrayList<>();

    @Test
    void credentials_make_a_user_and_a_stored_session() {
        Auth auth = auth(settings -> settings);
        String token = token(auth);

        assertThat(token).hasSize(43);
        assertThat(session(auth, token)).map(Session::user).map(User::id).contains("u-alice");
        assertThat(store.memory().accounts("u-alice")).hasSize(1);
        assertThat(events)
                .extracting(Object::getClass)
                .startsWith(AuthEvent.UserCreated.class, AuthEvent.AccountLinked.class, AuthEvent.SignedIn.class);
        events.clear();
        token(auth);
        assertThat(events).hasOnlyElementsOfType(AuthEvent.SignedIn.class);
    }

    @Test
    @Tag("A2")
    void an_address_in_capitals_is_the_same_address() {
        User alice = new User("u-alice", "Alice", "Alice@Example.org", null);
        token(Auth.builder()
                .environment(Map.of())
                .secret("a-secret-for-exchanges-0123456789-0123456789")
                .provider(CredentialsProvider.of((typed, request) -> Optional.of(alice)))
                .store(store.store())
                .build());
        assertThat(store.memory().userByEmail("alice@example.org")).isPresent();
    }

    @Test
    void another_node_with_the_same_store_has_the_same_sessions() {
        String token = token(auth(settings -> settings));
        assertThat(session(auth(settings -> settings), token)).isPresent();
    }

    @Test
    @Tag("S7")
    void signing_out_ends_it_on_every_node() {
        Auth auth = auth(settings -> settings);
        String token = token(auth);
        FakeRequest form = FakeRequest.post("/", "").header("Host", "localhost").header("Cookie", COOKIE + "=" + token);

        AdapterExchange.of(auth, form, this::send).signOut("/");

        assertThat(store.memory().sessions("u-alice")).isEmpty();
        assertThat(session(auth(settings -> settings), token)).isEmpty();
    }

    @Test
    void a_request_with_a_cookie_may_wait_and_one_without_does_not() {
        Auth auth = auth(settings -> settings.matcher("/dashboard"));
        assertThat(signedIn(auth, "/", token(auth)).mayBlock()).isTrue();
        assertThat(AdapterExchange.of(auth, get("/dashboard"), this::send).mayBlock())
                .isFalse();
    }

    @Test
    void once_it_is_settled_nothing_asks_the_store_again() {
        Auth auth = auth(settings -> settings);
        AdapterExchange exchange = signedIn(auth, "/", token(auth));
        store.asked();

        assertThat(exchange.settle()).isEmpty();
        assertThat(exchange.mayBlock()).isFalse();
        assertThat(exchange.session()).isPresent();
        assertThat(exchange.peek()).isPresent();
        assertThat(store.asked()).containsExactly("session");
    }

    @Test
    void sealed_sessions_with_a_store_do_not_wait_and_survive_it() {
        Auth auth = auth(settings -> settings.sessions(Sessions.sealed()));
        String token = token(auth);
        store.fail(Failing.EVERYTHING);

        assertThat(signedIn(auth, "/", token).mayBlock()).isFalse();
        assertThat(session(auth, token)).map(Session::user).map(User::id).contains("u-alice");
        assertThat(store.memory().sessions("u-alice")).isEmpty();
    }

    @Test
    @Tag("A14")
    void while_the_store_is_down_what_needs_a_session_is_unavailable() {
        Auth auth = auth(settings -> settings.matcher("/dashboard"));
        String token = token(auth);
        store.fail(Failing.EVERYTHING);

        AuthResponse program = signedIn(auth, "/dashboard", token).answer().orElseThrow();
        assertUnavailable(program);
        assertThat(program.header("Content-Type")).startsWith("application/json");
        AuthResponse page = AdapterExchange.of(
                        auth,
                        get("/dashboard").header("Cookie", COOKIE + "=" + token).header("Sec-Fetch-Mode", "navigate"),
                        this::send)
                .answer()
                .orElseThrow();
        assertUnavailable(page);
        assertThat(page.header("Retry-After")).isEqualTo("5");
        assertThat(page.body()).contains("Not available at the moment", "Please wait 5 seconds");
        assertUnavailable(signedIn(auth, "/x", token).require().orElseThrow());
        assertUnavailable(
                signedIn(auth, "/x", token).guard(GuardCallback.signedIn()).orElseThrow());
        assertUnavailable(signedIn(auth, "/auth/session", token).answer().orElseThrow());
        assertThat(sent).isEmpty();
    }

    @Test
    @Tag("A14")
    void while_the_store_is_down_a_page_that_does_not_need_a_session_goes_on_without() throws Exception {
        Auth auth = auth(settings -> settings.matcher("/dashboard"));
        AdapterExchange exchange = signedIn(auth, "/", token(auth));
        store.fail(Failing.EVERYTHING);

        assertThat(exchange.answer()).isEmpty();
        assertThat(exchange.session()).isEmpty();
        Throwable thrown = catchThrowable(() -> exchange.within(SessionScope::require));
        assertUnavailable(exchange.answerTo(thrown).orElseThrow());
    }

    @Test
    @Tag("A14")
    void while_the_store_is_down_nobody_signs_in() {
        Auth auth = auth(settings -> settings);
        store.fail(Failing.EVERYTHING);

        assertThatThrownBy(() -> token(auth))
                .isInstanceOfSatisfying(
                        AuthException.Fault.class,
                        fault -> assertThat(fault.code()).isEqualTo(ErrorCode.ADAPTER));
        assertThat(sent).isEmpty();
        assertThat(store.memory().user("u-alice")).isEmpty();
    }

    @Test
    @Tag("A14")
    void a_failed_sign_out_is_reported_and_keeps_the_session() {
        Auth auth = auth(settings -> settings);
        String token = token(auth);
        store.fail(Failing.EVERYTHING);
        AdapterExchange exchange = AdapterExchange.of(
                auth,
                FakeRequest.post("/", "").header("Host", "localhost").header("Cookie", COOKIE + "=" + token),
                this::send);

        Throwable thrown = catchThrowable(() -> exchange.signOut("/"));

        assertUnavailable(exchange.answerTo(thrown).orElseThrow());
        store.fail(Failing.NOTHING);
        assertThat(session(auth, token)).isPresent();
    }

    @Test
    void the_browser_client_finds_the_error_in_the_answer() {
        Auth auth = auth(settings -> settings);
        FakeRequest request = get("/auth/csrf");
        AuthResponse csrf =
                AdapterExchange.of(auth, request, this::send).answer().orElseThrow();
        String cookie = csrf.headers().stream()
                .map(Header::value)
                .filter(line -> line.startsWith("authjs.csrf-token="))
                .map(line -> line.substring(0, line.indexOf(';')))
                .findFirst()
                .orElseThrow();
        String csrfToken = csrf.body()
                .substring(csrf.body().indexOf(":\"") + 2, csrf.body().lastIndexOf('"'));
        store.fail(Failing.EVERYTHING);

        AuthResponse answer = AdapterExchange.of(
                        auth,
                        FakeRequest.post("/auth/callback/credentials", "username=a&password=b&csrfToken=" + csrfToken)
                                .header("Host", "localhost")
                                .header("Cookie", cookie)
                                .header("X-Auth-Return-Redirect", "1"),
                        this::send)
                .answer()
                .orElseThrow();

        assertUnavailable(answer);
        assertThat(answer.body()).contains("/auth/error?error=Configuration");
    }

    @Test
    void contradictions_are_found_when_it_is_built() {
        assertThatThrownBy(() -> builder().sessions(Sessions.stored()).build())
                .hasMessage("Sessions.stored() without a store has nowhere to keep sessions: call store(…), such as"
                        + " JdbcStore.of(dataSource)");
        assertThatThrownBy(() -> builder().dangerouslyLinkAccountsByEmail().build())
                .hasMessage(
                        "dangerouslyLinkAccountsByEmail() without a store has nothing to link: call store(…), such as"
                                + " JdbcStore.of(dataSource)");
        assertThatThrownBy(() ->
                        builder().settings(Map.of("pages.new-user", "/welcome")).build())
                .hasMessage(
                        "newUser(…) of CustomPages without a store has nobody to tell who is new: call store(…), such"
                                + " as JdbcStore.of(dataSource)");
        assertThatThrownBy(() ->
                        builder().settings(Map.of("sessions.kind", "both")).build())
                .hasMessage("latchkey.sessions.kind is none of sealed, stored");
    }

    @Test
    void a_sign_in_does_not_wait_until_what_has_ended_is_removed() {
        CountDownLatch signedIn = new CountDownLatch(1);
        CompletableFuture<Boolean> after = new CompletableFuture<>();
        store.before("deleteExpired", () -> {
            try {
                after.complete(signedIn.await(10, TimeUnit.SECONDS));
            } catch (InterruptedException e) {
                after.completeExceptionally(e);
            }
        });

        assertThat(token(auth(settings -> settings))).isNotEmpty();

        signedIn.countDown();
        assertThat(after.orTimeout(20, TimeUnit.SECONDS).join()).isTrue();
    }

    @Test
    void a_request_asks_the_store_for_what_the_documentation_says_and_no_more() {
        Auth auth = auth(settings -> settings);
        token(auth);
        assertThat(store.asked())
                .containsExactly(
                        "value", // nothing was counted by this limit yet
                        "value",
                        "replaceValue",
                        "value",
                        "value",
                        "replaceValue",
                        "value", // the password was right: counted no more
                        "replaceValue",
                        "value",
                        "replaceValue",
                        "userByAccount",
                        "value", // what a version without records may know of another user with this id
                        "createUser",
                        "createSession",
                        "userByAccount",
                        "record"); // whether the user is disabled
        String token = token(auth);
        assertThat(store.asked())
                .containsExactly(
                        "value",
                        "replaceValue",
                        "value",
                        "replaceValue",
                        "value",
                        "replaceValue",
                        "value",
                        "replaceValue",
                        "userByAccount",
                        "accounts",
                        "createSession",
                        "userByAccount",
                        "record"); // whether the user is disabled
        assertThat(session(auth, token)).isPresent();
        assertThat(store.asked()).containsExactly("session");
        assertThat(AdapterExchange.of(auth, get("/"), this::send).session()).isEmpty();
        assertThat(store.asked()).isEmpty();
        FakeRequest form = FakeRequest.post("/", "").header("Host", "localhost").header("Cookie", COOKIE + "=" + token);
        AdapterExchange.of(auth, form, this::send).signOut("/");
        assertThat(store.asked()).containsExactly("session", "deleteSession");
    }

    @Test
    void plain_tokens_need_stored_sessions() {
        assertThatThrownBy(() -> builder()
                        .sessions(Sessions.stored().dangerouslyStorePlainTokens())
                        .build())
                .hasMessageStartingWith("Sessions.stored() without a store");
        assertThatThrownBy(() -> auth(settings -> settings.sessions(Sessions.sealed())
                        .settings(Map.of("sessions.dangerously-store-plain-tokens", "true"))))
                .hasMessageStartingWith("dangerouslyStorePlainTokens() and forgetClients() are for stored sessions");
    }

    @Test
    void a_plain_token_is_the_sessions_key_and_a_hash_from_before_is_no_token() {
        Auth hashing = auth(settings -> settings);
        token(hashing);
        String hash = store.memory().sessions("u-alice").get(0).tokenHash();

        Auth plain = auth(settings -> settings.sessions(Sessions.stored().dangerouslyStorePlainTokens()));

        assertThat(session(plain, hash)).isEmpty();
        String token = token(plain);
        assertThat(store.memory().session(token)).isPresent();
        assertThat(session(plain, token)).isPresent();
        assertThat(session(hashing, token)).isEmpty();
        store.asked();
        for (String none : new String[] {"short", "x".repeat(256), "a token with spaces in it", "ä".repeat(40)}) {
            assertThat(session(plain, none)).as(none).isEmpty();
        }
        assertThat(store.asked()).isEmpty();
    }

    private static void assertUnavailable(AuthResponse answer) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("5");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.headers()).noneMatch(header -> header.value().startsWith(COOKIE));
    }

    private static AuthBuilder builder() {
        return Auth.builder()
                .environment(Map.of())
                .secret("a-secret-for-exchanges-0123456789-0123456789")
                .provider(CredentialsProvider.of((typed, request) -> Optional.of(User.of("u-alice"))));
    }

    private Auth auth(UnaryOperator<AuthBuilder> more) {
        return more.apply(builder().store(store.store()).listener(events::add)).build();
    }

    private static FakeRequest get(String path) {
        return FakeRequest.get(path).header("Host", "localhost");
    }

    private AdapterExchange signedIn(Auth auth, String path, String token) {
        return AdapterExchange.of(auth, get(path).header("Cookie", COOKIE + "=" + token), this::send);
    }

    private Optional<Session> session(Auth auth, String token) {
        return signedIn(auth, "/", token).session();
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
