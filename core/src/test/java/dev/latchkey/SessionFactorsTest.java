package dev.latchkey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.callback.JwtTrigger;
import dev.latchkey.model.Claims;
import dev.latchkey.model.Factor;
import dev.latchkey.model.Factor.Kind;
import dev.latchkey.model.Secret;
import dev.latchkey.model.Session;
import dev.latchkey.model.User;
import dev.latchkey.provider.CredentialsProvider;
import dev.latchkey.seal.KeyRing;
import dev.latchkey.seal.Randoms;
import dev.latchkey.seal.SealedTokens;
import dev.latchkey.store.Store;
import dev.latchkey.store.StoredSession;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A session says what its user has shown, and nobody but a sign-in or a confirmation has a say in that. */
class SessionFactorsTest {

    private static final String SECRET = "a-secret-for-exchanges-0123456789-0123456789";
    private static final Instant START = Instant.parse("2026-11-01T12:00:00Z");
    private static final Factor PASSWORD = new Factor("pwd", Kind.KNOWLEDGE, START);
    private static final List<?> FORGED = List.of(List.of("hwk", "phishing_resistant", START.getEpochSecond()));

    private final Store store = Store.inMemory();
    private Instant now = START;

    enum Sessions {
        SEALED,
        REVOCABLE,
        STORED
    }

    @ParameterizedTest
    @EnumSource
    void a_session_knows_what_was_shown_and_when_and_browsers_do_not_see_it(Sessions kind) {
        Visits browser = new Visits(auth(kind, settings -> settings)).signedIn("ada");
        now = now.plusSeconds(90);

        Session session = browser.session().orElseThrow();

        assertThat(session.factors()).containsExactly(PASSWORD);
        assertThat(browser.open("/auth/session").body()).doesNotContain("pwd", "amr", "auth_time", "factors");
        assertThat(session.toJson()).doesNotContain("pwd");
        assertThat(session.claims().asMap()).doesNotContainKeys("amr", "auth_time", "factors", "latchkey");
    }

    @ParameterizedTest
    @EnumSource
    void a_session_callback_may_show_them(Sessions kind) {
        Auth auth = auth(
                kind,
                settings -> settings.onSession((session, token) -> session.with(
                        "amr", session.factors().stream().map(Factor::method).toList())));
        assertThat(new Visits(auth).signedIn("ada").open("/auth/session").body())
                .contains("\"amr\":[\"pwd\"]");
    }

