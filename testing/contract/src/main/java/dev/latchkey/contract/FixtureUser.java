package dev.latchkey.contract;

import java.util.Map;

/** A user whom {@link FavouriteColour} asks. */
record FixtureUser(String id, String name, String colour, FirstFactor first) implements StepUser {

    static final FixtureUser COLIN = new FixtureUser("u-colin", "Colin", "blue", FirstFactor.credentials("colin"));
    static final FixtureUser CORA = new FixtureUser("u-cora", "Cora", "red", FirstFactor.credentials("cora"));

    /** Returns a user whose first factor the test shows by itself. */
    static FixtureUser ofStep(String name, String colour) {
        return new FixtureUser("", name, colour, (browser, callbackUrl) -> {
            throw new UnsupportedOperationException("The test begins this sign-in");
        });
    }

    @Override
    public String path() {
        return FavouriteColour.PATH;
    }

    @Override
    public Reply signIn(Browser browser, String callbackUrl) {
        return first.show(browser, callbackUrl);
    }

    @Override
    public Reply answer(Browser browser) {
        return say(browser, colour);
    }

    @Override
    public Reply answerWrongly(Browser browser) {
        return say(browser, "yellow");
    }

    private Reply say(Browser browser, String answer) {
        return browser.post(path(), Map.of("csrfToken", browser.csrfToken(), "colour", answer));
    }
}
