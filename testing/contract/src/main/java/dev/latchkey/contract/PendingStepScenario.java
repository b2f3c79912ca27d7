package dev.latchkey.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

/** A user whom the application asks for a favourite colour before the session begins. */
record PendingStepScenario(Target target) {

    static final String PENDING = "authjs.pending";

    static PendingStepScenario at(ServerFixture served, SessionStorage place) {
        return new PendingStepScenario(served.target(place));
    }

    /** Returns a browser in which a user has sent the right password, but has not completed the step. */
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
     * Checks that {@code asked} redirects to the step and that there is no session. Then checks that the right colour
     * redirects to {@code path} and begins a session.
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
