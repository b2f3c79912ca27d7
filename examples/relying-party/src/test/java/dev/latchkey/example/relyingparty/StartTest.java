package dev.latchkey.example.relyingparty;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.testing.OpenIdProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A variable that cannot be followed stops the start. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StartTest {

    private final OpenIdProvider idp =
            OpenIdProvider.builder().client(Setup.client()).start();

    @AfterAll
    void stop() {
        idp.close();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "PROFILE, fapi1, AUTH_OIDC_PROFILE is none of",
                "PROFILE, fapi2, must not authenticate with client_secret_basic under fapi2()",
                "PROFILE, fapi2-message-signing, AUTH_OIDC_KEY is not set",
                "AUTH, tls_client_auth, has no client certificate: call clientCertificate",
                "AUTH, basic, AUTH_OIDC_AUTH is none of",
                "KEYSTORE, no-such-file.p12, AUTH_OIDC_KEYSTORE is no PKCS #12 file",
                "AUTH, private_key_jwt, AUTH_OIDC_KEY is not set",
                "ENCRYPTED, true, AUTH_OIDC_KEY is not set",
                "RESPONSE_MODE, fragment, AUTH_OIDC_RESPONSE_MODE is none of",
                "REQUEST, object, AUTH_OIDC_REQUEST is none of",
                "REQUEST, signed, AUTH_OIDC_KEY is not set",
                "ENCRYPTED, response, AUTH_OIDC_KEY is not set",
                "ENCRYPTED, everything, AUTH_OIDC_ENCRYPTED is none of",
                "PARAMETERS, prompt, AUTH_OIDC_PARAMETERS has a parameter without a value: prompt",
                "ALG, HS256, AUTH_OIDC_ALG names none of",
                "USERINFO, yes, AUTH_OIDC_USERINFO is none of",
                "SCOPES, openid, AUTH_OIDC_SCOPES is not a variable",
                "SCOPE, profile, \"does not ask for the scope openid\"",
                "SECRET, \"\", \"has no client secret\""
            })
    void and_the_message_names_it(String variable, String value, String message) {
        assertThatThrownBy(() -> Setup.start(idp, variable, value))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(message);
    }
}
