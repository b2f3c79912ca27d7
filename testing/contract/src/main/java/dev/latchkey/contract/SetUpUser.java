package dev.latchkey.contract;

import dev.latchkey.model.User;
import org.jspecify.annotations.Nullable;

/** A user who must set up an authenticator app, and has none. */
final class SetUpUser implements StepUser {

    static final String PATH = AppUser.PATH + "/enrol";

    private final TestClock clock;
    private final User user;
    private final FirstFactor first;
    private @Nullable AppSetUp begun;

    SetUpUser(TestClock clock, User user, FirstFactor first) {
        this.clock = clock;
        this.user = user;
        this.first = first;
    }

    @Override
    public String id() {
        return user.id();
    }

    @Override
    public String name() {
        return user.displayName();
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public Reply signIn(Browser browser, String callbackUrl) {
        Reply asked = first.show(browser, callbackUrl);
        begun = AppSetUp.begin(browser, PATH);
        return asked;
    }

    @Override
    public Reply answer(Browser browser) {
        return begun().prove(browser, clock.instant());
    }

    @Override
    public Reply answerWrongly(Browser browser) {
        return begun().proveWrongly(browser, clock.instant());
    }

    /** The reply shows backup codes, and where the browser goes afterwards. */
    @Override
    public String destination(Reply done) {
        return done.status() == 200 ? done.json().text("url").orElse("") : done.location();
    }

    private AppSetUp begun() {
        if (begun == null) {
            throw new IllegalStateException("The user has not signed in");
        }
        return begun;
    }
}
