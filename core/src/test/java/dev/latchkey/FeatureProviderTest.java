package dev.latchkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.latchkey.http.AuthResponse;
import dev.latchkey.http.FakeRequest;
import dev.latchkey.model.Factor;
import dev.latchkey.provider.CredentialsProvider;
import dev.latchkey.provider.FeatureProvider;
import dev.latchkey.provider.Provider;
import dev.latchkey.provider.ProviderType;
import dev.latchkey.provider.Providers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** A way to sign in that a feature brings is one like any other, and nobody asks of what kind it is. */
class FeatureProviderTest {

    private static AuthBuilder builder() {
        return builder(Map.of());
    }

    private static AuthBuilder builder(Map<String, String> environment) {
        return with(environment, new PinFeature("pin-1"))
                .provider(CredentialsProvider.of((typed, request) -> Optional.empty()));
    }

    private static AuthBuilder with(Map<String, String> environment, Feature... features) {
        AuthBuilder builder = Auth.builder().environment(environment).secret("a-secret-of-more-than-32-characters-1");
        for (Feature feature : features) {
            builder.with(feature);
        }
        return builder;
    }

    private static Visits browser(AuthBuilder builder) {
        return new Visits(builder.build());
    }

    @Test
    void it_stands_behind_the_applications_own_wherever_those_are_listed() {
        Auth auth = builder()
                .settings(Map.of("providers", "pin-1,github"))
                .provider(Providers.github().clientId("app").clientSecret("hush"))
                .build();
        assertThat(auth.providers()).extracting(Provider::id).containsExactly("credentials", "github", "pin-1");
        assertThat(new Visits(auth).open("/auth/providers").body())
                .contains("\"pin-1\":{\"id\":\"pin-1\",\"name\":\"Number\",\"type\":\"credentials\"")
                .contains("http://localhost/auth/callback/pin-1");
    }

    @Test
    void the_page_writes_the_form_and_the_csrf_token_around_what_the_feature_shows() {
        Document page = Jsoup.parse(
                browser(builder()).open("/auth/signin?callbackUrl=/orders").body());
        Element form = page.select("form").get(1);
        assertThat(form.attr("action")).isEqualTo("/auth/callback/pin-1");
        assertThat(form.select("input[name=csrfToken]").val()).isNotEmpty();
        assertThat(form.select("input[name=callbackUrl]").val()).endsWith("/orders");
        assertThat(form.select("label").text()).isEqualTo("<4> digits");
        assertThat(page.select("hr")).hasSize(1);
    }

    @Test
    void no_link_signs_anybody_in_with_what_people_type() {
        Visits victim = browser(builder());
        assertThat(victim.open("/auth/callback/pin-1?pin=1234").header("Location"))
                .contains("error=");
        assertThat(victim.session()).isEmpty();
    }

    @Test
    void it_signs_in_and_never_without_the_csrf_token() {
        Visits pia = browser(builder());
        AuthResponse forged = pia.exchange(FakeRequest.post("/auth/callback/pin-1", "pin=1234"))
                .answer()
                .orElseThrow();
        assertThat(forged.header("Location")).contains("error=MissingCSRF");
        assertThat(pia.submit("/callback/pin-1", "pin=4321").header("Location")).contains("error=AccessDenied");
        assertThat(pia.session()).isEmpty();
        pia.submit("/callback/pin-1", "pin=1234");
        assertThat(pia.session().orElseThrow().user().name()).isEqualTo("Pia");
    }

