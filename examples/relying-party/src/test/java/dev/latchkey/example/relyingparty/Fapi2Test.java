package dev.latchkey.example.relyingparty;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.latchkey.error.FailureCause;
import dev.latchkey.provider.SigningAlgorithm;
import dev.latchkey.testing.ClientDemand;
import dev.latchkey.testing.Misbehaviour;
import dev.latchkey.testing.People;
import dev.latchkey.testing.ReceivedRequest;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The FAPI 2.0 Security Profile: what we send, what we accept, and what we refuse before which request. */
@Tag("X7")
class Fapi2Test extends FapiFixture {

    Fapi2Test() {
        super(
                "fapi2",
                SigningAlgorithm.PS256,
                ClientDemand.PUSHED_REQUESTS,
                ClientDemand.DPOP,
                ClientDemand.ISSUER_AS_AUDIENCE);
    }

    private static JWTClaimsSet claims(String jwt) throws Exception {
        return SignedJWT.parse(jwt).getJWTClaimsSet();
    }

    private JWTClaimsSet proof(String path) throws Exception {
        return claims(idp.lastRequest(path).header("DPoP").orElseThrow());
    }

    @Test
    void the_request_is_pushed_and_the_browser_carries_a_reference_alone() throws Exception {
        try (RelyingParty party = start()) {
            assertThat(new Visit(party).signIn()).endsWith("/me");
            assertThat(idp.lastAuthorization().parameterNames()).containsExactly("client_id", "request_uri");
            assertThat(idp.lastRequest("/par").parameter("code_challenge_method"))
                    .contains("S256");
            assertThat(idp.lastRequest("/par").parameterNames())
                    .contains("state", "nonce", "code_challenge", "redirect_uri", "dpop_jkt");
            for (String path : List.of("/par", "/token")) {
                SignedJWT assertion = SignedJWT.parse(
                        idp.lastRequest(path).parameter("client_assertion").orElseThrow());
                assertThat(assertion.getHeader().getAlgorithm().getName()).isEqualTo("ES256");
                assertThat(assertion.getJWTClaimsSet().getAudience()).containsExactly(idp.issuer());
            }
        }
    }

    @Test
    void every_request_with_a_token_has_a_new_proof_of_one_key() throws Exception {
        try (RelyingParty party = start()) {
            assertThat(new Visit(party).signIn()).endsWith("/me");
            assertThat(proof("/token").getClaims())
                    .containsEntry("htm", "POST")
                    .containsEntry("htu", idp.issuer() + "/token")
                    .doesNotContainKey("ath");
            assertThat(proof("/userinfo").getClaims())
                    .containsEntry("htm", "GET")
                    .containsEntry("htu", idp.issuer() + "/userinfo")
                    .containsKey("ath");
            assertThat(idp.lastRequest("/userinfo").header("Authorization"))
                    .hasValueSatisfying(header -> assertThat(header).startsWith("DPoP "));
            assertThat(proof("/token").getJWTID())
                    .isNotEqualTo(proof("/userinfo").getJWTID());
            assertThat(thumbprint("/token")).isEqualTo(thumbprint("/userinfo"));
            assertThat(idp.lastRequest("/par").parameter("dpop_jkt")).contains(thumbprint("/token"));

            String before = thumbprint("/token");
            assertThat(new Visit(party).signIn()).endsWith("/me");
            assertThat(thumbprint("/token")).isNotEqualTo(before);
        }
    }

    private String thumbprint(String path) throws Exception {
        return SignedJWT.parse(idp.lastRequest(path).header("DPoP").orElseThrow())
                .getHeader()
                .getJWK()
                .computeThumbprint()
                .toString();
    }

    @Test
    void each_endpoint_s_nonce_is_used_and_a_request_without_it_is_repeated_once() {
        register(key, ClientDemand.DPOP_NONCE);
        try (RelyingParty party = start()) {
            int tokens = idp.requests("/token");
            int userInfo = idp.requests("/userinfo");
            assertThat(new Visit(party).signIn()).endsWith("/me");
            assertThat(idp.requests("/token")).isEqualTo(tokens + 2);
            assertThat(idp.requests("/userinfo")).isEqualTo(userInfo + 2);
            assertThat(new Visit(party).signIn()).endsWith("/me"); // the nonces are known by now
            assertThat(idp.requests("/token")).isEqualTo(tokens + 3);
            assertThat(idp.requests("/userinfo")).isEqualTo(userInfo + 3);
        }
    }

