package dev.latchkey.example.relyingparty;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import dev.latchkey.testing.ClientDemand;
import dev.latchkey.testing.Misbehaviour;
import dev.latchkey.testing.OpenIdProvider;
import dev.latchkey.testing.ReceivedRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Variants of request and response that test suites choose, each without a security profile around it. */
@Tag("X7")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VariantsTest {

    private final OpenIdProvider idp =
            OpenIdProvider.builder().client(Setup.client()).signInAs("ada").start();
    private final JWK rsa;
    private final JWK curve;

    VariantsTest() throws Exception {
        rsa = new RSAKeyGenerator(2048).generate();
        curve = new ECKeyGenerator(Curve.P_256).keyID("mine").generate();
    }

    @AfterEach
    void behave() {
        idp.behave();
        idp.client(Setup.client());
    }

    @AfterAll
    void stop() {
        idp.close();
    }

    private JWK key(String kind) {
        return kind.equals("RSA") ? rsa : curve;
    }

    private void assertSignsIn(String... variables) {
        try (RelyingParty party = Setup.start(idp, variables)) {
            Visit visit = new Visit(party);
            assertThat(visit.signIn()).endsWith("/me");
            assertThat(visit.isSignedIn()).isTrue();
        }
    }

    private void assertRefused(String cause, String... variables) {
        int tokens = idp.requests("/token");
        try (RelyingParty party = Setup.start(idp, variables)) {
            Visit visit = new Visit(party);
            visit.signIn();
            assertThat(visit.isSignedIn()).isFalse();
            assertThat(visit.get("/auth/error").body()).endsWith("cause: " + cause);
        }
        assertThat(idp.requests("/token")).isEqualTo(tokens);
    }

    @ParameterizedTest
    @ValueSource(strings = {"query", "form_post"})
    void a_provider_that_must_ask_and_must_not_ask_leads_to_the_error_page(String mode) {
        try (OpenIdProvider asking =
                        OpenIdProvider.builder().client(Setup.client()).start();
                RelyingParty party =
                        Setup.start(asking, "RESPONSE_MODE", mode, "PARAMETERS", "prompt=none max_age=0")) {
            Visit visit = new Visit(party);
            Visit.WayBack back = visit.visitProvider(visit.begin());
            assertThat(asking.lastAuthorization().parameter("prompt")).contains("none");
            assertThat(asking.lastAuthorization().parameter("max_age")).contains("0");
            assertThat(back.form() + back.address().getQuery()).contains("error=login_required");

            assertThat(visit.comeBack(back)).contains("error=");
            assertThat(visit.isSignedIn()).isFalse();
            assertThat(visit.get("/auth/error").body()).endsWith("cause: provider_refused");
        }
    }

    @Test
    void the_browser_carries_a_signed_request_beside_what_openid_connect_demands() throws Exception {
        String key = curve.toJSONString();
        String jwks = new JWKSet(curve).toPublicJWKSet().toString();
        idp.client(Setup.client().signingRequestsWith(jwks).demanding(ClientDemand.SIGNED_REQUESTS));
        assertSignsIn("REQUEST", "signed", "KEY", key);

        ReceivedRequest asked = idp.lastAuthorization();
        assertThat(asked.parameterNames()).containsExactlyInAnyOrder("client_id", "response_type", "scope", "request");
        SignedJWT request = SignedJWT.parse(asked.parameter("request").orElseThrow());
        assertThat(request.getJWTClaimsSet().getStringClaim("scope"))
                .isEqualTo(asked.parameter("scope").orElseThrow());
        assertThat(idp.lastToken().header("Authorization").orElseThrow()).startsWith("Basic ");
        assertThat(request.getJWTClaimsSet().getIssuer()).isEqualTo(Setup.CLIENT);
    }

    @ParameterizedTest
    @CsvSource({"RSA, query", "EC, form_post"})
    void the_provider_fetches_a_signed_request_from_the_address_that_the_browser_carries(String kind, String mode) {
        String[] variables = {"REQUEST", "reference", "KEY", key(kind).toJSONString(), "RESPONSE_MODE", mode};
        String jwks = new JWKSet(key(kind)).toPublicJWKSet().toString();
        idp.client(Setup.client().signingRequestsWith(jwks).demanding(ClientDemand.SIGNED_REQUESTS));
        assertSignsIn(variables);

        ReceivedRequest asked = idp.lastAuthorization();
        assertThat(asked.parameterNames())
                .containsExactlyInAnyOrder("client_id", "response_type", "scope", "request_uri");
        assertThat(asked.parameter("request_uri").orElseThrow())
                .matches("http://localhost:\\d+/auth/request/[A-Za-z0-9_-]{43}");
        assertThat(idp.requests("/par")).isZero();

        idp.misbehave(Misbehaviour.REQUEST_URI_FETCHED_TWICE);
        assertSignsIn(variables);
        int browsers = idp.requests("/authorize");
        idp.misbehave(Misbehaviour.REQUEST_URI_NOT_SUPPORTED);
        try (RelyingParty party = Setup.start(idp, variables)) {
            Visit visit = new Visit(party);
            visit.begin();
            assertThat(visit.get("/auth/error").body()).endsWith("cause: metadata");
        }
        assertThat(idp.requests("/authorize")).isEqualTo(browsers);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jwt", "query.jwt", "form_post.jwt"})
    void a_response_may_have_to_be_signed(String mode) {
        assertSignsIn("RESPONSE_MODE", mode);
        idp.misbehave(Misbehaviour.JARM_UNSIGNED);
        assertRefused("response_unsigned", "RESPONSE_MODE", mode);
    }

    @ParameterizedTest
    @CsvSource({
        "RSA, RSA-OAEP-256, A128GCM, jwt",
        "EC, ECDH-ES, A256CBC-HS512, form_post.jwt",
    })
    void an_encrypted_response_is_decrypted_and_then_verified_like_any_other(
            String kind, String algorithm, String method, String mode) {
        String[] variables = {"KEY", key(kind).toJSONString(), "ENCRYPTED", "response", "RESPONSE_MODE", mode};
        encrypt(kind, algorithm, method);
        assertSignsIn(variables);
        idp.misbehave(Misbehaviour.JARM_WRONG_AUDIENCE);
        assertRefused("audience", variables);
        idp.misbehave(Misbehaviour.JARM_FOREIGN_SIGNATURE);
        assertRefused("signature", variables);
        idp.misbehave(Misbehaviour.JARM_ENCRYPTED_UNSIGNED);
        assertRefused("token_unreadable", variables);
        idp.misbehave(Misbehaviour.JARM_NOT_ENCRYPTED);
        assertRefused("encryption", variables);
    }

    @Test
    void an_encrypted_response_that_was_not_asked_for_or_is_for_another_key_is_refused() throws Exception {
        encrypt("RSA", "RSA-OAEP-256", "A128GCM");
        assertRefused("encryption", "RESPONSE_MODE", "jwt");
        String other = new RSAKeyGenerator(2048).generate().toJSONString();
        assertRefused("encryption", "ENCRYPTED", "response", "KEY", other);
    }

    @Test
    void the_keys_that_decrypt_responses_are_published() throws Exception {
        try (RelyingParty party = Setup.start(idp, "ENCRYPTED", "response", "KEY", rsa.toJSONString())) {
            String published = new Visit(party).get("/auth/jwks").body();
            assertThat(JWKSet.parse(published).getKeys()).hasSize(1).noneMatch(JWK::isPrivate);
        }
    }

    private void encrypt(String kind, String algorithm, String method) {
        String jwks = new JWKSet(key(kind)).toPublicJWKSet().toString();
        idp.client(Setup.client().encryptingResponses(jwks, algorithm, method));
    }
}