    @Test
    void the_page_on_which_users_confirm_shows_the_same_in_a_form_of_its_own() {
        ManualClock clock = new ManualClock();
        Visits pia = browser(builder().clock(clock));
        pia.submit("/callback/pin-1", "pin=1234");
        clock.advance(Duration.ofHours(1));

        Element form = Jsoup.parse(pia.send(FakeRequest.get("/auth/confirm").header("Accept", "text/html"))
                        .body())
                .selectFirst("form[action=/auth/confirm/pin-1]");
        assertThat(form).isNotNull();
        assertThat(form.select("input[name=csrfToken]").val()).isNotEmpty();
        assertThat(form.select("label").text()).isEqualTo("<4> digits");
        assertThat(pia.submit("/confirm/pin-1", "pin=4321").header("Location")).contains("/auth/confirm?", "error=");
        assertThat(pia.submit("/confirm/pin-1", "pin=1234").header("Location")).isEqualTo("http://localhost");
        assertThat(pia.session().orElseThrow().factors())
                .extracting(Factor::shownAt)
                .contains(clock.instant());
    }

    @Test
    void an_application_with_nothing_else_has_a_way_to_sign_in() {
        assertThat(with(Map.of(), new PinFeature("pin-1")).build().providers()).hasSize(1);
    }

    @Test
    void two_with_one_id_stop_the_start_with_all_other_mistakes() {
        assertThatIllegalStateException()
                .isThrownBy(with(Map.of(), new PinFeature("credentials"))
                        .provider(CredentialsProvider.of((typed, request) -> Optional.empty()))
                        .texts(Map.of("pin.lable", "Number", "pin.label", "Number"))
                        .settings(Map.of("pin.numbr", "1", "sesions.idle", "7d"))::build)
                .withMessageContaining("Two providers have the id \"credentials\"")
                .withMessageContaining("latchkey.pin.numbr: did you mean latchkey.pin.number?")
                .withMessageContaining("latchkey.sesions.idle")
                .withMessageContaining("there is no text \"pin.lable\"; the nearest is \"pin.label\"")
                .withMessageContaining("\"pin.label\" has to use {0} (digits)");
    }

    @Test
    void by_itself_it_is_no_way_to_sign_in() {
        assertThatIllegalStateException()
                .isThrownBy(builder().provider(FeatureProvider.of("pin-2", "Number", ProviderType.CREDENTIALS))::build)
                .withMessageContaining("\"pin-2\"")
                .withMessageContaining("with(…)");
    }

    @Test
    void without_its_feature_it_stops_the_start_beside_every_other_mistake() {
        AuthBuilder builder = with(Map.of())
                .provider(FeatureProvider.of("pin-2", "Number", ProviderType.CREDENTIALS))
                .dangerouslyLinkAccountsByEmail();
        assertThatIllegalStateException()
                .isThrownBy(builder::build)
                .withMessageContaining("Nothing signs in with provider \"pin-2\": call with(…) of the feature")
                .withMessageContaining("dangerouslyLinkAccountsByEmail() without a store");
    }

    @Test
    void the_applications_words_replace_the_features() {
        Visits browser = browser(builder().texts(Map.of("pin.label", "{0} numerals")));
        assertThat(browser.open("/auth/signin").body()).contains("4 numerals");
    }

    @Test
    void a_setting_of_a_feature_comes_from_a_file_and_first_from_the_environment() {
        Visits file = browser(builder().settings(Map.of("pin", Map.of("number", "77"))));
        file.submit("/callback/pin-1", "pin=77");
        assertThat(file.session()).isPresent();

        Visits environment =
                browser(builder(Map.of("LATCHKEY_PIN_NUMBER", "88")).settings(Map.of("pin.number", "77")));
        environment.submit("/callback/pin-1", "pin=77");
        assertThat(environment.session()).isEmpty();
        environment.submit("/callback/pin-1", "pin=88");
        assertThat(environment.session()).isPresent();
    }

    @Test
    void a_setting_of_a_feature_that_is_not_there_stops_the_start() {
        AuthBuilder without = with(Map.of("LATCHKEY_PIN_NUMBER", "1"))
                .provider(CredentialsProvider.of((typed, request) -> Optional.empty()));
        assertThatIllegalStateException()
                .isThrownBy(without::build)
                .withMessageContaining("Unknown setting LATCHKEY_PIN_NUMBER");
    }
}