    @ParameterizedTest
    @EnumSource
    @Tag("S7")
    void renewals_and_updates_neither_lose_them_nor_make_them_newer(Sessions kind) {
        Visits browser = new Visits(auth(
                        kind,
                        settings -> settings.onJwt(context -> context.trigger() == JwtTrigger.READ
                                ? context.token()
                                : context.token().with("roles", List.of(String.valueOf(context.update()))))))
                .signedIn("ada");
        String before = browser.cookie(Visits.SESSION);

        for (int day = 0; day < 3; day++) {
            now = now.plus(Duration.ofDays(1));
            browser.submit("/session", "data=admin" + day);
            assertThat(browser.session().orElseThrow().factors()).containsExactly(PASSWORD);
        }
        assertThat(browser.cookie(Visits.SESSION)).isNotEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("S7")
    void an_update_that_a_callback_takes_as_it_is_forges_none(Sessions kind) {
        Auth careless = auth(
                kind,
                settings -> settings.onJwt(context -> {
                    Claims claims = context.token();
                    if (context.update() instanceof Map<?, ?> sent) {
                        for (Map.Entry<?, ?> member : sent.entrySet()) {
                            claims = claims.with(String.valueOf(member.getKey()), member.getValue());
                        }
                    }
                    return claims;
                }));
        Visits browser = new Visits(careless).signedIn("ada");
        Map<String, Object> facts = Map.of("factors", FORGED, "amr", List.of("hwk"), "auth_time", 4_000_000_000L);

        browser.exchange(Visits.post(""))
                .update(Map.of("latchkey", facts, "kept", facts, "factors", FORGED, "amr", List.of("hwk")));

        assertThat(browser.session().orElseThrow().factors()).containsExactly(PASSWORD);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("S7")
    void callbacks_forge_none_and_lose_none(Sessions kind) {
        Factor forged = new Factor("hwk", Kind.PHISHING_RESISTANT, START);
        Auth auth = auth(
                kind,
                settings -> settings.onJwt(context -> Claims.of(
                                Map.of("sub", "ada", "latchkey", Map.of("factors", FORGED), "factors", FORGED)))
                        .onSession((session, token) -> session.withFactors(List.of(forged))));
        Visits browser = new Visits(auth).signedIn("ada");
        now = now.plus(Duration.ofDays(1));

        assertThat(browser.session().orElseThrow().factors()).containsExactly(PASSWORD);
        assertThat(browser.session().orElseThrow().factors()).containsExactly(PASSWORD);
    }

    @Test
    @Tag("S7")
    void facts_that_were_put_into_a_token_by_a_callback_before_there_were_any_are_none() {
        String old = slot().seal(Claims.of(Map.of("sub", "ada", "latchkey", "mine")), Duration.ofDays(30));
        Visits browser = bringing(auth(Sessions.SEALED, settings -> settings), old);
        assertThat(browser.session().orElseThrow().factors()).containsExactly(Factor.UNKNOWN);
    }

    @Test
    void a_sealed_session_from_before_or_of_authjs_counts_as_one_factor_of_unknown_age_also_when_it_is_renewed() {
        String old = slot().seal(Claims.of(Map.of("sub", "ada", "name", "Ada")), Duration.ofDays(30));
        Visits browser = bringing(auth(Sessions.SEALED, settings -> settings), old);
        assertThat(browser.session().orElseThrow().factors()).containsExactly(Factor.UNKNOWN);

        now = now.plus(Duration.ofDays(2));
        assertThat(browser.session().orElseThrow().factors()).containsExactly(Factor.UNKNOWN);
        assertThat(browser.cookie(Visits.SESSION)).isNotEqualTo(old);
        assertThat(browser.session().orElseThrow().factors()).containsExactly(Factor.UNKNOWN);
    }

    @Test
    void so_does_a_row_from_before() {
        Auth auth = auth(Sessions.STORED, settings -> settings);
        Visits browser = new Visits(auth).signedIn("ada");
        StoredSession row = store.sessions("ada").get(0);
        store.renewSession(row.renewed(row.expires().minusMillis(1), null), row.expires());

        assertThat(browser.session().orElseThrow().factors()).containsExactly(Factor.UNKNOWN);
        now = now.plus(Duration.ofDays(2));
        assertThat(browser.session().orElseThrow().factors()).containsExactly(Factor.UNKNOWN);
    }

    @Test
    void a_node_of_the_version_before_carries_them_through_and_authjs_does() {
        Auth auth = auth(Sessions.SEALED, settings -> settings);
        Claims token = slot().open(new Visits(auth).signedIn("ada").cookie(Visits.SESSION))
                .claims();

        assertThat(token.object("latchkey").texts("amr")).containsExactly("pwd");
        assertThat(token.object("latchkey").number("auth_time")).contains(START.getEpochSecond());
        now = now.plus(Duration.ofDays(3));
        String renewed = slot().seal(token.with("role", "reader"), Duration.ofDays(30));

        assertThat(bringing(auth, renewed).session().orElseThrow().factors()).containsExactly(PASSWORD);
    }

    @Test
    void what_a_newer_node_wrote_is_kept_and_what_cannot_be_read_is_no_factor() {
        Map<String, Object> facts = Map.of(
                "factors",
                List.of(
                        List.of("hwk", "something_new", START.getEpochSecond()),
                        List.of("pwd", "knowledge"),
                        List.of("not a method", "knowledge", 1),
                        List.of("otp", "possession", "now"),
                        List.of("sms", "possession", -1),
                        "pwd"),
                "more",
                "of it");
        String token = slot().seal(Claims.of(Map.of("sub", "ada", "latchkey", facts)), Duration.ofDays(30));
        Visits browser = bringing(auth(Sessions.SEALED, settings -> settings), token);
        now = now.plus(Duration.ofDays(2));

        assertThat(browser.session().orElseThrow().factors())
                .containsExactly(
                        new Factor("hwk", Kind.UNKNOWN, START), new Factor("sms", Kind.POSSESSION, Instant.EPOCH));
        assertThat(slot().open(browser.cookie(Visits.SESSION))
                        .claims()
                        .object("latchkey")
                        .without("end"))
                .isEqualTo(Claims.of(facts));
    }

    private Visits bringing(Auth auth, String token) {
        return new Visits(auth).bringing(Visits.SESSION, token);
    }

    private SealedTokens slot() {
        return new KeyRing(List.of(Secret.of(SECRET)), new Randoms(new SecureRandom()), () -> now).slot(Visits.SESSION);
    }

    private Auth auth(Sessions kind, UnaryOperator<AuthBuilder> more) {
        AuthBuilder builder = Auth.builder()
                .environment(Map.of())
                .secret(SECRET)
                .clock(() -> now)
                .provider(CredentialsProvider.of((typed, request) -> Optional.of(User.of(typed.get("username")))));
        if (kind != Sessions.SEALED) {
            builder.store(store);
        }
        if (kind == Sessions.REVOCABLE) {
            builder.sessions(dev.latchkey.Sessions.sealed().revocable(Duration.ofSeconds(30)));
        }
        return more.apply(builder).build();
    }
}
