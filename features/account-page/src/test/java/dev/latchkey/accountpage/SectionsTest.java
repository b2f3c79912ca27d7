package dev.latchkey.accountpage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.latchkey.Auth;
import dev.latchkey.Feature;
import dev.latchkey.feature.AccountSection;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.FeatureContext;
import dev.latchkey.feature.Installable;
import dev.latchkey.feature.Installed;
import dev.latchkey.page.TemplateRenderer;
import dev.latchkey.provider.CredentialsProvider;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** Other features add sections, wherever they stand among the features. */
class SectionsTest {

    /** A feature with a section for Grace alone. */
    private record Shoes(String id, String section) implements Feature, Installable {

        Shoes(String id) {
            this(id, id);
        }

        @Override
        public Installed install(FeatureContext context) {
            return Installed.none().with(new ShoesSection(section));
        }
    }

    private record ShoesSection(String id) implements AccountSection {

        @Override
        public Optional<Shown> show(EndpointCall call) {
            return "Grace Okafor".equals(call.session().user().name())
                    ? Optional.of(new Shown(
                            "Shoes & <b>more</b>",
                            TemplateRenderer.content((out, hooks) -> out.writeUserContent("42 < 43")),
                            Map.of("size", 42)))
                    : Optional.empty();
        }
    }

    @Test
    void a_section_stands_behind_those_of_the_page_for_those_users_whom_it_is_for() {
        try (Application application = Application.with(auth ->
                auth.with(new Shoes("shoes")).with(AccountPage.standard()).with(new Shoes("hats")))) {
            Program grace = Program.signedIn(application, "grace");
            Program ada = Program.signedIn(application, "ada");

            assertThat(grace.account().asMap().keySet()).containsExactly("profile", "sessions", "shoes", "hats");
            assertThat(grace.account().object("shoes").get("size")).isEqualTo(42L);
            assertThat(ada.account().asMap()).containsOnlyKeys("profile", "sessions");
        }
    }

    @Test
    void a_feature_has_no_section_of_another_name() {
        assertThatIllegalStateException()
                .isThrownBy(Auth.builder()
                        .environment(Map.of())
                        .secret("a-secret-of-the-application-0123456789-0123456789")
                        .provider(CredentialsProvider.of((typed, request) -> Optional.empty()))
                        .with(new Shoes("shoes", "profile"))::build)
                .withMessage("The feature \"shoes\" has the section profile, which is not its own");
    }

    @Test
    void its_title_and_content_are_escaped() {
        try (Application application =
                Application.with(auth -> auth.with(AccountPage.standard()).with(new Shoes("shoes")))) {
            HttpResponse<String> page = Program.signedIn(application, "grace").page();

            Document document = Jsoup.parse(page.body());
            assertThat(document.select("h2").eachText()).endsWith("Shoes & <b>more</b>");
            assertThat(document.select("section").eachText()).anyMatch(text -> text.endsWith("42 < 43"));
        }
    }
}
