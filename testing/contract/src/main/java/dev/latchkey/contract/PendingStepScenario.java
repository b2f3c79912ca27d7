package dev.latchkey.contract;

import static org.assertj.core.api.Assertions.assertThat;

/** A sign-in at an application that waits for a step of the user. */
record PendingStepScenario(Target target, StepUser user) {

    static final String PENDING = "authjs.pending";

    static PendingStepScenario at(ServerFixture served, PendingStep step, SessionStorage place) {
        return new PendingStepScenario(
                served.target(place), served.stepUsers(place).user(step));
    }

    /** Returns a browser in which the user has shown the first factor, but has not completed the step. */
    Browser begun() {
        Browser browser = target.browser();
        begin(browser);
        return browser;
    }

    void begin(Browser browser) {
        begin(browser, user);
    }

    void begin(Browser browser, StepUser anybody) {
        assertThat(anybody.signIn(browser, "/").location()).isEqualTo(target.origin() + anybody.path());
    }

    /**
     * Checks that {@code asked} redirects to the step and that there is no session. Then checks that the right answer
     * leads to {@code path} and begins a session.
     */
    void assertBetween(Browser browser, Reply asked, String path) {
        assertThat(asked.location()).isEqualTo(target.origin() + user.path());
        assertThat(asked.setCookie(Browser.SESSION)).isEmpty();
        assertNobody(browser);
        assertThat(user.destination(user.answer(browser))).isEqualTo(target.origin() + path);
        assertSignedIn(browser, user.name());
        assertThat(browser.cookies()).doesNotContainKey(PENDING);
    }

    void assertRefused(Browser browser, Reply reply) {
        assertThat(reply.location()).startsWith(target.origin() + "/auth/signin");
        assertNobody(browser);
    }

    static void assertSignedIn(Browser browser, String name) {
        assertThat(browser.get("/auth/session").body()).contains("\"" + name + "\"");
        assertThat(browser.fetch("/dashboard").body()).contains(ContractApplication.SECRET);
    }

    static void assertNobody(Browser browser) {
        assertThat(browser.get("/auth/session").body()).isEqualTo("null");
        assertThat(browser.fetch("/dashboard").status()).isEqualTo(401);
        assertThat(browser.fetch("/api/admin").status()).isEqualTo(401);
    }
}
