package dev.latchkey.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contract.FavouriteColour.Colours;
import dev.latchkey.provider.Mail;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that the user must complete a step before the session begins, with each way to sign in. */
interface PendingSignInWayTests extends ServerFixture {

    FixtureUser GRACE = FixtureUser.ofStep("Grace Okafor", "green");
    FixtureUser EDITH = FixtureUser.ofStep(People.EDITH, "pink");

    @ParameterizedTest
    @MethodSource(PendingStep.QUICK)
    default void a_form_of_the_applications_own_leads_to_the_step_too(PendingStep step, SessionStorage place) {
        PendingStepScenario pending = PendingStepScenario.at(this, step, place);
        String id = pending.user().id();
        Browser browser = pending.target().browser();
        Reply asked = browser.post(
                "/in-process/sign-in",
                Map.of("username", People.username(id), "password", People.PASSWORD, "redirectTo", "/api/orders"));

        pending.assertBetween(browser, asked, "/api/orders");
        assertThat(browser.get("/api/orders").body()).contains(id);
    }

    @ParameterizedTest
    @EnumSource
    default void who_comes_from_a_provider_has_the_step_before_them_too(SessionStorage place) {
        PendingStepScenario pending = new PendingStepScenario(target(place), GRACE);
        openId().signInAs("grace");
        Browser grace = pending.target().browser();

        Reply asked = comeBack(pending, grace, Map.of("callbackUrl", "/open"));

        pending.assertBetween(grace, asked, "/open");
    }

    @ParameterizedTest
    @MethodSource(PendingStep.QUICK_WITH_STORE)
    default void who_follows_the_link_of_a_mail_has_the_step_before_them_too(PendingStep step, SessionStorage place) {
        PendingStepScenario pending = byMail(step, place);
        Browser browser = pending.target().browser();
        Mail mail = ask(pending, browser);
        String link = path(pending, mail.url());
        assertThat(browser.navigate(link).status()).isEqualTo(200);
        PendingStepScenario.assertNobody(browser);

        Reply asked = browser.post(
                "/auth/callback/email",
                Map.of(
                        "csrfToken",
                        browser.csrfToken(),
                        "callbackUrl",
                        "/open",
                        "email",
                        pending.user().name(),
                        "token",
                        link.replaceFirst(".*[?&]token=([^&]+).*", "$1")));

        pending.assertBetween(browser, asked, "/open");
    }

    @ParameterizedTest
    @MethodSource(PendingStep.QUICK_WITH_STORE)
    default void who_types_the_code_of_a_mail_has_the_step_before_them_too(PendingStep step, SessionStorage place) {
        PendingStepScenario pending = byMail(step, place);
        Browser browser = pending.target().browser();
        String code = Optional.ofNullable(ask(pending, browser).code()).orElseThrow();

        Reply asked = browser.post("/auth/callback/email", Map.of("csrfToken", browser.csrfToken(), "code", code));

        pending.assertBetween(browser, asked, "/open");
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "SEALED")
    @Tag("B9")
    default void who_signs_in_with_a_password_has_the_app_before_them_too(SessionStorage place) {
        AppUser pat = stepUsers(place).withPassword().now();
        PendingStepScenario pending = new PendingStepScenario(target(place), pat);
        Browser browser = pending.target().browser();

        Reply asked = pat.signIn(browser, "/open");

        pending.assertBetween(browser, asked, "/open");
    }

    /** A passkey is two factors in one, so its user needs no app. Other steps stay. */
    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "SEALED")
    default void who_signs_in_with_a_passkey_has_the_step_before_them_too(SessionStorage place) {
        Target target = target(place);
        SoftPasskey passkey = new SoftPasskey(target.origin());
        passkey.register(target.signedIn("kim"));
        target.application().auth().feature(Colours.class).set("u-kim", "teal");
        FixtureUser kim = new FixtureUser("u-kim", "Kim", "teal", passkey::signIn);
        Browser browser = target.browser();

        Reply asked = kim.signIn(browser, "/open");

        new PendingStepScenario(target, kim).assertBetween(browser, asked, "/open");
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "SEALED")
    @Tag("B9")
    default void nobody_with_the_password_sets_an_app_up_for_a_user_who_has_a_passkey(SessionStorage place) {
        Target target = target(place);
        SoftPasskey passkey = new SoftPasskey(target.origin());
        String name = stepUsers(place).postponing(passkey::register);
        Browser thief = target.browser();

        Reply asked = FirstFactor.credentials(name).show(thief, "/open");

        assertThat(asked.location()).isEqualTo(target.origin() + AppUser.PATH);
        for (String path : List.of(SetUpUser.PATH, AppUser.PATH, AppUser.PATH + "/skip")) {
            Map<String, String> form = Map.of("csrfToken", thief.csrfToken(), "setup", "", "code", "000000");
            assertThat(thief.post(path, form).status()).isBetween(302, 499);
            PendingStepScenario.assertNobody(thief);
        }
        passkey.signIn(thief, "/open"); // who has the passkey is no thief
        PendingStepScenario.assertSignedIn(thief, name);
    }

    /**
     * Linking an account requires no step. The session keeps the factors that the user has shown, and a user only has a
     * session if no step was missing. A user who signs in with the linked account must complete the step like every
     * user.
     */
    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "SEALED")
    @Tag("A16")
    default void who_links_an_account_has_shown_the_step_already_and_it_leads_nobody_past_it(SessionStorage place) {
        PendingStepScenario pending = PendingStepScenario.at(this, PendingStep.COLOUR, place);
        Browser colin = pending.begun();
        openId().signInAs("alan");
        PendingStepScenario.assertNobody(colin);
        Reply early = colin.post("/auth/signin/openid", Map.of("csrfToken", colin.csrfToken(), "link", "true"));
        assertThat(early.location()).contains("error=SessionRequired"); // a pending sign-in is no session
        pending.user().answer(colin);

        Reply linked = comeBack(pending, colin, Map.of("link", "true", "callbackUrl", "/open"));

        assertThat(linked.location()).isEqualTo(pending.target().origin() + "/open");
        assertThat(colin.get("/auth/session").body()).contains("Colin");
        Browser later = pending.target().browser();
        Reply asked = comeBack(pending, later, Map.of("callbackUrl", "/open"));
        pending.assertBetween(later, asked, "/open");
    }

    private PendingStepScenario byMail(PendingStep step, SessionStorage place) {
        StepUser user = step == PendingStep.COLOUR
                ? EDITH
                : stepUsers(place).withPassword().now();
        return new PendingStepScenario(target(place), user);
    }

    private static Mail ask(PendingStepScenario pending, Browser browser) {
        Reply sent = browser.post(
                "/auth/signin/email",
                Map.of("csrfToken", browser.csrfToken(), "email", pending.user().name(), "callbackUrl", "/open"));
        assertThat(sent.location()).contains("/auth/verify-request");
        return pending.target().application().mail();
    }

    /** Signs in at the provider, and returns the response to the callback. */
    private static Reply comeBack(PendingStepScenario pending, Browser browser, Map<String, String> more) {
        Map<String, String> form = new LinkedHashMap<>(more);
        form.put("csrfToken", browser.csrfToken());
        Reply away = browser.post("/auth/signin/openid", form);
        String back = Browser.at(URI.create(away.location())).get("").location();
        return browser.navigate(path(pending, back));
    }

    private static String path(PendingStepScenario pending, String url) {
        assertThat(url).startsWith(pending.target().origin());
        return url.substring(pending.target().origin().length());
    }
}
