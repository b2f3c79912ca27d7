package dev.latchkey.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.error.AuthException;
import dev.latchkey.model.Claims;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.provider.OAuthSecurity;
import dev.latchkey.provider.Providers;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderMetadataTest {

    private static ProviderMetadata discovered(String issuer, String document) {
        return ProviderMetadata.discovered(Providers.auth0().issuer(issuer).definition(), Claims.parse(document));
    }

    @Test
    void the_document_s_issuer_counts_with_its_final_slash() {
        assertThat(discovered("https://t.auth0.com", "{\"issuer\":\"https://t.auth0.com/\"}")
                        .issuer())
                .isEqualTo("https://t.auth0.com/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://t.auth0.com//", "https://T.auth0.com", "http://t.auth0.com", "https://t.auth0.com/x", ""
            })
    @Tag("X7")
    void another_issuer_s_document_is_refused(String issuer) {
        assertThatThrownBy(() -> discovered("https://t.auth0.com", "{\"issuer\":\"" + issuer + "\"}"))
                .isInstanceOf(AuthException.Upstream.class)
                .hasMessageContaining("another issuer");
    }

    @ParameterizedTest
    @CsvSource({
        "https://sso.example.org, http://sso.example.org/token",
        "https://sso.example.org, http://localhost:6379/",
        "https://sso.example.org, http://169.254.169.254/latest/meta-data",
        "https://sso.example.org, file:///etc/passwd",
        "https://sso.example.org, https://a@b/token",
        "https://sso.example.org, https://sso.example.org/to ken",
        "https://sso.example.org, https://sso.example.org/token#f",
        "https://sso.example.org, /token",
        "http://localhost:8080, http://sso.example.org/token"
    })
    @Tag("B21")
    void no_secret_goes_where_the_document_has_no_business(String issuer, String endpoint) {
        for (String member :
                new String[] {"token_endpoint", "userinfo_endpoint", "jwks_uri", "authorization_endpoint"}) {
            assertThatThrownBy(() -> discovered(
                            issuer, "{\"issuer\":\"" + issuer + "\",\"" + member + "\":\"" + endpoint + "\"}"))
                    .isInstanceOf(AuthException.Upstream.class)
                    .hasMessageContaining(member);
        }
    }

    @Test
    void a_provider_on_this_machine_may_go_without_encryption() {
        String issuer = "http://localhost:8080";
        assertThat(discovered(issuer, "{\"issuer\":\"" + issuer + "\",\"token_endpoint\":\"" + issuer + "/token\"}")
                        .tokenEndpoint())
                .isEqualTo("http://localhost:8080/token");
    }

    @Test
    void with_a_certificate_an_alias_replaces_its_own_address_alone() throws Exception {
        String document = "{\"issuer\":\"https://sso.example\",\"token_endpoint\":\"https://sso.example/t\","
                + "\"userinfo_endpoint\":\"https://sso.example/u\","
                + "\"mtls_endpoint_aliases\":{\"token_endpoint\":\"https://mtls.sso.example/t\"}}";
        OAuthProvider usual = OAuthProvider.oidc("sso", "SSO").issuer("https://sso.example");
        OAuthProvider certified = usual.security(OAuthSecurity.standard().clientCertificate(SSLContext.getDefault()));
        ProviderMetadata aliased = ProviderMetadata.discovered(certified.definition(), Claims.parse(document));
        assertThat(aliased.tokenEndpoint()).isEqualTo("https://mtls.sso.example/t");
        assertThat(aliased.userInfoEndpoint()).isEqualTo("https://sso.example/u");
        assertThat(ProviderMetadata.discovered(usual.definition(), Claims.parse(document))
                        .tokenEndpoint())
                .isEqualTo("https://sso.example/t");
    }

    @Test
    void what_the_application_set_wins() {
        OAuthProvider provider =
                Providers.auth0().issuer("https://t.auth0.com").tokenEndpoint("https://proxy.example/token");
        Claims document = Claims.parse(
                "{\"issuer\":\"https://t.auth0.com\",\"token_endpoint\":\"https://t.auth0.com/t\","
                        + "\"end_session_endpoint\":\"https://t.auth0.com/bye\",\"id_token_signing_alg_values_supported\":[\"ES256\"]}");
        ProviderMetadata metadata = ProviderMetadata.discovered(provider.definition(), document);
        assertThat(metadata.tokenEndpoint()).isEqualTo("https://proxy.example/token");
        assertThat(metadata.endSessionEndpoint()).isEqualTo("https://t.auth0.com/bye");
        assertThat(metadata.idTokenAlgorithms()).containsExactly("ES256");
        assertThat(metadata.issParameter()).isFalse();
    }

    @Test
    void with_a_certificate_an_alias_counts_and_without_an_alias_the_usual_address() throws Exception {
        OAuthProvider usual = Providers.auth0().issuer("https://t.auth0.com");
        OAuthProvider certified = usual.security(OAuthSecurity.standard().clientCertificate(SSLContext.getDefault()));
        String document = "{\"issuer\":\"https://t.auth0.com\",\"token_endpoint\":\"https://t.auth0.com/token\","
                + "\"userinfo_endpoint\":\"https://t.auth0.com/me\"%s}";
        Claims aliased = Claims.parse(document.formatted(
                ",\"mtls_endpoint_aliases\":{\"token_endpoint\":\"https://mtls.t.auth0.com/token\"}"));
        ProviderMetadata some = ProviderMetadata.discovered(certified.definition(), aliased);
        assertThat(some.tokenEndpoint()).isEqualTo("https://mtls.t.auth0.com/token");
        assertThat(some.userInfoEndpoint()).isEqualTo("https://t.auth0.com/me");
        assertThat(ProviderMetadata.discovered(usual.definition(), aliased).tokenEndpoint())
                .isEqualTo("https://t.auth0.com/token");
        assertThat(ProviderMetadata.discovered(certified.definition(), Claims.parse(document.formatted("")))
                        .tokenEndpoint())
                .isEqualTo("https://t.auth0.com/token");
    }
}
