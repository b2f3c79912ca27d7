package dev.latchkey.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request that becomes a WebSocket is guarded as any other, before it becomes one. */
@Tag("A15")
interface WebSocketTests extends ServerFixture {

    @Test
    default void a_socket_knows_who_opened_it() {
        needs(OptOut.SOCKETS);

        assertThat(open("/open/live", target().browser())).isEqualTo("live for nobody");
        assertThat(open("/open/live", target().signedIn("alice"))).isEqualTo("live for u-alice");
    }

    @Test
    default void a_socket_behind_the_guard_opens_for_those_who_may_pass() {
        needs(OptOut.SOCKETS);

        assertThat(open("/dashboard/live", target().signedIn("alice"))).isEqualTo("live for u-alice");
        assertThat(open("/dashboard/live", target().browser())).isEqualTo("401");
        assertThat(open("/dashboard/live", target().signedIn("mallory"))).isEqualTo("403");
    }

    @Test
    default void logic_of_the_application_stands_in_front_of_sockets_too() {
        needs(OptOut.SOCKETS);
        needs(OptOut.OWN_LOGIC);

        assertThat(open("/own/live", target().signedIn("alice"))).isEqualTo("live for u-alice");
        assertThat(open("/own/live", target().browser())).isEqualTo("302");
    }

    @Test
    default void a_socket_does_not_open_while_the_guard_is_broken() {
        needs(OptOut.SOCKETS);
        Browser alice = target().signedIn("alice");
        target().application().breakdown(Fault.AUTHORIZED);

        assertThat(open("/dashboard/live", alice)).isEqualTo("403");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/dashboard/%6cive",
                "/%64ashboard/live",
                "/dashboard/live/",
                "/DASHBOARD/live",
                "//dashboard/live"
            })
    @Tag("X2")
    default void a_socket_has_one_guard_for_all_spellings(String path) {
        needs(OptOut.SOCKETS);

        assertThat(open(path, target().browser())).matches("4\\d\\d");
    }

    private String open(String path, Browser browser) {
        return WebSocketClient.at(target().address())
                .open(path, browser.cookies().isEmpty() ? "" : browser.cookieHeader());
    }
}
