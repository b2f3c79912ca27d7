package dev.latchkey.testing;

import static dev.latchkey.testing.Visitor.bearer;
import static dev.latchkey.testing.Visitor.json;
import static dev.latchkey.testing.Visitor.required;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSADecrypter;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.SignedJWT;
import dev.latchkey.provider.SigningAlgorithm;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.assertj.core.api.AbstractIntegerAssert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("X7")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MisbehaviourTest {

    private static final String DISCOVERY = "/.well-known/openid-configuration";
    private static final int HUGE = 8 * 1024 * 1024;

    private final ManualClock clock = new ManualClock();
    private final OpenIdProvider idp = OpenIdProvider.builder().clock(clock).start();
    private final Visitor visitor = new Visitor(idp);
    private final RSAKey clientKey = SigningKeys.generate(new SecureRandom()).rsa();

    @AfterEach
    void behave() {
        idp.behave();
    }

    @AfterAll
    void stop() {
        idp.close();
    }

    private interface Check {
        void run() throws Exception;
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = ProfileMisbehaviourTest.NAMES)
    void does_what_it_says_and_stops_on_demand(Misbehaviour misbehaviour) throws Exception {
        idp.misbehave(misbehaviour);
        Check check = switch (misbehaviour) {
            case WRONG_ISSUER -> () -> assertThat(claims()).containsEntry("iss", idp.issuer() + "1");
            case NO_ISSUER -> () -> assertThat(claims()).doesNotContainKey("iss");
            case WRONG_AUDIENCE -> () -> assertThat(claims()).containsEntry("aud", "app1");
            case NO_AUDIENCE -> () -> assertThat(claims()).doesNotContainKey("aud");
            case WRONG_AZP -> () -> assertThat(claims()).containsEntry("azp", "other-client");
            case EXTRA_AUDIENCE_WITHOUT_AZP ->
                () -> assertThat(claims())
                        .containsEntry("aud", List.of("app", "other-client"))
                        .doesNotContainKey("azp");
            case WRONG_NONCE -> () -> assertThat(claims()).containsEntry("nonce", "the-nonce1");
            case NO_NONCE -> () -> assertThat(claims()).doesNotContainKey("nonce");
            case EXPIRED -> () -> assertThat(claims()).containsEntry("exp", now() - 3600);
            case NO_EXPIRY -> () -> assertThat(claims()).doesNotContainKey("exp");
            case NO_ISSUED_AT -> () -> assertThat(claims()).doesNotContainKey("iat");
            case ISSUED_IN_FUTURE -> () -> assertThat(claims()).containsEntry("iat", now() + 3600);
            case NOT_YET_VALID -> () -> assertThat(claims()).containsEntry("nbf", now() + 3600);
            case NO_SUBJECT -> () -> assertThat(claims()).doesNotContainKey("sub");
            case NO_AUTH_TIME -> () -> assertThat(claims()).doesNotContainKey("auth_time");
            case OLD_AUTH_TIME -> () -> assertThat(claims()).containsEntry("auth_time", now() - 3600);
            case WRONG_ACCESS_TOKEN_HASH -> this::wrongHash;
            case CHANGED_SUBJECT -> this::changedSubject;
            case UNVERIFIED_EMAIL -> this::unverifiedEmail;
            case ALG_NONE ->
                () -> {
                    assertThat(visitor.idToken()).endsWith(".");
                    assertThat(algorithmsOffered()).contains("none");
                };
            case HS256_WITH_PUBLIC_KEY -> this::signedWithPublicKey;
            case FOREIGN_SIGNATURE, BROKEN_SIGNATURE ->
                () -> assertThat(badlySigned()).containsEntry("kid", publishedKeyId());
            case KEYS_CHANGE_BEFORE_SIGNATURE ->
                () -> {
                    String before = publishedKeyId();
                    assertThat(claims()).containsKey("sub");
                    assertThat(publishedKeyId()).isNotEqualTo(before);
                };
            case ID_TOKEN_ENCRYPTED_UNSIGNED ->
                () -> {
                    encryptIdTokens(true);
                    JWEObject token = JWEObject.parse(visitor.idToken());
                    token.decrypt(new RSADecrypter(clientKey));
                    assertThat(token.getPayload().toString()).startsWith("{");
                    encryptIdTokens(false);
                };
            case ID_TOKEN_NOT_ENCRYPTED ->
                () -> {
                    encryptIdTokens(true);
                    assertThat(claims()).containsKey("sub");
                    encryptIdTokens(false);
                };
            case UNKNOWN_KID -> () -> assertThat(badlySigned().get("kid")).isNotIn(publishedKeyId(), null);
            case MISSING_KID -> this::properlySignedWithoutKeyId;
            case ES256_ZERO_SIGNATURE -> this::zeroSignature;
            case CRIT_HEADER ->
                () -> assertThat(badlySigned()).containsEntry("crit", List.of("urn:example:unheard-of"));
            case EMBEDDED_JWK ->
                () -> assertThat(badlySigned()).containsKey("jwk").containsEntry("kid", publishedKeyId());
            case JKU_HEADER -> () -> assertThat(badlySigned()).containsEntry("jku", idp.issuer() + "/attacker/jwks");
            case NO_ID_TOKEN -> () -> assertThat(visitor.tokens()).doesNotContainKey("id_token");
            case TOKEN_500 -> () -> status(visitor.redeem("any")).isEqualTo(500);
            case TOKEN_400_INVALID_GRANT ->
                () -> assertThat(json(visitor.redeem(visitor.code()))).containsEntry("error", "invalid_grant");
            case TOKEN_ANSWER_LOST ->
                () -> {
                    String code = visitor.code();
                    status(visitor.redeem(code)).isEqualTo(500);
                    idp.behave();
                    assertThat(json(visitor.redeem(code))).containsEntry("error", "invalid_grant");
                };
            case TOKEN_HTML -> () -> assertThat(visitor.redeem("any").body()).startsWith("<!doctype html>");
            case TOKEN_HUGE_BODY ->
                () -> assertThat(visitor.redeem(visitor.code()).body())
                        .hasSizeGreaterThan(HUGE)
                        .contains("\"id_token\"");
            case TOKEN_SLOW -> () -> assertHeldUntilReleased(() -> visitor.redeem(visitor.code()), "/token");
            case TOKEN_REDIRECT -> this::redirectsTheTokenRequest;
            case TOKEN_TYPE_MAC -> () -> assertThat(visitor.tokens()).containsEntry("token_type", "mac");
            case USERINFO_401 -> () -> status(userInfo(visitor.tokens())).isEqualTo(401);
            case USERINFO_OTHER_SUBJECT ->
                () -> assertThat(json(userInfo(visitor.tokens()))).containsEntry("sub", "somebody-else");
            case TOKEN_201 -> () -> status(visitor.redeem(visitor.code())).isEqualTo(201);
            case NO_TOKEN_TYPE -> () -> assertThat(visitor.tokens()).doesNotContainKey("token_type");
            case NO_ACCESS_TOKEN ->
                () -> {
                    assertThat(visitor.tokens()).containsKey("id_token").doesNotContainKey("access_token");
                    assertThat(claims()).doesNotContainKey("at_hash");
                };
            case USERINFO_TOKEN_IN_FORM_ONLY ->
                () -> {
                    Map<String, Object> tokens = visitor.tokens();
                    status(userInfo(tokens)).isEqualTo(401);
                    String token = required(tokens, "access_token").toString();
                    status(visitor.post("/userinfo", Map.of("access_token", token)))
                            .isEqualTo(200);
                };
            case AGGREGATED_CLAIMS,
                    AGGREGATED_CLAIMS_FOREIGN_SIGNATURE,
                    AGGREGATED_CLAIMS_UNSIGNED,
                    DISTRIBUTED_CLAIMS,
                    DISTRIBUTED_CLAIMS_FOREIGN_SIGNATURE,
                    DISTRIBUTED_CLAIMS_UNSIGNED -> () -> new ClaimSourceFaultCheck(visitor).run(misbehaviour);
            case USERINFO_JWT -> () -> assertThat(signedUserInfo()).containsEntry("aud", "app");
            case USERINFO_JWT_FOREIGN_SIGNATURE ->
                () -> assertRefused(userInfo(visitor.tokens()).body());
            case USERINFO_JWT_WRONG_AUDIENCE ->
                () -> assertThat(signedUserInfo()).containsEntry("aud", "other-client");
            case USERINFO_JWT_WRONG_ISSUER ->
                () -> assertThat(signedUserInfo()).containsEntry("iss", IdTokenIssuer.OTHER_ISSUER);
            case INTROSPECTION_500 -> () -> status(visitor.introspection()).isEqualTo(500);
            case INTROSPECTION_SLOW -> () -> assertHeldUntilReleased(visitor::introspection, "/introspect");
            case EMAILS_429 -> () -> status(emails()).isEqualTo(429);
            case EMAILS_408 -> () -> status(emails()).isEqualTo(408);
            case EMAILS_403 -> () -> status(emails()).isEqualTo(403);
            case EMAILS_403_EXHAUSTED ->
                () -> assertThat(emails().headers().firstValue("X-RateLimit-Remaining"))
                        .hasValue("0");
            case HUGE_PICTURE ->
                () -> assertThat(required(claims(), "picture").toString()).hasSizeGreaterThan(60 * 1024);
            case CONTROL_CHARACTERS ->
                () -> assertThat(required(claims(), "name").toString()).contains("\u0000");
            case JWKS_BROKEN_KEYS ->
                () -> assertThatThrownBy(() -> JWKSet.parse(visitor.get("/jwks").body()))
                        .isNotNull();
            case JWKS_SHARED_IDS ->
                () -> assertThat(JWKSet.parse(visitor.get("/jwks").body()).getKeys())
                        .hasSizeGreaterThan(5)
                        .extracting(JWK::getKeyID)
                        .satisfies(ids -> assertThat(Set.copyOf(ids)).hasSize(5)); // which takes no null
            case BYTE_ORDER_MARK ->
                () -> {
                    assertThat(visitor.get(DISCOVERY).body()).startsWith("\uFEFF{");
                    assertThat(visitor.get("/jwks").body()).startsWith("\uFEFF{");
                };
            case DISCOVERY_500 -> () -> status(visitor.get(DISCOVERY)).isEqualTo(500);
            case DISCOVERY_WRONG_ISSUER ->
                () -> assertThat(json(visitor.get(DISCOVERY))).containsEntry("issuer", IdTokenIssuer.OTHER_ISSUER);
            case DISCOVERY_SLOW -> () -> assertHeldUntilReleased(() -> visitor.get(DISCOVERY), DISCOVERY);
            case DISCOVERY_HUGE ->
                () -> assertThat(visitor.get(DISCOVERY).body())
                        .hasSizeGreaterThan(HUGE)
                        .contains("\"token_endpoint\"");
            case JWKS_500 -> () -> status(visitor.get("/jwks")).isEqualTo(500);
            case JWKS_ELSEWHERE ->
                () -> {
                    assertThat(json(visitor.get(DISCOVERY))).containsEntry("jwks_uri", idp.issuer() + "/other/jwks");
                    status(visitor.get("/jwks")).isEqualTo(404);
                    status(visitor.get("/other/jwks")).isEqualTo(200);
                };
            case JWKS_EMPTY -> () -> assertThat(visitor.get("/jwks").body()).isEqualTo("{\"keys\":[]}");
            default -> () -> new CallbackFaultCheck(visitor).run(misbehaviour);
        };
        check.run();

        idp.behave();
        assertThat(Verification.of(visitor.idToken(), visitor).getSubject()).isEqualTo(People.ADA.subject());
    }

    @Test
    void plain_oauth_misbehaves_as_well() {
        idp.signInAs("ada");
        Map<String, String> request = Visitor.request();
        request.put("scope", "user:email");
        String code = required(
                Visitor.callback(visitor.get("/oauth/authorize?" + RequestParameters.encode(request))), "code");
        Map<String, String> form = Visitor.redemption(code);
        form.put("client_id", Visitor.CLIENT);
        form.put("client_secret", Visitor.SECRET);

        idp.misbehave(Misbehaviour.TOKEN_500);
        status(visitor.post("/oauth/access_token", form)).isEqualTo(500);
        idp.behave();
        Map<String, Object> tokens = json(visitor.post("/oauth/access_token", form, "Accept", "application/json"));
        idp.misbehave(Misbehaviour.USERINFO_401);
        status(visitor.get("/api/user", bearer(tokens))).isEqualTo(401);
        idp.misbehave(Misbehaviour.CHANGED_SUBJECT);
        assertThat(json(visitor.get("/api/user", bearer(tokens)))).containsEntry("id", 901_001L);
        idp.misbehave(Misbehaviour.UNVERIFIED_EMAIL);
        assertThat(visitor.get("/api/user/emails", bearer(tokens)).body()).doesNotContain("\"verified\":true");
        idp.askWho();
    }

    private void wrongHash() throws Exception {
        Map<String, Object> tokens = visitor.tokens();
        String expected = AccessTokenHash.of(SigningAlgorithm.RS256, (String) required(tokens, "access_token"));

        assertThat(Verification.of((String) required(tokens, "id_token"), visitor)
                        .getStringClaim("at_hash"))
                .hasSameSizeAs(expected)
                .isNotEqualTo(expected);
    }

    private void changedSubject() throws Exception {
        Map<String, Object> tokens = visitor.tokens();
        String changed =
                Verification.of((String) required(tokens, "id_token"), visitor).getSubject();

        assertThat(changed).isNotEqualTo(People.ADA.subject());
        assertThat(json(userInfo(tokens))).containsEntry("sub", changed);
    }

    private void unverifiedEmail() throws Exception {
        assertThat(claims()).containsEntry("email_verified", false);
        assertThat(json(userInfo(visitor.tokens()))).containsEntry("email_verified", false);
    }

    /** A verifier that lets the token choose the algorithm would accept this one. */
    private void signedWithPublicKey() throws Exception {
        String token = visitor.idToken();
        RSAKey published =
                (RSAKey) JWKSet.parse(visitor.get("/jwks").body()).getKeys().get(0);

        assertThat(SignedJWT.parse(token)
                        .verify(new MACVerifier(published.toRSAPublicKey().getEncoded())))
                .isTrue();
        assertRefused(token);
        assertThat(algorithmsOffered()).contains("HS256");
    }

    private void properlySignedWithoutKeyId() throws Exception {
        String token = visitor.idToken();
        RSAKey published =
                (RSAKey) JWKSet.parse(visitor.get("/jwks").body()).getKeys().get(0);

        assertThat(header(token)).containsOnlyKeys("alg", "typ");
        assertThat(SignedJWT.parse(token).verify(new RSASSAVerifier(published))).isTrue();
    }

    private void zeroSignature() {
        String token = visitor.idToken();

        assertThat(new Base64URL(token.substring(token.lastIndexOf('.') + 1)).decode())
                .hasSize(64)
                .containsOnly(0);
        assertThat(header(token)).containsEntry("alg", "ES256");
        assertRefused(token);
    }

    private void redirectsTheTokenRequest() {
        Map<String, String> form = Visitor.redemption(visitor.code());
        HttpResponse<String> answer = visitor.token(form);

        status(answer).isEqualTo(307);
        assertThat(answer.headers().firstValue("Location")).hasValue(idp.issuer() + "/token/elsewhere");
        status(visitor.post("/token/elsewhere", form, Visitor.basic(Visitor.CLIENT, Visitor.SECRET)))
                .isEqualTo(200);
    }

    private void assertHeldUntilReleased(Supplier<HttpResponse<String>> call, String path) throws Exception {
        int before = idp.requests(path);
        CompletableFuture<HttpResponse<String>> answer = CompletableFuture.supplyAsync(call);
        while (idp.requests(path) == before) {
            Thread.onSpinWait();
        }
        assertThatThrownBy(() -> answer.get(50, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);

        idp.behave();
        status(answer.get(10, TimeUnit.SECONDS)).isEqualTo(200);
    }

    private Map<String, Object> claims() throws Exception {
        return Verification.of(visitor.idToken(), visitor).toJSONObject();
    }

    /** The header of a token that a careful client refuses. */
    private Map<String, Object> badlySigned() {
        String token = visitor.idToken();
        assertRefused(token);
        return header(token);
    }

    private void assertRefused(String token) {
        assertThatThrownBy(() -> Verification.of(token, visitor)).isInstanceOf(BadJOSEException.class);
    }

    private static Map<String, Object> header(String token) {
        try {
            String header = new Base64URL(token.substring(0, token.indexOf('.'))).decodeToString();
            return JSONObjectUtils.parse(header);
        } catch (ParseException broken) {
            throw new AssertionError(broken);
        }
    }

    private String publishedKeyId() throws ParseException {
        return JWKSet.parse(visitor.get("/jwks").body()).getKeys().get(0).getKeyID();
    }

    private String algorithmsOffered() {
        return required(json(visitor.get(DISCOVERY)), "id_token_signing_alg_values_supported")
                .toString();
    }

    private void encryptIdTokens(boolean encrypted) {
        RegisteredClient client =
                RegisteredClient.confidential(Visitor.CLIENT, Visitor.SECRET).redirectTo(Visitor.CALLBACK);
        String jwks = new JWKSet(clientKey).toString();
        idp.client(encrypted ? client.encryptingIdTokens(jwks, "RSA-OAEP-256", "A128GCM") : client);
    }

    private HttpResponse<String> userInfo(Map<String, Object> tokens) {
        return visitor.get("/userinfo", bearer(tokens));
    }

    private Map<String, Object> signedUserInfo() throws Exception {
        return Verification.of(userInfo(visitor.tokens()).body(), visitor).toJSONObject();
    }

    /** The list of addresses, for a client that may see it. */
    private HttpResponse<String> emails() {
        idp.signInAs("ada");
        Map<String, String> request = Visitor.request();
        request.put("scope", "user:email");
        String code = required(
                Visitor.callback(visitor.get("/oauth/authorize?" + RequestParameters.encode(request))), "code");
        idp.askWho();
        Map<String, String> form = Visitor.redemption(code);
        form.put("client_id", Visitor.CLIENT);
        form.put("client_secret", Visitor.SECRET);
        Map<String, Object> tokens = json(visitor.post("/oauth/access_token", form, "Accept", "application/json"));
        return visitor.get("/api/user/emails", bearer(tokens));
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }

    private static AbstractIntegerAssert<?> status(HttpResponse<String> answer) {
        return assertThat(answer.statusCode()).as(answer.body());
    }
}
