package dev.latchkey.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.model.Claims;
import dev.latchkey.model.Profile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OAuthProviderTest {

    private static final OAuthProvider KEYCLOAK = Providers.keycloak()
            .clientId("app")
            .clientSecret("s3cr3t-value")
            .issuer("https://sso.example.org/realms/main");

    @Test
    void each_change_is_a_copy() {
        OAuthProvider plain = OAuthProvider.oauth2("a", "A");
        OAuthProvider changed = plain.clientId("app").scopes("x").named("b", "B");
        assertThat(plain.definition().clientId()).isEmpty();
        assertThat(plain.id()).isEqualTo("a");
        assertThat(changed.definition().clientId()).isEqualTo("app");
        assertThat(changed.id()).isEqualTo("b");
    }

    @Test
    @Tag("W22")
    void scopes_replace_those_before() {
        assertThat(Providers.github().scopes("repo").definition().scopes()).containsExactly("repo");
    }

    @Test
    @Tag("A7")
    void prints_id_and_type_only() {
        assertThat(KEYCLOAK).hasToString("OAuthProvider[keycloak, oidc]");
        assertThat(KEYCLOAK.definition()).hasToString("OAuthDefinition[keycloak]");
    }

    @Test
    void the_problems_of_an_empty_openid_provider_are_all_listed() {
        assertThat(Providers.keycloak().problems())
                .containsExactly(
                        "Provider \"keycloak\" has no client id: call clientId(\"…\") or set AUTH_KEYCLOAK_ID",
                        "Provider \"keycloak\" has no client secret: call clientSecret(…) or set AUTH_KEYCLOAK_SECRET;"
                                + " a public client calls clientAuthentication(ClientAuthentication.NONE)",
                        "Provider \"keycloak\" has no issuer: call issuer(\"https://…/realms/<realm>\")"
                                + " or set AUTH_KEYCLOAK_ISSUER");
    }

    @Test
    void the_problems_of_an_empty_plain_provider_name_its_missing_endpoints() {
        OAuthProvider provider =
                OAuthProvider.oauth2("my-idp", "Mine").clientId("app").clientSecret("secret");
        assertThat(provider.problems())
                .containsExactly(
                        "Provider \"my-idp\" has no authorization endpoint: call authorizationEndpoint(\"https://…\")",
                        "Provider \"my-idp\" has no token endpoint: call tokenEndpoint(\"https://…\")",
                        "Provider \"my-idp\" has no user information endpoint: call userInfoEndpoint(\"https://…\")");
    }

    @Test
    void a_public_client_needs_no_secret() {
        assertThat(Providers.google()
                        .clientId("app")
                        .clientAuthentication(ClientAuthentication.NONE)
                        .problems())
                .isEmpty();
    }

    @Test
    void a_signing_secret_has_256_bits() {
        OAuthProvider provider = KEYCLOAK.clientAuthentication(ClientAuthentication.CLIENT_SECRET_JWT);
        assertThat(provider.problems())
                .singleElement()
                .asString()
                .contains("too short")
                .doesNotContain("s3cr3t");
        assertThat(provider.clientSecret("0123456789abcdef0123456789abcdef").problems())
                .isEmpty();
    }

    @Test
    void openid_is_asked_for() {
        assertThat(KEYCLOAK.scopes("email").problems())
                .singleElement()
                .asString()
                .contains("scopes(…)");
    }

    @Test
    @Tag("B21")
    void http_is_for_this_machine() {
        assertThat(KEYCLOAK.issuer("http://localhost:8080/realms/main").problems())
                .isEmpty();
        assertThat(KEYCLOAK.issuer("http://127.0.0.1:8080").problems()).isEmpty();
        OAuthProvider insecure = KEYCLOAK.issuer("http://sso.example.org");
        assertThat(insecure.problems())
                .containsExactly(
                        "Provider \"keycloak\" has an http URL of another machine for its issuer: use https, or call"
                                + " allowInsecureHttp()",
                        "Provider \"keycloak\" has an http URL of another machine for its discovery document: use"
                                + " https, or call allowInsecureHttp()");
        assertThat(insecure.allowInsecureHttp().problems()).isEmpty();
        assertThat(insecure.allowInsecureHttp().definition().optOuts()).containsExactly("allowInsecureHttp()");
    }

    @Test
    void opting_out_shows() {
        OAuthDefinition definition =
                KEYCLOAK.dangerouslySkipPkce().dangerouslySkipNonce().definition();
        assertThat(definition.usesPkce()).isFalse();
        assertThat(definition.usesNonce()).isFalse();
        assertThat(definition.optOuts()).isEqualTo(List.of("dangerouslySkipPkce()", "dangerouslySkipNonce()"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sso.example.org",
                "//sso.example.org",
                "ftp://sso.example.org",
                "https://user@sso.example.org",
                "https://sso.example.org/a b",
                "https://sso.example.org#f",
                "https://sso.example.org?x=1",
                "https://",
                ""
            })
    void an_issuer_is_a_plain_url(String url) {
        assertThatThrownBy(() -> KEYCLOAK.issuer(url)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "client_id",
                "Client_Id",
                "redirect_uri",
                "response_type",
                "state",
                "nonce",
                "code_challenge",
                "code_challenge_method",
                "request",
                "request_uri",
                "scope"
            })
    void the_protocol_s_parameters_are_not_for_setting(String name) {
        assertThatThrownBy(() -> KEYCLOAK.parameter(name, "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Not for parameter(…) to set: " + name);
    }

    @Test
    void the_response_mode_may_be_form_post() {
        assertThat(KEYCLOAK.parameter("response_mode", "form_post").definition().usesFormPost())
                .isTrue();
        assertThatThrownBy(() -> KEYCLOAK.parameter("response_mode", "fragment"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Tag("W38")
    void the_discovery_document_may_be_elsewhere() {
        assertThat(KEYCLOAK.definition().discovery())
                .isEqualTo("https://sso.example.org/realms/main/.well-known/openid-configuration");
        assertThat(KEYCLOAK.discovery("https://sso.example.org/meta")
                        .definition()
                        .discovery())
                .isEqualTo("https://sso.example.org/meta");
    }

    @Test
    void a_name_for_the_client_id_is_one_that_means_nothing_else() {
        assertThat(KEYCLOAK.clientIdParameter("client_key").definition().clientIdParameter())
                .isEqualTo("client_key");
        assertThat(KEYCLOAK.clientIdParameter("appid").definition().clientIdParameter())
                .isEqualTo("appid");
        for (String name : new String[] {"", "state", "scope", "redirect_uri", "client_secret", "a&b", "code"}) {
            assertThatThrownBy(() -> KEYCLOAK.clientIdParameter(name)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void the_browser_does_not_say_who_somebody_is() {
        assertThat(KEYCLOAK.callbackMember("user").definition().callbackMembers())
                .containsExactly("user");
        for (String name : new String[] {"sub", "email", "email_verified", "id", "code", "state"}) {
            assertThatThrownBy(() -> KEYCLOAK.callbackMember(name)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void more_tolerance_for_clocks_shows() {
        assertThat(KEYCLOAK.clockTolerance(Duration.ofSeconds(10)).definition().optOuts())
                .isEmpty();
        assertThat(KEYCLOAK.clockTolerance(Duration.ofMinutes(5)).definition().optOuts())
                .containsExactly("clockTolerance(PT5M)");
        for (Duration odd : new Duration[] {Duration.ofSeconds(-1), Duration.ofMinutes(11)}) {
            assertThatThrownBy(() -> KEYCLOAK.clockTolerance(odd)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void unknown_variables_are_refused() {
        assertThatThrownBy(() -> KEYCLOAK.baseUrl("https://sso.example.org"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("No variable \"baseUrl\" here, only []");
    }

    @Test
    @Tag("B12")
    void google_proves_addresses_of_gmail_and_of_the_domain_that_it_hosts_and_no_others() {
        OAuthProvider google = Providers.google();
        assertThat(proves(google, "ada@gmail.com", true, Claims.empty())).isTrue();
        assertThat(proves(google, "ada@gmail.com", false, Claims.empty())).isFalse();
        assertThat(proves(google, "ceo@bank.example", true, Claims.empty())).isFalse();
        assertThat(proves(google, "ceo@bank.example", true, Claims.of(Map.of("hd", "bank.example"))))
                .isTrue();
        assertThat(proves(google, "ceo@bank.example", false, Claims.of(Map.of("hd", "bank.example"))))
                .isFalse();
        assertThat(proves(google, "ceo@bank.example", true, Claims.of(Map.of("hd", "evil.example"))))
                .isFalse();
        assertThat(proves(google, "ada@evil.example@gmail.com", true, Claims.empty()))
                .isFalse();
        OAuthProvider elsewhere = google.authoritativeFor("acme.example").issuer("https://evil.example");
        assertThat(proves(elsewhere, "ada@gmail.com", true, Claims.of(Map.of("hd", "gmail.com"))))
                .isFalse();
        assertThat(proves(elsewhere, "ada@acme.example", true, Claims.empty())).isTrue();
    }

    @Test
    @Tag("B12")
    void other_providers_prove_no_address_unless_the_application_says_so() {
        for (String id : Providers.ids()) {
            Claims hosted = Claims.of(Map.of("hd", "acme.example"));
            assertThat(proves(Providers.named(id), "ada@acme.example", true, hosted))
                    .as(id)
                    .isEqualTo(id.equals("google"));
        }
        OAuthProvider github = Providers.github().authoritativeFor("acme.example", "b\u00fccher.example");
        assertThat(proves(github, "ada@acme.example", true, Claims.empty())).isTrue();
        assertThat(proves(github, "ada@b\u00fccher.example", true, Claims.empty()))
                .isTrue();
        assertThat(proves(github, "ada@mail.acme.example", true, Claims.empty()))
                .isFalse();
        for (String none : List.of("", "@", "a@b.example", "acme.example ada", "*.example")) {
            assertThatThrownBy(() -> github.authoritativeFor(none)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static boolean proves(OAuthProvider provider, String email, boolean verified, Claims raw) {
        return provider.definition().provesEmailOf(new Profile("1", null, email, verified, null, raw));
    }
}
