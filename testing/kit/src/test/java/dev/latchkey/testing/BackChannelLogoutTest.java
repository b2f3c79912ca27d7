package dev.latchkey.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Auth;
import dev.latchkey.error.FailureCause;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.store.StoredRecord;
import dev.latchkey.testing.LogoutNodes.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A provider ends sessions here, on every node (OpenID Connect Back-Channel Logout 1.0). */
@Tag("P9")
@Timeout(60)
class BackChannelLogoutTest {

    private static final String NO_STORE = "no-store";

    @ParameterizedTest
    @EnumSource
    @Tag("S7")
    void a_logout_token_ends_the_session_on_both_nodes(Kind kind) {
        try (LogoutNodes nodes = new LogoutNodes(kind)) {
            Guest ada = nodes.signedIn();
            Guest there = nodes.elsewhere(ada);
            String id = ada.userId();
            assertThat(there.session()).isPresent();

            AuthResponse answer =
                    LogoutNodes.send(nodes.here, nodes.idp.logouts().logoutToken());

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Cache-Control")).isEqualTo(NO_STORE);
            assertThat(ada.session()).isEmpty();
            nodes.application.clock.advance(LogoutNodes.BOUND);
            assertThat(there.session()).isEmpty();
            assertThat(nodes.events(AuthEvent.SignedOutByProvider.class))
                    .containsExactly(new AuthEvent.SignedOutByProvider(id, "work"));
        }
    }

