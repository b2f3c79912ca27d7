package dev.latchkey.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.callback.JwtCallback;
import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.model.Factor;
import dev.latchkey.model.Factor.Kind;
import dev.latchkey.observe.Observer;
import dev.latchkey.seal.KeyRing;
import dev.latchkey.seal.Randoms;
import dev.latchkey.storage.CheckedStore;
import dev.latchkey.store.WatchedStore.Failing;
import dev.latchkey.wire.RequestCookies;
import dev.latchkey.wire.SetCookie;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Somebody who is signed in shows once more who they are. */
class ConfirmedSessionsTest extends StoredSessionsFixture {

    enum Place {
        SEALED,
        REVOCABLE,
        STORED
    }

    @ParameterizedTest
    @EnumSource
    @Tag("S7")
    void the_session_goes_on_under_another_token_with_what_was_shown(Place place) {
        SessionStrategy sessions = sessions(place);
        Factor password = factor("pwd", Kind.KNOWLEDGE);
        List<SetCookie> before = begin(sessions, password);
        now = now.plus(Duration.ofHours(2));
        Factor code = factor("otp", Kind.POSSESSION);

        List<SetCookie> after = sessions.confirm(request(before), "1", List.of(code));

        assertThat(token(after)).isNotEqualTo(token(before));
        assertThat(factors(sessions, after)).containsExactly(password, code);
        assertThat(factors(sessions(place), after)).containsExactly(password, code); // another node
        assertThat(sessions.read(request(after)).session().orElseThrow().user()).isEqualTo(ADA);
    }

    @ParameterizedTest
    @EnumSource(names = {"REVOCABLE", "STORED"})
    @Tag("S7")
    void the_token_before_counts_no_more(Place place) {
        SessionStrategy sessions = sessions(place);
        List<SetCookie> before = begin(sessions, factor("pwd", Kind.KNOWLEDGE));

        sessions.confirm(request(before), "1", List.of(factor("pwd", Kind.KNOWLEDGE)));

        assertThat(sessions.read(request(before)).session()).isEmpty();
        assertThatThrownBy(() -> sessions.confirm(request(before), "1", List.of(factor("pwd", Kind.KNOWLEDGE))))
                .satisfies(ConfirmedSessionsTest::isSessionRequired);
    }

    @Test
    void who_confirms_often_ends_no_other_session_and_the_session_keeps_its_name() {
        SessionStrategy sessions = sessions(Place.REVOCABLE);
        List<SetCookie> other = begin(sessions, factor("pwd", Kind.KNOWLEDGE));
        now = now.plus(Duration.ofMinutes(5));
        List<SetCookie> first = begin(sessions, factor("pwd", Kind.KNOWLEDGE));
        String id = id(sessions, first);
        List<SetCookie> cookies = first;
        for (int i = 0; i < 120; i++) {
            now = now.plus(Duration.ofMinutes(5));
            List<SetCookie> before = cookies;
            cookies = sessions.confirm(request(before), "1", List.of(factor("pwd", Kind.KNOWLEDGE)));
            assertThat(sessions.read(request(before)).session()).isEmpty();
        }

        assertThat(id(sessions, cookies)).isEqualTo(id);
        assertThat(sessions.read(request(other)).session()).isPresent();
        assertThat(sessions.read(request(first)).session()).isEmpty();
        revocations(Duration.ZERO).revoke("1", id);
        assertThat(sessions.read(request(cookies)).session()).isEmpty();
        assertThat(sessions.read(request(other)).session()).isPresent();
    }

    @Test
    @Tag("S7")
    void a_token_from_before_stays_spent_whatever_is_ended_later() {
        SessionStrategy sessions = sessions(Place.REVOCABLE);
        List<SetCookie> before = begin(sessions, factor("pwd", Kind.KNOWLEDGE));
        List<SetCookie> after = sessions.confirm(request(before), "1", List.of(factor("pwd", Kind.KNOWLEDGE)));
        String id = id(sessions, after);
        SealedSessionControl control = revocations(Duration.ZERO);

        control.revokeAll("1", id); // spares the session that was confirmed
        assertThat(sessions.read(request(after)).session()).isPresent();
        assertThat(sessions.read(request(before)).session()).isEmpty();
        control.revoke("1", id + "#0"); // no name of a session, so it changes nothing
        assertThat(sessions.read(request(before)).session()).isEmpty();
        for (int i = 0; i < 60; i++) {
            now = now.plusSeconds(200);
            List<SetCookie> next = begin(sessions, factor("pwd", Kind.KNOWLEDGE));
            sessions.end(request(next));
            assertThat(sessions.read(request(before)).session()).isEmpty();
        }
        assertThat(sessions.read(request(after)).session()).isEmpty(); // so many end too much, and never too little
        assertThat(sessions.read(request(before)).session()).isEmpty();
    }