    @Test
    void a_provider_that_is_never_content_with_a_nonce_is_asked_twice() {
        register(key, ClientDemand.DPOP_NONCE);
        idp.misbehave(Misbehaviour.DPOP_NONCE_NEVER_RIGHT);
        int tokens = idp.requests("/token");
        assertRefused(FailureCause.TOKEN_REQUEST_REFUSED);
        assertThat(idp.requests("/token")).isEqualTo(tokens + 2);
    }

    @Test
    void a_refresh_proves_the_same_key_and_the_resource_too() throws Exception {
        register(key, ClientDemand.DPOP_NONCE);
        try (RelyingParty party = start()) {
            Visit visit = new Visit(party);
            visit.signIn();
            String bound = thumbprint("/token");
            JWTClaimsSet before = proof("/token");
            assertThat(visit.refresh()).isEqualTo("Refreshed");
            assertThat(idp.lastToken().parameter("grant_type")).contains("refresh_token");
            assertThat(thumbprint("/token")).isEqualTo(bound);
            assertThat(proof("/token").getJWTID()).isNotEqualTo(before.getJWTID());
        }
    }

    @Test
    void the_resource_is_called_with_the_bound_token_and_again_after_a_refresh() {
        try (RelyingParty party = start("RESOURCE", idp.issuer() + "/userinfo", "USERINFO", "")) {
            Visit visit = new Visit(party);
            assertThat(visit.signIn()).endsWith("/me");
            assertThat(visit.get("/resource").body()).startsWith("200 [").contains("email");
            ReceivedRequest first = idp.lastRequest("/userinfo");
            assertThat(first.header("DPoP")).isPresent();

            assertThat(visit.refresh()).isEqualTo("Refreshed");
            ReceivedRequest second = idp.lastRequest("/userinfo");
            assertThat(second.header("DPoP")).isPresent();
            assertThat(second.header("Authorization")).isNotEqualTo(first.header("Authorization"));
        }
    }

    @Test
    void nothing_is_asked_after_the_resource_because_suites_end_there() {
        int before = idp.requests("/userinfo");
        try (ResourceFixture resource = new ResourceFixture(() -> idp.requests("/userinfo"));
                RelyingParty party = start("RESOURCE", resource.address(), "USERINFO", "", "SCOPE", "openid email")) {
            Visit visit = new Visit(party);
            assertThat(visit.signIn()).endsWith("/me");
            assertThat(resource.calls)
                    .extracting(ResourceFixture.Call::meanwhile)
                    .containsExactly(before + 1);
            assertThat(idp.requests("/userinfo")).isEqualTo(before + 1);
            assertThat(visit.get("/resource").body()).isEqualTo("200 [accounts]");
        }
    }

    @Test
    void the_application_calls_the_resource_with_a_bound_token_of_its_own() throws Exception {
        register(key, ClientDemand.DPOP_NONCE);
        try (ResourceFixture resource = new ResourceFixture(() -> "");
                RelyingParty party = start(
                        "PROFILE", "oauth", "RESOURCE", resource.address(), "USERINFO", "", "SCOPE", "accounts")) {
            Visit visit = new Visit(party);
            assertThat(visit.post("/application", "").body()).isEqualTo("200 [accounts]");
            assertThat(idp.lastToken().parameter("grant_type")).contains("client_credentials");
            assertThat(idp.lastToken().parameter("scope")).contains("accounts");
            ResourceFixture.Call call = resource.calls.get(0);
            assertThat(call.authorization()).startsWith("DPoP ");
            assertThat(SignedJWT.parse(call.proof()).getHeader().getJWK().computeThumbprint())
                    .hasToString(thumbprint("/token"));
            assertThat(visit.get("/application").statusCode()).isEqualTo(405);

            idp.misbehave(Misbehaviour.TOKEN_500);
        }
        try (RelyingParty party = start("PROFILE", "oauth", "USERINFO", "", "RESOURCE", idp.issuer() + "/userinfo")) {
            assertThat(new Visit(party).post("/application", "").body())
                    .startsWith("Not called: ")
                    .endsWith("cause: unreachable");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"AUDIENCE_LIST", "NO_EXPIRES_IN", "TOKEN_TYPE_OTHER_CASE", "JWKS_SHARED_IDS"})
    void what_a_provider_may_do_is_accepted(Misbehaviour right) {
        idp.misbehave(right);
        assertSignsIn();
    }

    @Test
    void a_challenge_in_other_case_is_understood() {
        register(key, ClientDemand.DPOP_NONCE);
        idp.misbehave(Misbehaviour.DPOP_CHALLENGE_OTHER_CASE);
        assertSignsIn();
    }

