package dev.latchkey.contract;

import dev.latchkey.model.User;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;

/**
 * A user who has set up an authenticator app, once for all tests of an application. No code counts twice, so for this
 * user the time only goes forward, although every test begins at the same time.
 */
final class AppUser implements StepUser {

    static final String PATH = "/auth/second-factor";

    private final TestClock clock;
    private final User user;
    private final FirstFactor first;
    private final AuthenticatorApp app;
    private final Iterator<String> backupCodes;
    private Instant last;

    /** Sets an app up for the user who is signed in in a browser. */
    AppUser(Browser signedIn, TestClock clock, User user, FirstFactor first) {
        this.clock = clock;
        this.user = user;
        this.first = first;
        this.last = clock.instant();
        AppSetUp setUp = AppSetUp.begin(signedIn, PATH + "/setup");
        this.app = setUp.app();
        this.backupCodes =
                setUp.prove(signedIn, last).json().texts("backupCodes").iterator();
    }

    /** Moves the clock to a time of which no code was used. */
    AppUser now() {
        Instant next = last.plus(AuthenticatorApp.NEXT_CODE);
        if (clock.instant().isBefore(next)) {
            clock.advance(Duration.between(clock.instant(), next));
        }
        last = clock.instant();
        return this;
    }

    /** Returns this user, who types backup codes. */
    StepUser withoutPhone() {
        return new BackupCodeUser(this, backupCodes);
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
        return first.show(browser, callbackUrl);
    }

    @Override
    public Reply answer(Browser browser) {
        return type(browser, app.codeAt(now().last));
    }

    @Override
    public Reply answerWrongly(Browser browser) {
        return type(browser, app.wrongCodeAt(clock.instant()));
    }

    private static Reply type(Browser browser, String code) {
        return browser.post(PATH, Map.of("csrfToken", browser.csrfToken(), "code", code));
    }
}
