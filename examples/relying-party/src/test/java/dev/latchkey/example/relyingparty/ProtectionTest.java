package dev.latchkey.example.relyingparty;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import dev.latchkey.provider.ClientAuthentication;
import dev.latchkey.provider.SigningAlgorithm;
import dev.latchkey.testing.Misbehaviour;
import dev.latchkey.testing.OpenIdProvider;
import dev.latchkey.testing.People;
import dev.latchkey.testing.RegisteredClient;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How client and provider prove who they are, and what protects tokens. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProtectionTest {

    private final OpenIdProvider idp =
            OpenIdProvider.builder().client(Setup.client()).signInAs("ada").start();
    private final JWK rsa;
    private final JWK curve;

    ProtectionTest() throws Exception {
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
        try (RelyingParty party = Setup.start(idp, variables)) {
            Visit visit = new Visit(party);
            visit.signIn();
            assertThat(visit.isSignedIn()).isFalse();
            assertThat(visit.get("/auth/error").body()).endsWith("cause: " + cause);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"CLIENT_SECRET_BASIC", "CLIENT_SECRET_POST", "CLIENT_SECRET_JWT"})
    void a_client_with_a_secret_authenticates_in_the_registered_way_alone(ClientAuthentication method) {
        idp.client(Setup.client().authenticatingBy(method));
        assertSignsIn("AUTH", method.name().toLowerCase(Locale.ROOT));
        boolean basic = method == ClientAuthentication.CLIENT_SECRET_BASIC;
        assertRefused("token_request_refused", "AUTH", basic ? "client_secret_post" : "client_secret_basic");
    }

    @Test
    void a_public_client_sends_its_id_alone() {
        idp.client(RegisteredClient.withoutSecret(Setup.CLIENT).anyLoopbackRedirect());
        assertSignsIn("AUTH", "none", "SECRET", "");
        assertThat(idp.lastToken().parameterNames()).doesNotContain("client_secret", "client_assertion");
        assertThat(idp.lastToken().header("Authorization")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"RSA, RS256", "EC, ES256"})
    void a_client_with_keys_publishes_them_and_signs_a_new_assertion_each_time(String kind, String algorithm)
            throws Exception {
        try (RelyingParty party =
                Setup.start(idp, "AUTH", "private_key_jwt", "KEY", key(kind).toJSONString(), "SECRET", "")) {
            Visit visit = new Visit(party);
            String published = visit.get("/auth/jwks").body();
            assertThat(JWKSet.parse(published).getKeys()).hasSize(1).noneMatch(JWK::isPrivate);
            idp.client(RegisteredClient.withKeys(Setup.CLIENT, published).anyLoopbackRedirect());

            Set<String> ids = new HashSet<>();
            for (int i = 0; i < 2; i++) {
                assertThat(visit.signIn()).endsWith("/me");
                SignedJWT assertion = SignedJWT.parse(
                        idp.lastToken().parameter("client_assertion").orElseThrow());
                assertThat(assertion.getHeader().getAlgorithm().getName()).isEqualTo(algorithm);
                assertThat(assertion.getJWTClaimsSet().getAudience()).containsExactly(idp.issuer() + "/token");
                ids.add(assertion.getJWTClaimsSet().getJWTID());
            }
            assertThat(ids).hasSize(2);
        }
    }

    @Test
    void without_keys_no_address_for_them_exists() {
        try (RelyingParty party = Setup.start(idp)) {
            assertThat(new Visit(party).get("/auth/jwks").statusCode()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @EnumSource
    void each_algorithm_signs_in_and_one_that_is_not_pinned_is_refused(SigningAlgorithm algorithm) {
        try (OpenIdProvider signing = OpenIdProvider.builder()
                        .signedWith(algorithm)
                        .client(Setup.client())
                        .signInAs("ada")
                        .start();
                RelyingParty open = Setup.start(signing);
                RelyingParty pinned = Setup.start(signing, "ALG", algorithm.name());
                RelyingParty strict =
                        Setup.start(signing, "ALG", algorithm == SigningAlgorithm.ES256 ? "PS256" : "ES256")) {
            assertThat(new Visit(open).signIn()).endsWith("/me");
            assertThat(new Visit(pinned).signIn()).endsWith("/me");
            Visit refused = new Visit(strict);
            refused.signIn();
            assertThat(refused.isSignedIn()).isFalse();
            assertThat(refused.get("/auth/error").body()).endsWith("cause: algorithm");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "RSA, RSA-OAEP-256, A128GCM",
        "RSA, RSA-OAEP-256, A256CBC-HS512",
        "EC, ECDH-ES, A128GCM",
        "EC, ECDH-ES, A256CBC-HS512"
    })
    void an_encrypted_id_token_is_decrypted_and_then_verified_like_any_other(
            String kind, String algorithm, String method) {
        String[] variables = {"KEY", key(kind).toJSONString(), "ENCRYPTED", "true"};
        encrypt(kind, algorithm, method);
        assertSignsIn(variables);
        idp.misbehave(Misbehaviour.WRONG_NONCE);
        assertRefused("nonce", variables);
        idp.misbehave(Misbehaviour.ID_TOKEN_ENCRYPTED_UNSIGNED);
        assertRefused("token_unreadable", variables);
        idp.misbehave(Misbehaviour.ID_TOKEN_NOT_ENCRYPTED);
        assertRefused("encryption", variables);
    }

    @ParameterizedTest
    @CsvSource({"RSA, RSA-OAEP, A128GCM", "RSA, RSA1_5, A128GCM", "EC, ECDH-ES+A128KW, A128GCM"})
    void another_encryption_is_refused(String kind, String algorithm, String method) {
        encrypt(kind, algorithm, method);
        assertRefused("encryption", "KEY", key(kind).toJSONString(), "ENCRYPTED", "true");
    }

    @Test
    void an_encrypted_id_token_that_was_not_asked_for_is_refused() {
        encrypt("RSA", "RSA-OAEP-256", "A128GCM");
        assertRefused("encryption");
    }

    private void encrypt(String kind, String algorithm, String method) {
        String jwks = new JWKSet(key(kind)).toPublicJWKSet().toString();
        idp.client(Setup.client().encryptingIdTokens(jwks, algorithm, method));
    }

    @Test
    void user_information_may_have_to_be_signed() {
        idp.misbehave(Misbehaviour.USERINFO_JWT);
        assertSignsIn("USERINFO", "signed");
        idp.behave();
        assertRefused("user_info_unsigned", "USERINFO", "signed");
    }

    @Test
    void the_access_token_travels_in_a_form_where_that_is_set() {
        idp.misbehave(Misbehaviour.USERINFO_TOKEN_IN_FORM_ONLY);
        assertSignsIn("USERINFO", "form");
    }

    @Test
    void a_refresh_says_whether_it_did_and_calls_the_resource_again() {
        try (RelyingParty party = Setup.start(idp, "RESOURCE", idp.issuer() + "/userinfo")) {
            Visit visit = new Visit(party);
            visit.signIn();
            int called = idp.requests("/userinfo");
            assertThat(visit.refresh()).isEqualTo("Refreshed");
            assertThat(idp.lastToken().parameter("grant_type")).contains("refresh_token");
            assertThat(idp.requests("/userinfo")).isEqualTo(called + 1);
            assertThat(visit.get("/resource").body()).startsWith("200 [");
            assertThat(visit.get("/refresh").statusCode()).isEqualTo(405);

            idp.misbehave(Misbehaviour.CHANGED_SUBJECT);
            assertThat(visit.refresh()).endsWith("cause: subject");
            idp.behave();
            assertThat(visit.refresh()).isEqualTo("Not refreshed: RefreshTokenError, cause: grant_ended");
            assertThat(visit.isSignedIn()).isTrue();
        }
    }

    @Test
    @Tag("S19")
    void after_a_refreshed_id_token_of_another_its_access_token_is_used_nowhere() {
        Map<Misbehaviour, String> causes = Map.of(
                Misbehaviour.WRONG_ISSUER, "issuer",
                Misbehaviour.CHANGED_SUBJECT, "subject",
                Misbehaviour.WRONG_AUDIENCE, "audience",
                Misbehaviour.WRONG_AZP, "audience");
        try (RelyingParty party = Setup.start(idp, "RESOURCE", idp.issuer() + "/userinfo")) {
            causes.forEach((misbehaviour, cause) -> {
                idp.behave();
                Visit visit = new Visit(party);
                visit.signIn();
                int tokens = idp.requests("/token");
                int called = idp.requests("/userinfo");
                idp.misbehave(misbehaviour);
                assertThat(visit.refresh()).as(misbehaviour.name()).endsWith("cause: " + cause);
                assertThat(idp.requests("/token")).isEqualTo(tokens + 1);
                assertThat(idp.requests("/userinfo")).isEqualTo(called);
            });
        }
    }

    @Test
    void the_resource_is_called_with_the_token_and_only_names_are_shown() {
        try (RelyingParty party = Setup.start(idp, "RESOURCE", idp.issuer() + "/userinfo")) {
            Visit visit = new Visit(party);
            visit.signIn();
            assertThat(visit.get("/resource").body())
                    .startsWith("200 [")
                    .contains("sub", "email")
                    .doesNotContain(People.ADA.email());
        }
    }
}
