package dev.latchkey.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.latchkey.error.AuthException;
import dev.latchkey.error.FailureCause;
import dev.latchkey.model.Claims;
import dev.latchkey.provider.ClientKeys;
import dev.latchkey.provider.OAuthDefinition;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.provider.OAuthSecurity;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a provider cannot do is said by name. */
class ProviderAbilitiesTest {

    private static final Claims CAPABLE = Claims.empty()
            .with("pushed_authorization_request_endpoint", "https://sso.bank.example/par")
            .with("authorization_response_iss_parameter_supported", true)
            .with("dpop_signing_alg_values_supported", List.of("ES256"))
            .with("response_modes_supported", List.of("query", "jwt"))
            .with("code_challenge_methods_supported", List.of("S256"))
            .with("token_endpoint_auth_methods_supported", List.of("private_key_jwt"));

    private final ClientKeys keys;

    ProviderAbilitiesTest() throws Exception {
        keys = ClientKeys.jwk(new ECKeyGenerator(Curve.P_256).generate().toJSONString());
    }

    private static OAuthDefinition bank(OAuthSecurity security) {
        return OAuthProvider.oidc("bank", "Bank").security(security).definition();
    }

    private static void require(Claims document, OAuthDefinition provider) {
        new ProviderAbilities(document).require(provider);
    }

    @Test
    void a_provider_that_can_do_everything_is_used() {
        assertThatCode(() -> require(CAPABLE, bank(OAuthSecurity.fapi2().privateKeyJwt(keys))))
                .doesNotThrowAnyException();
        assertThatCode(() -> require(
                        CAPABLE, bank(OAuthSecurity.fapi2MessageSigning().privateKeyJwt(keys))))
                .doesNotThrowAnyException();
    }

    @Test
    void a_provider_that_says_nothing_is_believed_only_without_a_document() {
        OAuthDefinition bank = bank(OAuthSecurity.standard().dpop().issuerInResponses());
        assertThatCode(() -> require(Claims.empty(), bank)).doesNotThrowAnyException();
        assertThatThrownBy(() -> require(Claims.empty().with("issuer", "https://sso.bank.example"), bank))
                .isInstanceOf(AuthException.Upstream.class);
    }

    @Test
    void the_message_names_each_thing_and_the_call_that_demands_it() {
        Claims plain = Claims.empty()
                .with("issuer", "https://sso.bank.example")
                .with("token_endpoint_auth_methods_supported", List.of("client_secret_basic"));
        assertThatThrownBy(() -> require(plain, bank(OAuthSecurity.fapi2().privateKeyJwt(keys))))
                .isInstanceOfSatisfying(
                        AuthException.class, e -> assertThat(e.failureCause()).isEqualTo(FailureCause.METADATA))
                .hasMessageContainingAll(
                        "no pushed_authorization_request_endpoint for pushedRequests()",
                        "no authorization_response_iss_parameter_supported for issuerInResponses()",
                        "no ES256 in dpop_signing_alg_values_supported for dpop()",
                        "no S256 in code_challenge_methods_supported for fapi2()",
                        "no private_key_jwt in token_endpoint_auth_methods_supported for fapi2()");
        assertThatThrownBy(() -> require(
                        CAPABLE.with("response_modes_supported", List.of("query")),
                        bank(OAuthSecurity.fapi2MessageSigning().privateKeyJwt(keys))))
                .hasMessageContaining("no jwt in response_modes_supported for signedResponses()");
        assertThatThrownBy(() -> require(
                        plain.with("request_parameter_supported", false),
                        bank(OAuthSecurity.standard().privateKeyJwt(keys).signedRequests())))
                .hasMessageContaining("request_parameter_supported is false, for signedRequests()");
    }

    @Test
    void a_provider_that_fetches_no_requests_is_not_sent_an_address() {
        OAuthDefinition bank = bank(OAuthSecurity.standard().privateKeyJwt(keys).signedRequestsByReference());
        assertThatThrownBy(() -> require(CAPABLE.with("request_uri_parameter_supported", false), bank))
                .hasMessageContaining("request_uri_parameter_supported is false, for signedRequestsByReference()");
        for (Claims document : List.of(
                CAPABLE, // the default of OpenID Connect Discovery is true, and RFC 8414 has none
                CAPABLE.with("request_uri_parameter_supported", true),
                CAPABLE.with("request_parameter_supported", false))) {
            assertThatCode(() -> require(document, bank)).doesNotThrowAnyException();
        }
    }
}
