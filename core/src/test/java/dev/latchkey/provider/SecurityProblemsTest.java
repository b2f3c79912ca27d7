package dev.latchkey.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

/**
 * A configuration that contradicts a security profile stops the start, and the message names the call that mends it.
 */
class SecurityProblemsTest {

    private final JWK key;
    private final SSLContext certificate;

    SecurityProblemsTest() throws Exception {
        key = new ECKeyGenerator(Curve.P_256).generate();
        certificate = SSLContext.getDefault();
    }

    private static OAuthProvider provider(OAuthSecurity security) {
        return OAuthProvider.oidc("bank", "Bank")
                .issuer("https://sso.bank.example")
                .clientId("app")
                .security(security);
    }

    private OAuthSecurity fapi2() {
        return OAuthSecurity.fapi2().privateKeyJwt(ClientKeys.jwk(key.toJSONString()));
    }

    @Test
    void fapi2_is_complete_with_a_key_or_a_certificate() {
        assertThat(provider(fapi2()).problems()).isEmpty();
        assertThat(provider(OAuthSecurity.fapi2().clientCertificate(certificate))
                        .problems())
                .isEmpty();
        assertThat(provider(OAuthSecurity.fapi2MessageSigning().privateKeyJwt(ClientKeys.jwk(key.toJSONString())))
                        .problems())
                .isEmpty();
        assertThat(OAuthProvider.oauth2("bank", "Bank")
                        .issuer("https://sso.bank.example")
                        .clientId("app")
                        .security(fapi2())
                        .problems())
                .isEmpty();
    }

    @Test
    void fapi2_without_either_names_both() {
        assertThat(provider(OAuthSecurity.fapi2()).clientSecret("s").problems())
                .containsExactly("Provider \"bank\" must not authenticate with client_secret_basic under fapi2(): call"
                        + " privateKeyJwt(ClientKeys.jwk(…)) or clientCertificate(…) of its security");
    }

    @Test
    void a_certificate_binds_the_tokens_in_place_of_a_key_unless_dpop_is_called_after_it() {
        OAuthSecurity certified = fapi2().clientCertificate(certificate);
        assertThat(certified.usesDpop()).isFalse();
        assertThat(certified.dpop().usesDpop()).isTrue();
        assertThat(provider(certified).definition().clientAuthentication())
                .isEqualTo(ClientAuthentication.PRIVATE_KEY_JWT);
        assertThat(provider(OAuthSecurity.fapi2().clientCertificate(certificate))
                        .definition()
                        .clientAuthentication())
                .isEqualTo(ClientAuthentication.TLS_CLIENT_AUTH);
    }

    @Test
    void fapi2_allows_no_opt_out_and_no_other_algorithm() throws Exception {
        assertThat(provider(fapi2()).dangerouslySkipPkce().allowInsecureHttp().problems())
                .containsExactly("Provider \"bank\" has fapi2() and the opposite of it: leave out"
                        + " dangerouslySkipPkce() and allowInsecureHttp()");
        assertThat(provider(fapi2().acceptOnly(SigningAlgorithm.RS256)).problems())
                .containsExactly("Provider \"bank\" accepts algorithms that fapi2() does not allow: leave out"
                        + " acceptOnly(…), or name PS256, ES256 or EdDSA");
        JWK large = new ECKeyGenerator(Curve.P_384).generate();
        JWK rs256 = new RSAKeyGenerator(2048).algorithm(JWSAlgorithm.RS256).generate();
        for (JWK other : new JWK[] {large, rs256}) {
            ClientKeys keys = ClientKeys.jwk(other.toJSONString());
            assertThat(provider(OAuthSecurity.fapi2().privateKeyJwt(keys)).problems())
                    .containsExactly("Provider \"bank\" has a signing key that fapi2() does not allow: use RSA for"
                            + " PS256, the curve P-256 for ES256, or Ed25519");
        }
    }

    @Test
    void fapi2_allows_no_id_tokens_that_the_client_secret_signs() {
        OAuthProvider line = Providers.line().clientId("app").clientSecret("s").security(fapi2());
        assertThat(line.definition().signsWithClientSecret()).isTrue();
        assertThat(line.problems())
                .contains("Provider \"line\" has ID tokens that the client secret signs, which fapi2() does not allow");
    }

    @Test
    void each_part_says_what_it_lacks() {
        assertThat(provider(OAuthSecurity.standard().signedRequests())
                        .clientSecret("s")
                        .problems())
                .containsExactly("Provider \"bank\" has no key that signs requests: call"
                        + " privateKeyJwt(ClientKeys.jwk(…)) of its security");
        assertThat(provider(OAuthSecurity.standard())
                        .clientAuthentication(ClientAuthentication.SELF_SIGNED_TLS_CLIENT_AUTH)
                        .problems())
                .containsExactly(
                        "Provider \"bank\" has no client certificate: call clientCertificate(…) of its security");
        assertThat(provider(OAuthSecurity.standard().dpop().accessTokenInForm())
                        .clientSecret("s")
                        .profileFromUserInfo()
                        .problems())
                .containsExactly("Provider \"bank\" sends the access token in a form, which dpop() does not allow:"
                        + " leave out accessTokenInForm()");
        assertThat(OAuthProvider.oauth2("bank", "Bank")
                        .authorizationEndpoint("https://sso.bank.example/authorize")
                        .tokenEndpoint("https://sso.bank.example/token")
                        .userInfoEndpoint("https://sso.bank.example/me")
                        .clientId("app")
                        .clientSecret("s")
                        .security(OAuthSecurity.standard().pushedRequests())
                        .problems())
                .containsExactly("Provider \"bank\" has a security(…) that needs the provider's metadata: call"
                        + " issuer(\"https://…\")");
    }

    @Test
    void a_key_store_without_a_private_key_is_no_client_certificate() throws Exception {
        KeyStore empty = KeyStore.getInstance("PKCS12");
        empty.load(null, null);
        assertThatThrownBy(() -> OAuthSecurity.fapi2().clientCertificate(empty, new char[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("clientCertificate(…) needs a key store with a private key");
    }

    @Test
    void an_issuer_that_is_demanded_and_not_configured_is_discovered() {
        OAuthProvider known = OAuthProvider.oauth2("bank", "Bank")
                .discovery("https://sso.bank.example/.well-known/oauth-authorization-server")
                .authorizationEndpoint("https://sso.bank.example/authorize")
                .tokenEndpoint("https://sso.bank.example/token")
                .userInfoEndpoint("https://sso.bank.example/me")
                .clientId("app")
                .clientSecret("s");
        OAuthProvider demanding = known.security(OAuthSecurity.standard().issuerInResponses());
        assertThat(known.definition().needsNoDiscovery()).isTrue();
        assertThat(demanding.definition().needsNoDiscovery()).isFalse();
        assertThat(demanding.issuer("https://sso.bank.example").definition().needsNoDiscovery())
                .isTrue();
    }
}
