package dev.latchkey.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.model.Secret;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ProviderEnvironmentTest {

    private static OAuthProvider fill(OAuthProvider provider, Map<String, String> environment) {
        return provider.withEnvironment(environment::get);
    }

    @Test
    void id_secret_and_issuer_come_from_variables_named_after_the_provider() {
        OAuthProvider provider = OAuthProvider.oidc("foo-bar", "x");
        OAuthDefinition filled = fill(
                        provider,
                        Map.of(
                                "AUTH_FOO_BAR_ID", "i",
                                "AUTH_FOO_BAR_SECRET", "s",
                                "AUTH_FOO_BAR_ISSUER", "https://iss.example"))
                .definition();
        assertThat(filled.clientId()).isEqualTo("i");
        assertThat(filled.clientSecret()).isEqualTo(Secret.of("s"));
        assertThat(filled.issuer()).isEqualTo("https://iss.example");
    }

    @Test
    void what_is_set_stays() {
        OAuthProvider provider = Providers.keycloak().clientId("mine").issuer("https://mine.example");
        OAuthDefinition filled = fill(
                        provider, Map.of("AUTH_KEYCLOAK_ID", "other", "AUTH_KEYCLOAK_ISSUER", "https://other.example"))
                .definition();
        assertThat(filled.clientId()).isEqualTo("mine");
        assertThat(filled.issuer()).isEqualTo("https://mine.example");
    }

    @Test
    void a_default_issuer_gives_way_and_a_fixed_one_is_not_overlooked_but_refused() {
        String tenant = "https://login.microsoftonline.com/7a1b2c3d-0000-4000-8000-0123456789ab/v2.0";
        assertThat(fill(Providers.microsoftEntraId(), Map.of("AUTH_MICROSOFT_ENTRA_ID_ISSUER", tenant))
                        .definition()
                        .issuer())
                .isEqualTo(tenant);
        for (String id : new String[] {"google", "github", "gitlab", "discord"}) {
            String variable = "AUTH_" + id.toUpperCase(Locale.ROOT) + "_ISSUER";
            assertThatThrownBy(() -> fill(Providers.named(id), Map.of(variable, "https://other.example")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith(variable + " is set, but \"" + id + "\" has an issuer of its own");
        }
    }

    @Test
    void malformed_values_are_named_and_not_shown() {
        for (String value : new String[] {"", "  ", "line\nbreak"}) {
            assertThatThrownBy(() -> fill(Providers.github(), Map.of("AUTH_GITHUB_SECRET", value)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("AUTH_GITHUB_SECRET is set, but to no usable text")
                    .hasMessageNotContaining("break");
        }
        for (String value : new String[] {"sso.example.org", "http://sso.example.org", "https://a@b", "javascript:1"}) {
            assertThatThrownBy(() -> fill(Providers.keycloak(), Map.of("AUTH_KEYCLOAK_ISSUER", value)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("AUTH_KEYCLOAK_ISSUER is not an absolute https URL; http is for this machine only");
        }
    }

    @Test
    void an_http_issuer_on_this_machine_will_do() {
        assertThat(fill(Providers.keycloak(), Map.of("AUTH_KEYCLOAK_ISSUER", "http://localhost:8080/realms/x"))
                        .definition()
                        .issuer())
                .isEqualTo("http://localhost:8080/realms/x");
    }

    @Test
    @Tag("S12")
    void names_do_not_depend_on_the_language_of_the_machine() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertThat(fill(Providers.github(), Map.of("AUTH_GITHUB_ID", "i"))
                            .definition()
                            .clientId())
                    .isEqualTo("i");
        } finally {
            Locale.setDefault(before);
        }
    }
}