    @Test
    void a_request_under_way_with_the_token_from_before_leaves_the_browser_the_new_one() {
        SessionStrategy sessions = sessions(Place.REVOCABLE);
        List<SetCookie> before = begin(sessions, factor("pwd", Kind.KNOWLEDGE));
        List<SetCookie> after = sessions.confirm(request(before), "1", List.of(factor("pwd", Kind.KNOWLEDGE)));

        SessionReadResult late = sessions.read(request(before));
        assertThat(late.session()).isEmpty();
        assertThat(late.cookies()).isEmpty();
        assertThat(sessions.update(request(before), null).cookies()).isEmpty();

        sessions.end(request(after));
        assertThat(sessions.read(request(before)).cookies()).isNotEmpty(); // now there is nothing to lose
    }

    @Test
    @Tag("S7")
    void a_plain_sealed_token_from_before_is_not_confirmed_by_it() {
        SessionStrategy sessions = sessions(Place.SEALED);
        Factor password = factor("pwd", Kind.KNOWLEDGE);
        List<SetCookie> before = begin(sessions, password);
        now = now.plusSeconds(60);

        sessions.confirm(request(before), "1", List.of(factor("pwd", Kind.KNOWLEDGE)));

        assertThat(factors(sessions, before)).containsExactly(password);
    }

    @ParameterizedTest
    @EnumSource
    void a_factor_shown_again_takes_the_place_of_the_earlier_one_and_never_becomes_older(Place place) {
        SessionStrategy sessions = sessions(place);
        List<SetCookie> cookies = begin(sessions, factor("pwd", Kind.KNOWLEDGE));
        Factor early = factor("pwd", Kind.KNOWLEDGE);
        now = now.plusSeconds(60);
        Factor later = factor("pwd", Kind.KNOWLEDGE);
        Factor upstream = factor("pwd", Kind.UPSTREAM);

        cookies = sessions.confirm(request(cookies), "1", List.of(later));
        cookies = sessions.confirm(request(cookies), "1", List.of(early, upstream));

        assertThat(factors(sessions, cookies)).containsExactlyInAnyOrder(later, upstream);
    }

    @ParameterizedTest
    @EnumSource
    void a_session_of_unknown_factors_has_what_was_shown_and_nothing_else(Place place) {
        SessionStrategy sessions = sessions(place);
        Factor mail = factor("mail", Kind.POSSESSION);
        List<SetCookie> cookies = sessions.confirm(request(begin(sessions)), "1", List.of(mail));
        assertThat(factors(sessions, cookies)).containsExactly(mail);
    }

    @ParameterizedTest
    @EnumSource
    void a_session_does_not_grow_without_end(Place place) {
        SessionStrategy sessions = sessions(place);
        List<SetCookie> cookies = begin(sessions);
        for (int i = 0; i < 30; i++) {
            cookies = sessions.confirm(request(cookies), "1", List.of(factor("m" + i, Kind.POSSESSION)));
        }
        assertThat(factors(sessions, cookies)).hasSize(16).contains(factor("m29", Kind.POSSESSION));
    }

    @ParameterizedTest
    @EnumSource
    @Tag("S7")
    void nobody_confirms_the_session_of_another_or_none(Place place) {
        SessionStrategy sessions = sessions(place);
        Factor password = factor("pwd", Kind.KNOWLEDGE);
        List<SetCookie> cookies = begin(sessions, password);
        Factor shown = factor("hwk", Kind.PHISHING_RESISTANT);

        Stream.<ThrowingCallable>of(
                        () -> sessions.confirm(request(cookies), "2", List.of(shown)),
                        () -> sessions.confirm(NONE, "1", List.of(shown)),
                        () -> sessions.confirm(
                                new RequestCookies(List.of("authjs.session-token=x")), "1", List.of(shown)))
                .forEach(call -> assertThatThrownBy(call).satisfies(ConfirmedSessionsTest::isSessionRequired));
        assertThat(factors(sessions, cookies)).containsExactly(password);
    }

    @Test
    @Tag("S7")
    void a_stored_session_that_is_ended_meanwhile_stays_ended() {
        SessionStrategy sessions = sessions(Place.STORED);
        List<SetCookie> cookies = begin(sessions, factor("pwd", Kind.KNOWLEDGE));
        store.before(
                "renewSession",
                () -> store.memory().deleteSession(row(token(cookies)).tokenHash()));

        assertThatThrownBy(() -> sessions.confirm(request(cookies), "1", List.of(factor("pwd", Kind.KNOWLEDGE))))
                .satisfies(ConfirmedSessionsTest::isSessionRequired);
        assertThat(store.memory().sessions("1")).isEmpty();
    }

