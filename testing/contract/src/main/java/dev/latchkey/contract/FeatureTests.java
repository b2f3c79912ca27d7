package dev.latchkey.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contract.FavouriteColour.Colours;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Tests that everything that a feature adds to the application works, although the framework does not know the feature.
 */
interface FeatureTests extends ServerFixture {

    @Test
    default void a_features_way_to_sign_in_stands_with_the_others() {
        Browser browser = target().browser();
        assertThat(browser.get("/auth/providers").json().object("colour").text("callbackUrl"))
                .contains(target().origin() + "/auth/callback/colour");
        assertThat(browser.navigate("/auth/signin").body())
                .contains("action=\"/auth/callback/colour\"", "What is your favourite colour?");
        assertThat(browser.get("/auth/openapi.json").json().object("paths").asMap())
                .containsKeys("/signin/colour", "/callback/colour", "/favourite-colour");
    }

    @Test
    default void a_features_way_to_sign_in_leads_in() {
        Browser colin = target().browser();
        Reply in = say(colin, "Colin", "blue");

        assertThat(in.location()).isEqualTo(target().origin());
        assertThat(colin.get("/auth/session").body()).contains("Colin");
        assertThat(colin.fetch("/dashboard").body()).contains(ContractApplication.SECRET);
        assertThat(say(target().browser(), "Colin", "red").location()).contains("error=AccessDenied");
    }

    @Test
    default void a_features_form_needs_the_csrf_token() {
        Browser browser = target().browser();
        Reply reply = browser.post("/auth/callback/colour", Map.of("name", "Colin", "colour", "blue"));

        assertThat(reply.location()).contains("error=MissingCSRF");
        assertThat(browser.get("/auth/session").body()).isEqualTo("null");
    }

    @Test
    default void a_features_setting_and_texts_are_read() {
        Browser browser = target().browser();
        assertThat(browser.navigate("/auth/signin").body()).contains("You have 4 tries.");
        for (int i = 0; i < 4; i++) {
            assertThat(say(browser, "Bob", "brown").location()).contains("error=AccessDenied");
        }
        assertThat(say(browser, "Bob", "brown").status()).isEqualTo(429);
    }

    @Test
    default void a_feature_keeps_records_and_hands_out_its_api() {
        Colours colours = proxied().application().auth().feature(Colours.class);
        Browser cora = proxied().browser();
        assertThat(cora.signIn("cora").location()).endsWith(FavouriteColour.PATH);
        assertThat(answer(cora, "red").status()).isEqualTo(302); // from now on the store has this user

        assertThat(colours.set("u-cora", "pink")).isTrue();

        cora = proxied().browser();
        cora.signIn("cora");
        assertThat(answer(cora, "red").status()).isEqualTo(401);
        assertThat(answer(cora, "pink").status()).isEqualTo(302);
        assertThat(cora.get("/auth/session").body()).contains("Cora");
    }

    @Test
    default void a_features_section_is_for_users_who_are_signed_in() {
        assertThat(target().browser().get(SectionList.PATH).status()).isEqualTo(401);
        Browser colin = target().browser();
        say(colin, "Colin", "blue");

        assertThat(colin.get(SectionList.PATH).body()).isEqualTo("{\"favourite-colour\":{\"colour\":\"blue\"}}");
        assertThat(target().signedIn("alice").get(SectionList.PATH).body()).isEqualTo("{}");
    }

    private static Reply say(Browser browser, String name, String colour) {
        return browser.post(
                "/auth/callback/colour", Map.of("csrfToken", browser.csrfToken(), "name", name, "colour", colour));
    }

    private static Reply answer(Browser browser, String colour) {
        return browser.post(FavouriteColour.PATH, Map.of("csrfToken", browser.csrfToken(), "colour", colour));
    }
}
