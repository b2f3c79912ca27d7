package dev.latchkey.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contract.LiveConnection.Kind;
import dev.latchkey.model.SessionEnd;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that WebSockets and streams of events end with the session, or with the right, that opened them. */
@Tag("A15")
interface LiveConnectionTests extends ServerFixture {

    String EACH = "dev.latchkey.contract.LiveConnectionTests#each";
    String REVOCABLE = "dev.latchkey.contract.LiveConnectionTests#revocable";

    /** Longer than any session of the suite lasts. */
    Duration OVER = Duration.ofDays(91);

    static Stream<Arguments> each() {
        return Stream.of(Kind.values())
                .flatMap(kind -> Stream.of(SessionStorage.values()).map(place -> Arguments.of(kind, place)));
    }

    static Stream<Arguments> revocable() {
        return each().filter(arguments -> arguments.get()[1] != SessionStorage.SEALED);
    }

    private LiveConnection open(Kind kind, SessionStorage place, Browser browser) {
        LiveConnection live = kind.open(target(place), browser);
        assertThat(live.first()).startsWith("live for u-");
        return live;
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    default void it_opens_for_those_who_may_pass(Kind kind) {
        needs(kind.optOut());

        LiveConnection alice = kind.open(target(), target().signedIn("alice"));
        assertThat(alice.first()).isEqualTo("live for u-alice");
        alice.close();
        assertThat(kind.open(target(), target().browser()).first()).isEqualTo("401");
        assertThat(kind.open(target(), target().signedIn("mallory")).first()).isEqualTo("403");
    }

    @ParameterizedTest
    @MethodSource(PendingStep.PAGES)
    @Tag("X6")
    default void a_sign_in_that_waits_for_a_step_opens_none(PendingStep step, SessionStorage place) {
        Browser begun = PendingStepScenario.at(this, step, place).begun();
        for (Kind kind : Kind.values()) {
            if (has(kind.optOut())) {
                assertThat(kind.open(target(place), begun).first()).isEqualTo("401");
            }
        }
    }

    @ParameterizedTest
    @MethodSource(EACH)
    default void it_ends_when_the_session_has_run_out(Kind kind, SessionStorage place) {
        needs(kind.optOut());
        LiveConnection live = open(kind, place, target(place).signedIn("alice"));

        target(place).application().clock().advance(OVER);
        target(place).application().timer().tick();

        assertThat(live.end()).isEqualTo(SessionEnd.SESSION_ENDED);
    }

    @ParameterizedTest
    @MethodSource(EACH)
    default void it_ends_at_once_when_the_user_signs_out(Kind kind, SessionStorage place) {
        needs(kind.optOut());
        Browser alice = target(place).signedIn("alice");
        LiveConnection live = open(kind, place, alice);

        assertThat(alice.post("/auth/signout", Map.of("csrfToken", alice.csrfToken()))
                        .status())
                .isEqualTo(302);

        assertThat(live.end()).isEqualTo(SessionEnd.SESSION_ENDED);
    }

    @ParameterizedTest
    @MethodSource(REVOCABLE)
    default void it_ends_at_once_when_this_node_ends_all_sessions_of_the_user(Kind kind, SessionStorage place) {
        needs(kind.optOut());
        LiveConnection live = open(kind, place, target(place).signedIn("alice"));

        target(place).application().auth().sessions().revokeAll("u-alice");

        assertThat(live.end()).isEqualTo(SessionEnd.SESSION_ENDED);
    }

    @ParameterizedTest
    @MethodSource(REVOCABLE)
    default void it_ends_within_the_bound_when_another_node_ends_the_session(Kind kind, SessionStorage place) {
        needs(kind.optOut());
        LiveConnection live = open(kind, place, target(place).signedIn("alice"));

        target(place).application().otherNode().sessions().revokeAll("u-alice");
        target(place).application().clock().advance(Duration.ofSeconds(30));
        target(place).application().timer().tick();

        assertThat(live.end()).isEqualTo(SessionEnd.SESSION_ENDED);
    }

    @ParameterizedTest
    @MethodSource(REVOCABLE)
    default void it_ends_at_once_when_the_user_is_disabled(Kind kind, SessionStorage place) {
        needs(kind.optOut());
        LiveConnection live = open(kind, place, target(place).signedIn("bob"));
        try {
            target(place).application().auth().users().disable("u-bob");

            assertThat(live.end()).isEqualTo(SessionEnd.SESSION_ENDED);
        } finally {
            target(place).application().auth().users().enable("u-bob");
        }
    }

    @ParameterizedTest
    @MethodSource(EACH)
    default void it_ends_within_the_bound_when_the_user_may_no_longer_pass(Kind kind, SessionStorage place) {
        needs(kind.optOut());
        LiveConnection live = open(kind, place, target(place).signedIn("alice"));

        target(place).application().demandTeam("blue");
        target(place).application().timer().tick();

        assertThat(live.end()).isEqualTo(SessionEnd.FORBIDDEN);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    default void a_rule_that_is_asked_again_sees_the_request_that_opened_it(Kind kind) {
        needs(kind.optOut());
        target().application().demandTeam("blue");
        Browser alice = target().signedIn("alice");
        LiveConnection live = kind.open(target(), Map.of("Cookie", alice.cookieHeader(), "x-team", "blue"));
        assertThat(live.first()).isEqualTo("live for u-alice");

        target().application().timer().tick();
        target().application().demandTeam(null);
        target().application().clock().advance(OVER);
        target().application().timer().tick();

        assertThat(live.end()).isEqualTo(SessionEnd.SESSION_ENDED); // and not Forbidden, a tick before
    }

    @ParameterizedTest
    @MethodSource(REVOCABLE)
    @Tag("A14")
    default void a_store_that_fails_for_a_moment_ends_nothing(Kind kind, SessionStorage place) {
        needs(kind.optOut());
        ContractApplication application = target(place).application();
        LiveConnection live = open(kind, place, target(place).signedIn("alice"));

        application.breakdown(Fault.STORE);
        for (int tick = 0; tick < 2; tick++) {
            application.clock().advance(Duration.ofSeconds(30));
            application.timer().tick();
        }
        application.breakdown();
        application.timer().tick();
        application.auth().sessions().revokeAll("u-alice");

        assertThat(live.end()).isEqualTo(SessionEnd.SESSION_ENDED);
    }

    @ParameterizedTest
    @MethodSource(REVOCABLE)
    @Tag("A14")
    default void a_store_that_goes_on_failing_ends_it(Kind kind, SessionStorage place) {
        needs(kind.optOut());
        ContractApplication application = target(place).application();
        LiveConnection live = open(kind, place, target(place).signedIn("alice"));

        application.breakdown(Fault.STORE);
        for (int tick = 0; tick < 3; tick++) {
            application.clock().advance(Duration.ofSeconds(30));
            application.timer().tick();
        }

        assertThat(live.end()).isEqualTo(SessionEnd.UNAVAILABLE);
    }

    @Test
    @Tag("A14")
    default void a_socket_that_nothing_can_watch_ends_at_once() {
        needs(OptOut.SOCKETS);
        Browser alice = target().signedIn("alice");
        target().application().timer().refuse();

        assertThat(Kind.SOCKET.open(target(), alice).end()).isEqualTo(SessionEnd.UNAVAILABLE);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    default void that_of_a_program_ends_with_its_token(Kind kind) {
        needs(kind.optOut());
        String token = openId().accessToken(ContractApplication.AUDIENCE)
                .lifetime(Duration.ofMinutes(5))
                .issue();
        LiveConnection live = kind.open(target(), Map.of("Authorization", "Bearer " + token));
        assertThat(live.first()).startsWith("live for ");

        target().application().clock().advance(Duration.ofMinutes(10));
        target().application().timer().tick();

        assertThat(live.end()).isEqualTo(SessionEnd.SESSION_ENDED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "null", "", "http://127.0.0.1:1"})
    default void a_page_of_another_origin_opens_no_socket_with_the_users_cookies(String origin) {
        needs(OptOut.SOCKETS);
        Browser alice = target().signedIn("alice");

        assertThat(ofOrigin(alice, origin)).isEqualTo("403");
    }

    @ParameterizedTest
    @EnumSource(names = "SOCKET")
    default void pages_of_the_application_open_sockets(Kind kind) {
        needs(kind.optOut());

        assertThat(ofOrigin(target().signedIn("alice"), target().origin())).isEqualTo("live for u-alice");
    }

    @Test
    default void pages_of_an_origin_that_the_application_names_open_sockets() {
        needs(OptOut.SOCKETS);
        needs(OptOut.SOCKET_ORIGINS);

        assertThat(ofOrigin(target().signedIn("alice"), ContractApplication.SOCKET_ORIGIN))
                .isEqualTo("live for u-alice");
    }

    private String ofOrigin(Browser browser, String origin) {
        String relation = origin.equals(target().origin()) ? "same-origin" : "cross-site";
        LiveConnection live = Kind.SOCKET.open(
                target(), Map.of("Cookie", browser.cookieHeader(), "Origin", origin, "Sec-Fetch-Site", relation));
        live.close();
        return live.first();
    }
}