    @Test
    @Tag("S7")
    void a_sealed_session_that_another_node_has_ended_is_not_confirmed_into_a_new_one() {
        SealedSessionControl elsewhere = revocations(Duration.ZERO);
        SessionStrategy sessions = sealed(revocations(Duration.ofMinutes(5)));
        Factor password = factor("pwd", Kind.KNOWLEDGE);
        List<Runnable> endings = List.of(
                () -> elsewhere.revokeAll("1", null),
                () -> store.before("replaceValue", () -> elsewhere.revokeAll("1", null)));
        for (Runnable ending : endings) {
            List<SetCookie> cookies = begin(sessions, password);
            assertThat(sessions.read(request(cookies)).session()).isPresent(); // and is remembered to count
            ending.run();
            assertThatThrownBy(() -> sessions.confirm(request(cookies), "1", List.of(password)))
                    .satisfies(ConfirmedSessionsTest::isSessionRequired);
            now = now.plus(Duration.ofMinutes(10));
        }
    }

    @Test
    @Tag("S7")
    void nor_is_one_that_was_ended_alone_or_has_no_name() {
        SealedSessionControl elsewhere = revocations(Duration.ZERO);
        SessionStrategy sessions = sealed(revocations(Duration.ofMinutes(5)));
        List<SetCookie> named = begin(sessions, factor("pwd", Kind.KNOWLEDGE));
        String id = sessions.read(request(named)).session().orElseThrow().id().orElseThrow();
        List<SetCookie> nameless = begin(sealed(null), factor("pwd", Kind.KNOWLEDGE));
        assertThat(sessions.read(request(nameless)).session()).isPresent();

        elsewhere.revoke("1", id);
        assertThatThrownBy(() -> sessions.confirm(request(named), "1", List.of(factor("pwd", Kind.KNOWLEDGE))))
                .satisfies(ConfirmedSessionsTest::isSessionRequired);
        elsewhere.revokeAll("1", null);
        assertThatThrownBy(() -> sessions.confirm(request(nameless), "1", List.of(factor("pwd", Kind.KNOWLEDGE))))
                .satisfies(ConfirmedSessionsTest::isSessionRequired);
    }

    @Test
    void a_stored_session_that_is_renewed_meanwhile_is_confirmed_all_the_same() {
        SessionStrategy sessions = sessions(Place.STORED);
        List<SetCookie> cookies = begin(sessions, factor("pwd", Kind.KNOWLEDGE));
        now = now.plus(Duration.ofDays(2));
        store.before("createSession", () -> sessions.read(request(cookies)));
        Factor shown = factor("pwd", Kind.KNOWLEDGE);

        List<SetCookie> after = sessions.confirm(request(cookies), "1", List.of(shown));

        assertThat(factors(sessions, after)).containsExactly(shown);
        assertThat(store.memory().sessions("1")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"REVOCABLE", "STORED"})
    @Tag("A14")
    void while_the_store_is_down_nothing_is_confirmed_and_the_session_goes_on_as_it_was(Place place) {
        SessionStrategy sessions = sessions(place);
        Factor password = factor("pwd", Kind.KNOWLEDGE);
        List<SetCookie> cookies = begin(sessions, password);
        store.fail(Failing.WRITES);
        now = now.plusSeconds(60);

        assertThatThrownBy(() -> sessions.confirm(request(cookies), "1", List.of(factor("pwd", Kind.KNOWLEDGE))))
                .isInstanceOf(AuthException.Fault.class);
        store.fail(Failing.NOTHING);
        assertThat(factors(sessions, cookies)).containsExactly(password);
    }

    private static void isSessionRequired(Throwable thrown) {
        assertThat(thrown)
                .isInstanceOfSatisfying(
                        AuthException.Refused.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SESSION_REQUIRED));
    }

    private static List<SetCookie> begin(SessionStrategy sessions, Factor... shown) {
        return sessions.begin(NONE, signIn(), SessionClient.UNKNOWN, SessionFacts.NONE.with(List.of(shown)));
    }

    private static String id(SessionStrategy sessions, List<SetCookie> cookies) {
        return sessions.read(request(cookies)).session().orElseThrow().id().orElseThrow();
    }

    private static List<Factor> factors(SessionStrategy sessions, List<SetCookie> cookies) {
        return sessions.read(request(cookies)).session().orElseThrow().factors();
    }

    private Factor factor(String method, Kind kind) {
        return new Factor(method, kind, now);
    }

    private SessionStrategy sessions(Place place) {
        if (place == Place.STORED) {
            return sessions((JwtCallback) null);
        }
        return sealed(place == Place.REVOCABLE ? revocations(Duration.ZERO) : null);
    }

    private SealedSessions sealed(@Nullable SealedSessionControl revocations) {
        KeyRing keys = new KeyRing(secrets, new Randoms(new SecureRandom()), () -> now);
        return new SealedSessions(
                CookieConfiguration.of(false), Defaults.policy(null), keys, () -> now, revocations, Observer.NONE);
    }

    private SealedSessionControl revocations(Duration bound) {
        return new SealedSessionControl(
                new CheckedStore(store.store(), () -> now, Runnable::run),
                bound,
                Duration.ofDays(30),
                new Randoms(new SecureRandom()),
                () -> now);
    }
}
