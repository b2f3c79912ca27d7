package dev.latchkey.testing;

import static dev.latchkey.testing.Visitor.json;
import static dev.latchkey.testing.Visitor.required;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEObject;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.RSADecrypter;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.SignedJWT;
import dev.latchkey.oauth.DpopProofs;
import dev.latchkey.provider.SigningAlgorithm;
import dev.latchkey.seal.Randoms;
import java.net.URI;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The misbehaviours that matter to clients with a security profile. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProfileMisbehaviourTest {

    /** Matches the names of the misbehaviours that are tested here. */
    static final String NAMES = "(PAR|REQUEST_URI|JARM|DPOP)_.*|AUDIENCE_LIST|ID_TOKEN_RS256|EXPIRED_SIX_MINUTES"
            + "|TOKEN_TYPE_OTHER_CASE|NO_EXPIRES_IN";

    private static final String DISCOVERY = "/.well-known/openid-configuration";

    private final ManualClock clock = new ManualClock();
    private final OpenIdProvider idp = OpenIdProvider.builder()
            .clock(clock)
            .signedWith(SigningAlgorithm.ES256)
            .start();
    private final Visitor visitor = new Visitor(idp);
    private final DpopProofs proofs = new DpopProofs(new Randoms(new SecureRandom()), clock);

    @AfterEach
    void behave() {
        idp.behave();
    }

    @AfterAll
    void stop() {
        idp.close();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ANY, names = NAMES)
    void does_what_it_says(Misbehaviour misbehaviour) throws Exception {
        idp.misbehave(misbehaviour);
        switch (misbehaviour) {
            case AUDIENCE_LIST ->
                assertThat(SignedJWT.parse(visitor.idToken()).getPayload().toString())
                        .contains("\"aud\":[\"app\"]");
            case ID_TOKEN_RS256 ->
                assertThat(SignedJWT.parse(visitor.idToken())
                                .getHeader()
                                .getAlgorithm()
                                .getName())
                        .isEqualTo("RS256");
            case EXPIRED_SIX_MINUTES ->
                assertThat(SignedJWT.parse(visitor.idToken()).getJWTClaimsSet().getExpirationTime())
                        .isEqualTo(clock.instant().minusSeconds(360));
            case TOKEN_TYPE_OTHER_CASE -> assertThat(visitor.tokens()).containsEntry("token_type", "BEARER");
            case NO_EXPIRES_IN -> assertThat(visitor.tokens()).doesNotContainKey("expires_in");
            case PAR_NOT_IN_DISCOVERY ->
                assertThat(json(visitor.get(DISCOVERY)))
                        .doesNotContainKey("pushed_authorization_request_endpoint")
                        .containsEntry("response_modes_supported", List.of("query", "form_post"));
            case PAR_REFUSED -> assertThat(push().statusCode()).isEqualTo(400);
            case PAR_500 -> assertThat(push().statusCode()).isEqualTo(500);
            case PAR_NO_REQUEST_URI -> assertThat(json(push())).containsOnlyKeys("expires_in");
            case REQUEST_URI_NOT_SUPPORTED ->
                assertThat(json(visitor.get(DISCOVERY))).containsEntry("request_uri_parameter_supported", false);
            case REQUEST_URI_FETCHED_TWICE -> {} // FetchedRequestTest
            case DPOP_TOKEN_NOT_BOUND -> assertThat(json(proven())).containsEntry("token_type", "Bearer");
            case DPOP_NONCE_NEVER_RIGHT -> {
                register(ClientDemand.DPOP, ClientDemand.DPOP_NONCE);
                for (int i = 0; i < 3; i++) {
                    HttpResponse<String> answer = proven();
                    assertThat(json(answer)).containsEntry("error", "use_dpop_nonce");
                    proofs.remember(
                            answer.uri(),
                            answer.headers().firstValue("DPoP-Nonce").orElseThrow());
                }
                register();
            }
            case DPOP_CHALLENGE_OTHER_CASE ->
                assertThat(visitor.get("/userinfo", "Authorization", "DPoP unknown")
                                .headers()
                                .firstValue("WWW-Authenticate"))
                        .hasValue("dpOP error=\"invalid_token\"");
            default -> response(misbehaviour);
        }
    }

    private void response(Misbehaviour misbehaviour) throws Exception {
        Map<String, String> request = Visitor.request();
        request.put("response_mode", "jwt");
        if (misbehaviour == Misbehaviour.JARM_NOT_ENCRYPTED || misbehaviour == Misbehaviour.JARM_ENCRYPTED_UNSIGNED) {
            encrypted(misbehaviour, request);
            return;
        }
        Map<String, String> callback = visitor.signIn("ada", request);
        if (misbehaviour == Misbehaviour.JARM_UNSIGNED) {
            assertThat(callback).containsKeys("code", "state").doesNotContainKey("response");
            return;
        }
        assertThat(callback).containsOnlyKeys("response");
        Map<String, Object> claims =
                JOSEObject.parse(required(callback, "response")).getPayload().toJSONObject();
        assertThat(claims).containsKeys("code", "state");
        switch (misbehaviour) {
            case JARM_NO_ISSUER -> assertThat(claims).doesNotContainKey("iss");
            case JARM_WRONG_ISSUER -> assertThat(claims).containsEntry("iss", idp.issuer() + "1");
            case JARM_NO_AUDIENCE -> assertThat(claims).doesNotContainKey("aud");
            case JARM_WRONG_AUDIENCE -> assertThat(claims).containsEntry("aud", "app1");
            case JARM_NO_EXPIRY -> assertThat(claims).doesNotContainKey("exp");
            case JARM_EXPIRED ->
                assertThat(claims).containsEntry("exp", clock.instant().getEpochSecond() - 600);
            case JARM_ALG_NONE -> assertThat(required(callback, "response")).endsWith(".");
            case JARM_BROKEN_SIGNATURE, JARM_FOREIGN_SIGNATURE ->
                assertThatThrownBy(() -> Verification.of(required(callback, "response"), visitor))
                        .isInstanceOf(BadJOSEException.class);
            default -> throw new AssertionError("There is no check for " + misbehaviour);
        }
    }

    private void encrypted(Misbehaviour misbehaviour, Map<String, String> request) throws Exception {
        RSAKey key = new RSAKeyGenerator(2048).generate();
        idp.client(RegisteredClient.confidential(Visitor.CLIENT, Visitor.SECRET)
                .redirectTo(Visitor.CALLBACK)
                .encryptingResponses(new JWKSet(key).toPublicJWKSet().toString(), "RSA-OAEP-256", "A128GCM"));
        String response = required(visitor.signIn("ada", request), "response");
        if (misbehaviour == Misbehaviour.JARM_NOT_ENCRYPTED) {
            assertThat(SignedJWT.parse(response).getJWTClaimsSet().getClaims()).containsKey("code");
        } else {
            JWEObject token = JWEObject.parse(response);
            token.decrypt(new RSADecrypter(key));
            assertThat(token.getPayload().toJSONObject()).containsKey("code");
        }
        register();
    }

    private void register(ClientDemand... demands) {
        idp.client(RegisteredClient.confidential(Visitor.CLIENT, Visitor.SECRET)
                .redirectTo(Visitor.CALLBACK)
                .demanding(demands));
    }

    private HttpResponse<String> push() {
        return visitor.post("/par", Visitor.request(), Visitor.basic(Visitor.CLIENT, Visitor.SECRET));
    }

    private HttpResponse<String> proven() {
        String[] basic = Visitor.basic(Visitor.CLIENT, Visitor.SECRET);
        String proof = proofs.proof(proofs.newKey(), "POST", URI.create(idp.issuer() + "/token"), null);
        return visitor.post("/token", Visitor.redemption(visitor.code()), basic[0], basic[1], "DPoP", proof);
    }
}