    @ParameterizedTest
    @CsvSource({
        "CALLBACK_WRONG_ISS, ISSUER",
        "CALLBACK_NO_ISS, ISSUER",
        "CALLBACK_NO_STATE, STATE_MISSING",
        "CALLBACK_ALTERED_STATE, STATE_UNKNOWN"
    })
    @Tag("B36")
    void a_bad_response_is_refused_before_the_token_request(Misbehaviour misbehaviour, FailureCause cause) {
        idp.misbehave(misbehaviour);
        int tokens = idp.requests("/token");
        assertRefused(cause);
        assertThat(idp.requests("/token")).isEqualTo(tokens);
    }

    @ParameterizedTest
    @CsvSource({
        "WRONG_ISSUER, ISSUER",
        "NO_ISSUER, ISSUER",
        "WRONG_AUDIENCE, AUDIENCE",
        "NO_AUDIENCE, AUDIENCE",
        "EXTRA_AUDIENCE_WITHOUT_AZP, AUDIENCE",
        "ALG_NONE, ALGORITHM",
        "ID_TOKEN_RS256, ALGORITHM",
        "BROKEN_SIGNATURE, SIGNATURE",
        "EXPIRED_SIX_MINUTES, EXPIRED",
        "NO_EXPIRY, TIME_MISSING",
        "WRONG_NONCE, NONCE",
        "NO_NONCE, NONCE",
        "DPOP_TOKEN_NOT_BOUND, TOKEN_UNBOUND"
    })
    @Tag("S19")
    void a_bad_id_token_or_token_response_is_refused_before_any_resource_is_called(
            Misbehaviour misbehaviour, FailureCause cause) {
        idp.misbehave(misbehaviour);
        int called = idp.requests("/userinfo");
        assertRefused(cause, "RESOURCE", idp.issuer() + "/userinfo");
        assertThat(idp.requests("/userinfo")).isEqualTo(called);
    }

    @ParameterizedTest
    @CsvSource({
        "PAR_REFUSED, REQUEST_REFUSED",
        "PAR_500, UNREACHABLE",
        "PAR_NO_REQUEST_URI, ANSWER_UNREADABLE",
        "PAR_NOT_IN_DISCOVERY, METADATA",
        "DISCOVERY_WRONG_ISSUER, ISSUER"
    })
    void without_a_pushed_request_no_browser_leaves(Misbehaviour misbehaviour, FailureCause cause) {
        idp.misbehave(misbehaviour);
        int asked = idp.requests("/authorize");
        assertRefused(cause);
        assertThat(idp.requests("/authorize")).isEqualTo(asked);
    }

    @Test
    void a_key_of_rsa_signs_with_ps256() throws Exception {
        JWK rsa = new RSAKeyGenerator(2048).keyID("rsa").generate();
        register(rsa);
        assertSignsIn("KEY", rsa.toJSONString());
        assertThat(SignedJWT.parse(idp.lastToken().parameter("client_assertion").orElseThrow())
                        .getHeader()
                        .getAlgorithm()
                        .getName())
                .isEqualTo("PS256");
    }

    @ParameterizedTest
    @ValueSource(strings = {"oauth", "oauth fapi2-message-signing"})
    void plain_oauth_has_the_same_profile(String profile) {
        register(key, ClientDemand.PLAIN_OAUTH, ClientDemand.DPOP_NONCE);
        String resource = idp.issuer() + "/userinfo";
        try (RelyingParty party = start("PROFILE", profile, "USERINFO", "", "RESOURCE", resource, "SCOPE", "email")) {
            Visit visit = new Visit(party);
            assertThat(visit.signIn()).endsWith("/me");
            assertThat(visit.get("/me").body()).contains(People.ADA.email());
            idp.misbehave(Misbehaviour.CALLBACK_NO_ISS);
            int tokens = idp.requests("/token");
            if (profile.equals("oauth")) {
                new Visit(party).signIn();
                assertThat(idp.requests("/token")).isEqualTo(tokens);
            }
        }
    }

    private void assertSignsIn(String... more) {
        try (RelyingParty party = start(more)) {
            Visit visit = new Visit(party);
            assertThat(visit.signIn()).endsWith("/me");
            assertThat(visit.isSignedIn()).isTrue();
        }
    }

    private void assertRefused(FailureCause cause, String... more) {
        try (RelyingParty party = start(more)) {
            Visit visit = new Visit(party);
            String location = visit.begin();
            if (location.startsWith(idp.issuer())) {
                visit.comeBack(visit.visitProvider(location));
            }
            assertThat(visit.isSignedIn()).isFalse();
            assertThat(visit.get("/auth/error").body()).endsWith("cause: " + cause.wire());
        }
    }
}
