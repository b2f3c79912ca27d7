package dev.latchkey.contract;

import dev.latchkey.model.User;
import dev.latchkey.passwords.Passwords;
import dev.latchkey.provider.Mail;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The users of one application for whom steps are missing. Those with an app set it up when a test first needs them.
 */
final class StepUsers {

    /** Users with such names must set up an app. */
    static final String MUST = "must-";

    /** How long these users may put it off. */
    static final Duration GRACE = Duration.ofDays(1);

    private static final String PAT = "pat@example.test";

    private final Target target;
    private final AtomicInteger numbers = new AtomicInteger();
    private @Nullable AppUser erin;
    private @Nullable AppUser pat;

    StepUsers(Target target) {
        this.target = target;
    }

    /** Returns a user for whom {@code step} is missing. */
    StepUser user(PendingStep step) {
        return switch (step) {
            case COLOUR -> FixtureUser.COLIN;
            case APP_CODE -> erin().now();
            case BACKUP_CODE -> erin().now().withoutPhone();
            case SET_UP -> setUpUser();
        };
    }

    /** Returns another user for whom {@code step} is missing. */
    StepUser other(PendingStep step) {
        return step == PendingStep.COLOUR ? FixtureUser.CORA : withPassword().now();
    }

    /** Returns a user with an app, who signs in with an address and a password of the feature for passwords. */
    AppUser withPassword() {
        if (pat == null) {
            pat = enrolledPat();
        }
        return pat;
    }

    private AppUser erin() {
        if (erin == null) {
            erin = new AppUser(target.signedIn("erin"), clock(), People.ERIN, FirstFactor.credentials("erin"));
        }
        return erin;
    }

    private AppUser enrolledPat() {
        Browser browser = byMail(PAT);
        User user = target.application().auth().users().findByEmail(PAT).orElseThrow();
        AppUser enrolled = new AppUser(browser, clock(), user, FirstFactor.password(PAT));
        Passwords.of(target.application().auth()).setPassword(user.id(), People.PASSWORD);
        return enrolled;
    }

    /** Returns a browser in which a new user has signed in by mail, and so has proved the address. */
    private Browser byMail(String address) {
        Browser browser = target.browser();
        browser.post("/auth/signin/email", Map.of("csrfToken", browser.csrfToken(), "email", address));
        Mail mail = target.application().mail();
        String code = Optional.ofNullable(mail.code()).orElseThrow();
        browser.post("/auth/callback/email", Map.of("csrfToken", browser.csrfToken(), "code", code));
        return browser;
    }

    private StepUser setUpUser() {
        String name = postponing(signedIn -> {});
        return new SetUpUser(clock(), People.postponing(name), FirstFactor.credentials(name));
    }

    /**
     * Returns the name of a new user who must set up an app, and can put it off no longer.
     *
     * @param before what the user does in the session that began when the user put it off
     */
    String postponing(Consumer<Browser> before) {
        String name = MUST + numbers.incrementAndGet();
        Browser browser = target.browser();
        FirstFactor.credentials(name).show(browser, "/");
        browser.post(AppUser.PATH + "/skip", Map.of("csrfToken", browser.csrfToken()));
        PendingStepScenario.assertSignedIn(browser, name);
        before.accept(browser);
        clock().advance(GRACE.plusSeconds(1));
        return name;
    }

    private TestClock clock() {
        return target.application().clock();
    }
}
