package dev.latchkey;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.http.FakeRequest;
import dev.latchkey.limit.RateLimiter;
import dev.latchkey.model.Secret;
import dev.latchkey.observe.Observer;
import dev.latchkey.provider.ClientKeys;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.provider.OAuthSecurity;
import dev.latchkey.provider.RateLimit;
import dev.latchkey.seal.KeyRing;
import dev.latchkey.seal.Randoms;
import dev.latchkey.storage.CheckedStore;
import dev.latchkey.store.WatchedStore;
import dev.latchkey.wire.Form;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A provider fetches an authorization request that the application has signed (wire.md#authorization-request). */
class RequestByReferenceTest {

    private static final String SECRET = "a-secret-for-exchanges-0123456789-0123456789";
    private static final String ADDRESS = "http://localhost/auth/request/";

    private final ManualClock clock = new ManualClock();
    private final WatchedStore store = new WatchedStore();
    private final ECKey key;
    private final OAuthSecurity security;
    private final Auth auth;

    RequestByReferenceTest() throws Exception {
        key = new ECKeyGenerator(Curve.P_256).generate();
        security = OAuthSecurity.standard()
                .privateKeyJwt(ClientKeys.jwk(key.toJSONString()))
                .signedRequestsByReference();
        auth = application(store).build();
    }

    private AuthBuilder application(WatchedStore where) {
        return builder(security).store(where.store());
    }

    private AuthBuilder builder(OAuthSecurity chosen) {
        return Auth.builder()
                .environment(Map.of("AUTH_URL", "http://localhost"))
                .secret(SECRET)
                .clock(clock)
                .matcher("/((?!open).*)")
                .authorized((request, session) -> session.isPresent())
                .provider(OAuthProvider.oidc("bank", "Bank")
                        .issuer("https://sso.bank.example")
                        .authorizationEndpoint("https://sso.bank.example/authorize")
                        .tokenEndpoint("https://sso.bank.example/token")
                        .jwksUri("https://sso.bank.example/jwks")
                        .clientId("app")
                        .security(chosen));
    }

    private Map<String, String> begin() {
        AuthResponse away = new Visits(auth).submit("/signin/bank", "callbackUrl=%2Forders");
        String location = requireNonNull(away.header("Location"));
        assertThat(location).startsWith("https://sso.bank.example/authorize?");
        return Form.parse(location.substring(location.indexOf('?') + 1));
    }

    /** Begins a sign-in, and returns the path from which the provider fetches the request. */
    private String path() {
        String address = begin().getOrDefault("request_uri", "");
        assertThat(address).startsWith(ADDRESS);
        return address.substring("http://localhost".length());
    }

    private static AuthResponse fetch(Auth node, FakeRequest request) {
        return new Visits(node).exchange(request).answer().orElseThrow();
    }

    private static List<Object> everything(AuthResponse answer) {
        return List.of(answer.status(), answer.headers(), answer.body());
    }

    @Test
    void the_browser_carries_an_address_and_the_provider_finds_the_request_there_on_every_node() throws Exception {
        Map<String, String> carried = begin();
        assertThat(carried).containsOnlyKeys("client_id", "request_uri", "response_type", "scope");
        String path = carried.getOrDefault("request_uri", "").substring("http://localhost".length());
        assertThat(path).matches("/auth/request/[A-Za-z0-9_-]{43}"); // 256 random bits
        for (Auth node : List.of(auth, application(store).build(), auth)) {
            AuthResponse answer = fetch(node, FakeRequest.get(path));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Content-Type")).isEqualTo("application/oauth-authz-req+jwt");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("Cache-Control")).contains("no-store");
            assertThat(answer.header("Set-Cookie")).isNull();
            SignedJWT request = SignedJWT.parse(answer.body());
            assertThat(request.verify(new ECDSAVerifier(key))).isTrue();
            assertThat(request.getHeader().getType().getType()).isEqualTo("oauth-authz-req+jwt");
            JWTClaimsSet claims = request.getJWTClaimsSet();
            assertThat(claims.getClaims())
                    .containsEntry("redirect_uri", "http://localhost/auth/callback/bank")
                    .containsEntry("client_id", "app")
                    .containsEntry("response_type", carried.get("response_type"))
                    .containsEntry("scope", carried.get("scope"))
                    .containsKeys("state", "nonce", "code_challenge")
                    .doesNotContainKeys("request", "request_uri");
            assertThat(claims.getExpirationTime()).isEqualTo(clock.instant().plusSeconds(300));
        }
    }

    @Test
    void the_address_is_only_read_and_by_browsers_and_programs_alike() {
        String path = path();
        AuthResponse whole = fetch(auth, FakeRequest.get(path));
        AuthResponse navigated = fetch(auth, FakeRequest.get(path).header("Sec-Fetch-Mode", "navigate"));
        assertThat(everything(navigated)).isEqualTo(everything(whole));
        AuthResponse headers = fetch(auth, FakeRequest.head(path));
        assertThat(headers.body()).isEmpty();
        assertThat(headers.header("Content-Type")).isEqualTo(whole.header("Content-Type"));
        assertThat(headers.header("Content-Length"))
                .isEqualTo(Integer.toString(whole.body().length()));
        AuthResponse posted = fetch(auth, FakeRequest.post(path, "csrfToken=x"));
        assertThat(posted.status()).isEqualTo(405);
        assertThat(posted.header("Allow")).isEqualTo("GET, HEAD");
    }

    @Test
    void an_id_that_has_ended_or_never_was_or_is_of_another_application_is_answered_alike() {
        String ended = path();
        AuthResponse good = fetch(auth, FakeRequest.get(ended));
        clock.advance(Duration.ofMinutes(5).minusMillis(1));
        assertThat(everything(fetch(auth, FakeRequest.get(ended)))).isEqualTo(everything(good));
        clock.advance(Duration.ofMillis(1));
        store.asked();
        List<Object> answer = everything(fetch(auth, FakeRequest.get(ended)));
        List<String> work = store.asked();

        assertThat(answer).first().isEqualTo(404);
        assertThat(work).containsExactly("value");
        String never = "A".repeat(43);
        for (String id : List.of(never, "a", "%00", "request-object:x", never.repeat(100), never + "%2F..")) {
            assertThat(everything(fetch(auth, FakeRequest.get("/auth/request/" + id))))
                    .as(id)
                    .isEqualTo(answer);
            assertThat(store.asked()).isEqualTo(work);
        }
        Auth other = application(new WatchedStore()).build();
        assertThat(everything(fetch(other, FakeRequest.get(path())))).isEqualTo(answer);
    }

    @Test
    @Tag("B31")
    void a_client_that_begins_too_often_must_wait_and_others_need_not() {
        Visits visitor = new Visits(auth);
        String form = "csrfToken=" + visitor.exchange(Visits.get("/")).csrfToken();
        count(298, "192.0.2.1");
        for (int i = 0; i < 2; i++) {
            assertThat(visitor.send(begun(form, "192.0.2.1")).status()).isEqualTo(302);
        }
        store.asked();
        AuthResponse refused = visitor.send(begun(form, "192.0.2.1").header("X-Forwarded-For", "203.0.113.9"));
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(store.asked()).containsExactly("value"); // nothing is kept
        assertThat(visitor.send(begun(form, "192.0.2.2")).status()).isEqualTo(302);
        clock.advance(Duration.ofSeconds(1));
        assertThat(visitor.send(begun(form, "192.0.2.1")).status()).isEqualTo(302);
    }

    /** Counts sign-ins of a client as its application does, which costs no signatures. */
    private void count(int times, String client) {
        KeyRing keys = new KeyRing(List.of(Secret.of(SECRET)), new Randoms(new SecureRandom()), clock);
        CheckedStore checked = new CheckedStore(store.store(), clock);
        RateLimiter limiter = RateLimiter.of(checked, keys.verificationHashes("limit"), clock, Observer.NONE);
        for (int i = 0; i < times; i++) {
            limiter.require("signed requests of a client", client, new RateLimit(300, Duration.ofMinutes(5)));
        }
    }

    private static FakeRequest begun(String form, String client) {
        return FakeRequest.post("/auth/signin/bank", form).from(client);
    }

    @Test
    void a_request_or_an_address_that_is_too_long_is_not_kept() {
        Map<String, String> longest = Map.of("login_hint", "x".repeat(16_000));
        store.asked();
        assertThatThrownBy(() -> new Visits(auth).exchange(Visits.post("")).signIn("bank", "/", longest))
                .isInstanceOfSatisfying(
                        AuthException.Fault.class,
                        fault -> assertThat(fault.code()).isEqualTo(ErrorCode.CONFIGURATION))
                .hasMessageContaining("and may have 16384");
        Auth deep = application(store).basePath("/" + "a".repeat(460)).build();
        assertThatThrownBy(() -> new Visits(deep).exchange(Visits.post("")).signIn("bank", "/", Map.of()))
                .isInstanceOf(AuthException.Fault.class)
                .hasMessageContaining("and may have 512");
        assertThat(store.memory().deleteExpired(clock.instant().plus(Duration.ofDays(1)), 100))
                .isEqualTo(1); // the limit of the client
    }

    @Test
    void without_its_store_nobody_leaves_and_nobody_fetches() {
        String path = path();
        store.fail(WatchedStore.Failing.EVERYTHING);
        AuthResponse answer = fetch(auth, FakeRequest.get(path));
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("5");
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(new Visits(auth).submit("/signin/bank", "").status()).isEqualTo(503);
    }

    @Test
    void a_mistake_stops_the_start_and_the_message_names_the_call_that_mends_it() {
        assertThatThrownBy(() -> builder(security).build())
                .hasMessage("Provider \"bank\" fetches signed requests, and without a store there is nowhere to keep"
                        + " them: call store(…), such as JdbcStore.of(dataSource)");
        assertThatThrownBy(() ->
                        builder(security.pushedRequests()).store(store.store()).build())
                .hasMessage("Provider \"bank\" cannot fetch by reference what pushedRequests() pushes: call"
                        + " signedRequests() in place of signedRequestsByReference()");
        OAuthSecurity profile = OAuthSecurity.fapi2()
                .privateKeyJwt(ClientKeys.jwk(key.toJSONString()))
                .signedRequestsByReference();
        assertThatThrownBy(() -> builder(profile).store(store.store()).build())
                .hasMessage("Provider \"bank\" cannot fetch by reference what fapi2() pushes: call signedRequests() in"
                        + " place of signedRequestsByReference()");
    }

    @Test
    void an_application_whose_providers_fetch_nothing_has_no_such_address() {
        OAuthSecurity carried = OAuthSecurity.standard()
                .privateKeyJwt(ClientKeys.jwk(key.toJSONString()))
                .signedRequests();
        Auth plain = builder(carried).store(store.store()).build();
        AuthResponse answer = fetch(plain, FakeRequest.get(path()));
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).contains("There is nothing at this address.");
    }
}
