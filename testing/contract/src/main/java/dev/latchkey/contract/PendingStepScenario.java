package dev.latchkey.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

/** Somebody who is asked for a favourite colour before there is a session. */
record PendingStepScenario(Target target) {

    static final String PENDING = "authjs.pending";

    static PendingStepScenario at(ServerFixture served, SessionStorage place) {
        return new PendingStepScenario(served.target(place));
    }

    /** A browser in which somebody has typed the password. */
    Browser begun(String username) {
        Browser browser = target.browser();
        begin(browser, username);
        return browser;
    }

    void begin(Browser browser, String username) {
        assertThat(browser.signIn(username).location()).isEqualTo(target.origin() + FavouriteColour.PATH);
    }

    Reply answer(Browser browser, String colour) {
        return browser.post(FavouriteColour.PATH, Map.of("csrfToken", browser.csrfToken(), "colour", colour));
    }

    /**
     * There was an answer that leads to the step, and no session; the right colour leads to {@code path} and to one.
     */
    void assertBetween(Browser browser, Reply asked, String colour, String path, String name) {
        assertThat(asked.location()).isEqualTo(target.origin() + FavouriteColour.PATH);
        assertThat(asked.setCookie(Browser.SESSION)).isEmpty();
        assertNobody(browser);
        assertThat(answer(browser, colour).location()).isEqualTo(target.origin() + path);
        assertThat(browser.get("/auth/session").body()).contains(name);
        assertThat(browser.cookies()).doesNotContainKey(PENDING);
    }

    void assertRefused(Browser browser, Reply reply) {
        assertThat(reply.location()).startsWith(target.origin() + "/auth/signin");
        assertNobody(browser);
    }

    static void assertNobody(Browser browser) {
        assertThat(browser.get("/auth/session").body()).isEqualTo("null");
        assertThat(browser.fetch("/dashboard").status()).isEqualTo(401);
        assertThat(browser.fetch("/api/admin").status()).isEqualTo(401);
    }
}