    static Stream<Arguments> subjects() {
        return Stream.of(Kind.values()).flatMap(kind -> Stream.of(Arguments.of(kind, true), Arguments.of(kind, false)));
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void a_session_ends_alone_and_a_person_ends_with_all_of_them(Kind kind, boolean person) {
        try (LogoutNodes nodes = new LogoutNodes(kind)) {
            Guest first = nodes.signedIn();
            first.link("home"); // the session depends on the first provider all the same
            Guest other = new Guest(nodes.here);
            other.signIn("home"); // the same user
            assertThat(other.userId()).isEqualTo(first.userId());
            Guest second = nodes.signedIn();
            ProviderLogouts logouts = nodes.idp.logouts();

            LogoutNodes.send(nodes.here, person ? logouts.logoutTokenOfPerson() : logouts.logoutTokenOfSession());

            assertThat(nodes.isSignedIn(second)).isFalse();
            assertThat(nodes.isSignedIn(first)).isEqualTo(!person);
            assertThat(nodes.isSignedIn(other)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_session_of_another_provider_does_not_end(Kind kind) {
        try (LogoutNodes nodes = new LogoutNodes(kind)) {
            Guest ada = nodes.signedIn();
            new Guest(nodes.here).signIn("home");
            String token = nodes.application.home.logouts().logoutToken();

            assertThat(LogoutNodes.send(nodes.here, token).status()).isEqualTo(400);
            assertThat(new Guest(nodes.here)
                            .post("/backchannel-logout/home", "logout_token=" + token)
                            .status())
                    .isEqualTo(200);
            assertThat(nodes.isSignedIn(ada)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_user_who_was_signed_out_signs_in_again_a_second_later(Kind kind) {
        try (LogoutNodes nodes = new LogoutNodes(kind)) {
            nodes.signedIn();
            LogoutNodes.send(nodes.here, nodes.idp.logouts().logoutTokenOfPerson());
            nodes.application.clock.advance(Duration.ofSeconds(1));

            assertThat(nodes.isSignedIn(nodes.signedIn())).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_bad_logout_token_ends_nothing(Kind kind) {
        try (LogoutNodes nodes = new LogoutNodes(kind)) {
            Guest ada = nodes.signedIn();
            for (LogoutFault fault : LogoutFault.values()) {
                nodes.application.events.clear();

                assertRefused(LogoutNodes.send(nodes.here, nodes.idp.logouts().logoutToken(fault)));

                assertThat(nodes.isSignedIn(ada)).as(fault.name()).isTrue();
                assertThat(nodes.events(AuthEvent.SignedOutByProvider.class)).isEmpty();
                assertThat(nodes.events(AuthEvent.ProviderSignOutRefused.class))
                        .containsExactly(new AuthEvent.ProviderSignOutRefused("work", cause(fault)));
            }
        }
    }

    private static FailureCause cause(LogoutFault fault) {
        return switch (fault) {
            case ALG_NONE, OTHER_ALGORITHM -> FailureCause.ALGORITHM;
            case FOREIGN_SIGNATURE -> FailureCause.SIGNATURE;
            case WRONG_ISSUER -> FailureCause.ISSUER;
            case WRONG_AUDIENCE -> FailureCause.AUDIENCE;
            case NO_EVENT, WRONG_EVENT, NONCE, NO_ID -> FailureCause.NOT_A_LOGOUT_TOKEN;
            case WRONG_TYPE -> FailureCause.TOKEN_UNREADABLE;
            case NO_SUBJECT_AND_SESSION -> FailureCause.SUBJECT;
            case EXPIRED, ISSUED_LONG_AGO -> FailureCause.EXPIRED;
            case NO_EXPIRY, NO_ISSUED_AT -> FailureCause.TIME_MISSING;
            case ISSUED_IN_FUTURE -> FailureCause.NOT_YET_VALID;
        };
    }

    private static void assertRefused(AuthResponse answer) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Cache-Control")).isEqualTo(NO_STORE);
        assertThat(answer.header("Set-Cookie")).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void a_logout_token_is_good_once_on_all_nodes(Kind kind) {
        try (LogoutNodes nodes = new LogoutNodes(kind)) {
            nodes.signedIn();
            String token = nodes.idp.logouts().logoutTokenOfPerson();
            assertThat(LogoutNodes.send(nodes.here, token).status()).isEqualTo(200);
            nodes.application.clock.advance(Duration.ofSeconds(1));
            Guest again = nodes.signedIn();

            assertRefused(LogoutNodes.send(nodes.here, token));
            assertRefused(LogoutNodes.send(nodes.there, token));

            assertThat(nodes.isSignedIn(again)).isTrue();
        }
    }

    @Test
    void a_request_without_exactly_one_logout_token_is_refused() {
        try (LogoutNodes nodes = new LogoutNodes(Kind.STORED)) {
            Guest ada = nodes.signedIn();
            String token = "logout_token=" + nodes.idp.logouts().logoutToken();

            for (String form : List.of("", "logout_token=", "logout_token=a.b.c", token + "&" + token)) {
                assertRefused(LogoutNodes.sendForm(nodes.here, form));
            }

            assertThat(nodes.isSignedIn(ada)).isTrue();
            assertThat(LogoutNodes.sendForm(nodes.here, token).status()).isEqualTo(200);
        }
    }

    @Test
    void a_session_that_is_not_known_here_is_no_mistake() {
        try (LogoutNodes nodes = new LogoutNodes(Kind.STORED)) {
            nodes.signedIn();
            ProviderLogouts logouts = nodes.idp.logouts();
            assertThat(LogoutNodes.send(nodes.here, logouts.logoutToken()).status())
                    .isEqualTo(200);
            assertThat(LogoutNodes.send(nodes.here, logouts.logoutToken()).status())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @EnumSource
    void after_an_outage_of_the_store_the_provider_can_send_the_same_token_again(Kind kind) {
        try (LogoutNodes nodes = new LogoutNodes(kind)) {
            Guest ada = nodes.signedIn();
            String token = nodes.idp.logouts().logoutToken();
            nodes.between.fail("deleteSession", "replaceValue", "useToken");

            assertThat(LogoutNodes.send(nodes.here, token).status()).isEqualTo(503);
            assertThat(nodes.events(AuthEvent.SignedOutByProvider.class)).isEmpty();
            nodes.between.repair();

            assertThat(LogoutNodes.send(nodes.there, token).status()).isEqualTo(200);
            nodes.application.clock.advance(LogoutNodes.BOUND);
            assertThat(nodes.isSignedIn(ada)).isFalse();
        }
    }

    @Test
    void a_provider_whose_keys_cannot_be_read_is_asked_to_send_the_token_again() {
        try (LogoutNodes nodes = new LogoutNodes(Kind.STORED)) {
            Guest ada = nodes.signedIn();
            String token = nodes.idp.logouts().logoutToken();
            nodes.idp.close();

            AuthResponse answer = LogoutNodes.send(nodes.there, token);

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isNotNull();
            assertThat(answer.header("Cache-Control")).isEqualTo(NO_STORE);
            assertThat(nodes.events(AuthEvent.ProviderSignOutRefused.class)).isEmpty();
            assertThat(nodes.isSignedIn(ada)).isTrue();
        }
    }

    /**
     * The store calls of a sign-in between which a logout may arrive, with the kind of their record if there is one.
     */
    static Stream<Arguments> moments() {
        return Stream.of(
                Arguments.of(Kind.STORED, "createSession", true),
                Arguments.of(Kind.STORED, "createSession", false),
                Arguments.of(Kind.SEALED, "value", true),
                Arguments.of(Kind.SEALED, "value", false));
    }

    @ParameterizedTest
    @MethodSource("moments")
    void a_logout_in_the_middle_of_a_sign_in_leaves_no_session(Kind kind, String call, boolean before) {
        try (LogoutNodes nodes = new LogoutNodes(kind)) {
            Guest ada = new Guest(nodes.here);
            String callback = Guest.goTo(ada.submit("/signin/work", "callbackUrl=/account"));
            List<Integer> answers = new ArrayList<>();
            Runnable logout = () -> answers.add(
                    LogoutNodes.send(nodes.there, nodes.idp.logouts().logoutToken())
                            .status());
            nodes.between.after("addRecord", "upstream-session", () -> {
                if (before) {
                    nodes.between.before(call, logout);
                } else {
                    nodes.between.after(call, logout);
                }
            });

            ada.comeBack(callback);

            assertThat(answers).containsExactly(200);
            assertThat(nodes.between.isDone()).isTrue();
            nodes.application.clock.advance(LogoutNodes.BOUND);
            assertThat(nodes.isSignedIn(ada)).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void a_logout_that_is_faster_than_the_sign_in_leaves_no_session(Kind kind, boolean person) {
        try (LogoutNodes nodes = new LogoutNodes(kind)) {
            ProviderLogouts logouts = nodes.idp.logouts();
            Guest ada = new Guest(nodes.here);
            String callback = Guest.goTo(ada.submit("/signin/work", "callbackUrl=/account"));
            List<Integer> answers = new ArrayList<>();
            nodes.between.before(
                    "addRecord",
                    "upstream-session",
                    () -> answers.add(LogoutNodes.send(
                                    nodes.there, person ? logouts.logoutTokenOfPerson() : logouts.logoutToken())
                            .status()));

            ada.comeBack(callback);

            assertThat(answers).containsExactly(200);
            nodes.application.clock.advance(LogoutNodes.BOUND);
            assertThat(nodes.isSignedIn(ada)).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_logout_of_a_person_ends_the_sign_in_for_which_the_provider_gives_out_a_token_only_later(Kind kind) {
        try (LogoutNodes nodes = new LogoutNodes(kind)) {
            nodes.signedIn();
            Guest ada = new Guest(nodes.here);
            String callback = Guest.goTo(ada.submit("/signin/work", "callbackUrl=/account"));
            String token = nodes.idp.logouts().logoutTokenOfPerson();
            nodes.application.clock.advance(Duration.ofSeconds(10));
            LogoutNodes.send(nodes.there, token);

            ada.comeBack(callback);

            assertThat(nodes.isSignedIn(ada)).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_user_who_signs_out_leaves_no_record_of_that_session_and_the_other_one_still_ends(Kind kind) {
        try (LogoutNodes nodes = new LogoutNodes(kind)) {
            Guest first = nodes.signedIn();
            Guest second = nodes.signedIn();
            String user = second.userId();
            assertThat(records(nodes, user)).hasSize(2);

            second.submit("/signout", "callbackUrl=/");

            assertThat(records(nodes, user)).hasSize(1);
            LogoutNodes.send(nodes.here, nodes.idp.logouts().logoutTokenOfPerson());
            assertThat(nodes.isSignedIn(first)).isFalse();
        }
    }

    private static List<StoredRecord> records(LogoutNodes nodes, String user) {
        return nodes.between.underlying().recordsOf("upstream-session", user);
    }

    @Test
    void sealed_sessions_that_are_not_revocable_do_not_end_and_the_provider_hears_of_it() {
        try (TwoProviders application = new TwoProviders()) {
            application.work.signInAs("ada");
            Auth auth = application.builder().build();
            Guest ada = new Guest(auth);
            ada.signIn("work");

            assertRefused(LogoutNodes.send(auth, application.work.logouts().logoutToken()));

            assertThat(ada.session()).isPresent();
        }
    }

    @Test
    void a_logout_token_that_is_late_is_refused() {
        try (LogoutNodes nodes = new LogoutNodes(Kind.STORED)) {
            Guest ada = nodes.signedIn();
            String token = nodes.idp.logouts().logoutToken();
            nodes.application.clock.advance(Duration.ofMinutes(3));

            assertRefused(LogoutNodes.send(nodes.here, token));
            assertThat(nodes.isSignedIn(ada)).isTrue();
        }
    }
}
