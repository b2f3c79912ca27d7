package dev.latchkey.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.provider.Mail;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** A step is before everybody, in each way to sign in. */
interface PendingSignInWayTests extends ServerFixture {

    @ParameterizedTest
    @EnumSource
    default void a_form_of_the_applications_own_leads_to_the_step_too(SessionStorage place) {
        PendingStepScenario step = PendingStepScenario.at(this, place);
        Browser colin = step.target().browser();
        Reply asked = colin.post(
                "/in-process/sign-in",
                Map.of("username", "colin", "password", People.PASSWORD, "redirectTo", "/api/orders"));

        step.assertBetween(colin, asked, "blue", "/api/orders", "Colin");
        assertThat(colin.get("/api/orders").body()).contains("u-colin");
    }

    @ParameterizedTest
    @EnumSource
    default void who_comes_from_a_provider_has_the_step_before_them_too(SessionStorage place) {
        PendingStepScenario step = PendingStepScenario.at(this, place);
        openId().signInAs("grace");
        Browser grace = step.target().browser();

        Reply asked = comeBack(step, grace, Map.of("callbackUrl", "/open"));

        step.assertBetween(grace, asked, "green", "/open", "Grace");
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "SEALED")
    default void who_follows_the_link_of_a_mail_has_the_step_before_them_too(SessionStorage place) {
        PendingStepScenario step = PendingStepScenario.at(this, place);
        Browser edith = step.target().browser();
        Mail mail = ask(step, edith);
        String link = path(step, mail.url());
        assertThat(edith.navigate(link).status()).isEqualTo(200);
        PendingStepScenario.assertNobody(edith);

        Reply asked = edith.post(
                "/auth/callback/email",
                Map.of(
                        "csrfToken",
                        edith.csrfToken(),
                        "callbackUrl",
                        "/open",
                        "email",
                        People.EDITH,
                        "token",
                        link.replaceFirst(".*[?&]token=([^&]+).*", "$1")));

        step.assertBetween(edith, asked, "pink", "/open", People.EDITH);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "SEALED")
    default void who_types_the_code_of_a_mail_has_the_step_before_them_too(SessionStorage place) {
        PendingStepScenario step = PendingStepScenario.at(this, place);
        Browser edith = step.target().browser();
        String code = Optional.ofNullable(ask(step, edith).code()).orElseThrow();

        Reply asked = edith.post("/auth/callback/email", Map.of("csrfToken", edith.csrfToken(), "code", code));

        step.assertBetween(edith, asked, "pink", "/open", People.EDITH);
    }

    /**
     * Linking asks for no step of its own: the session goes on with what its user has shown, and only somebody for whom
     * no step was missing has one. Who signs in with the linked account has the step before them like everybody.
     */
    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "SEALED")
    @Tag("A16")
    default void who_links_an_account_has_shown_the_step_already_and_it_leads_nobody_past_it(SessionStorage place) {
        PendingStepScenario step = PendingStepScenario.at(this, place);
        Browser colin = step.begun("colin");
        openId().signInAs("alan");
        PendingStepScenario.assertNobody(colin);
        Reply early = colin.post("/auth/signin/openid", Map.of("csrfToken", colin.csrfToken(), "link", "true"));
        assertThat(early.location()).contains("error=SessionRequired"); // what waits is nobody to link to
        step.answer(colin, "blue");

        Reply linked = comeBack(step, colin, Map.of("link", "true", "callbackUrl", "/open"));

        assertThat(linked.location()).isEqualTo(step.target().origin() + "/open");
        assertThat(colin.get("/auth/session").body()).contains("Colin");
        Browser later = step.target().browser();
        Reply asked = comeBack(step, later, Map.of("callbackUrl", "/open"));
        step.assertBetween(later, asked, "blue", "/open", "Colin");
    }

    private static Mail ask(PendingStepScenario step, Browser edith) {
        Reply sent = edith.post(
                "/auth/signin/email",
                Map.of("csrfToken", edith.csrfToken(), "email", People.EDITH, "callbackUrl", "/open"));
        assertThat(sent.location()).contains("/auth/verify-request");
        return step.target().application().mail();
    }

    /** To the provider, and what the way back is answered. */
    private static Reply comeBack(PendingStepScenario step, Browser browser, Map<String, String> more) {
        Map<String, String> form = new LinkedHashMap<>(more);
        form.put("csrfToken", browser.csrfToken());
        Reply away = browser.post("/auth/signin/openid", form);
        String back = Browser.at(URI.create(away.location())).get("").location();
        return browser.navigate(path(step, back));
    }

    private static String path(PendingStepScenario step, String url) {
        assertThat(url).startsWith(step.target().origin());
        return url.substring(step.target().origin().length());
    }
}
