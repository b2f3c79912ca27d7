package dev.latchkey.page;

import static dev.latchkey.page.Sample.only;
import static dev.latchkey.page.Sample.parse;
import static dev.latchkey.page.Sample.signInPage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.model.Theme;
import dev.latchkey.model.Theme.ColorScheme;
import dev.latchkey.model.ThemeColor;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.provider.ProviderLogo;
import dev.latchkey.provider.ProviderStyle;
import dev.latchkey.provider.Providers;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What buttons show beside and in their words. */
class ProviderMarksTest {

    @Test
    void a_ready_provider_has_its_logo_in_the_page_and_nothing_is_loaded() {
        Document page =
                parse(Sample.pages(Providers.google(), Providers.github()).signIn(signInPage()));
        Element google = only(page, ".provider-google svg.mark[aria-hidden=true]");
        assertThat(google.select("path").eachAttr("fill")).containsExactly("#4285f4", "#34a853", "#fbbc05", "#ea4335");
        assertThat(only(page, ".provider-github svg.mark").select("path")).hasSize(1);
        assertThat(page.select(".badge, img, use, image, [style]")).isEmpty();
    }

    @Test
    void a_page_has_the_logos_of_its_own_providers_alone() {
        Document page = parse(Sample.pages(Providers.github()).signIn(signInPage()));
        assertThat(page.select("svg")).hasSize(1);
        assertThat(parse(Sample.pages(Providers.github()).signOut(Sample.signOutPage(null)))
                        .select("svg"))
                .isEmpty();
    }

    @Test
    void a_provider_without_a_logo_has_a_letter() {
        Document page = parse(Sample.pages(OAuthProvider.oidc("acme", "Acme")).signIn(signInPage()));
        assertThat(only(page, ".provider-acme .badge").text()).isEqualTo("A");
        assertThat(page.select("svg")).isEmpty();
    }

    @Test
    void buttons_have_the_words_that_rules_of_brands_ask_for() {
        Document page = parse(
                Sample.pages(Providers.microsoftEntraId(), Providers.google()).signIn(signInPage()));
        assertThat(page.select("button").eachText()).containsExactly("Sign in with Microsoft", "Sign in with Google");
    }

    @ParameterizedTest
    @CsvSource({
        "AUTO, #181717, plain-dark, true", // black cannot be seen on a dark card
        "AUTO, #ffcd00, plain-light, true", // yellow cannot be seen on white
        "AUTO, #e42527, '', true",
        "LIGHT, #181717, '', true",
        "DARK, #181717, '', false",
        "LIGHT, #ffcd00, '', false"
    })
    void a_logo_in_one_colour_has_the_texts_colour_where_its_own_cannot_be_seen(
            ColorScheme scheme, String colour, String cssClass, boolean coloured) {
        OAuthProvider acme =
                OAuthProvider.oidc("acme", "Acme").style(ProviderStyle.of(ProviderLogo.of("M0 0h24v24H0z", colour)));
        Document page =
                parse(Sample.pages(Theme.standard().colorScheme(scheme), acme).signIn(signInPage()));
        Element logo = only(page, "svg");
        assertThat(logo.className()).isEqualTo(("mark " + cssClass).strip());
        assertThat(logo.select("path").hasAttr("fill")).isEqualTo(coloured);
    }

    @Test
    void a_logo_is_seen_on_the_card_of_the_theme() {
        OAuthProvider acme =
                OAuthProvider.oidc("acme", "Acme").style(ProviderStyle.of(ProviderLogo.of("M0 0h24v24H0z", "#d9534f")));
        Theme red = Theme.standard().light(ThemeColor.CARD_COLOR, "#b52b27").light(ThemeColor.TEXT_COLOR, "#fff");
        assertThat(only(parse(Sample.pages(red, acme).signIn(signInPage())), "svg")
                        .className())
                .isEqualTo("mark plain-light");
    }

    @Test
    void a_logo_in_several_colours_keeps_them_and_may_leave_one_to_the_text() {
        OAuthProvider acme = OAuthProvider.oidc("acme", "Acme")
                .style(ProviderStyle.of(new ProviderLogo(List.of(
                        new ProviderLogo.Shape("M0 0h9v9z", null), new ProviderLogo.Shape("M9 9h9z", "#fff")))));
        Element logo = only(parse(Sample.pages(acme).signIn(signInPage())), "svg");
        assertThat(logo.className()).isEqualTo("mark");
        assertThat(logo.select("path").eachAttr("fill")).containsExactly("#fff");
    }

    @Test
    void the_page_on_which_users_confirm_shows_the_same() {
        StepUpPage page = new StepUpPage(
                "/auth",
                "app.example.org",
                "/",
                "token",
                "/",
                null,
                null,
                null,
                null,
                List.of(Sample.way(Providers.microsoftEntraId(), null, null)));
        Element button = only(parse(Sample.pages(Providers.microsoftEntraId()).stepUp(page)), "button");
        assertThat(button.text()).isEqualTo("Confirm with Microsoft");
        assertThat(button.select("svg path")).hasSize(4);
    }
}
