package dev.latchkey.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.opts.AllowWeakRSAKey;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.latchkey.error.AuthException;
import dev.latchkey.provider.OAuthProvider;
import java.math.BigInteger;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Forged and bent ID tokens that reach the token response; the good one beside them shows that the rest is in order.
 */
@Tag("X3")
@Tag("P1")
@Tag("P2")
@Tag("S19")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInTokenCorpusTest {

    private static final String CLIENT_SECRET = "0123456789abcdef0123456789abcdef";

    private final ManualClock clock = new ManualClock();
    private final SignInApplication application = new SignInApplication(clock);
    private final RSAKey rsa = rsa("rsa");
    private final ForgingProvider idp = provider();
    private final OAuthProvider provider = at(idp);

    private interface Forge {
        String forge(Map<String, @Nullable Object> claims) throws JOSEException;
    }

    private static RSAKey rsa(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private ForgingProvider provider() {
        ForgingProvider forging = new ForgingProvider();
        forging.publish(rsa.toPublicJWK());
        return forging;
    }

    private static OAuthProvider at(ForgingProvider forging) {
        return OAuthProvider.oidc("demo", "Demo")
                .issuer(forging.issuer())
                .clientId("app")
                .clientSecret(CLIENT_SECRET);
    }

    @AfterAll
    void stop() {
        idp.close();
    }

    private static void signIn(SignInApplication application, ForgingProvider idp, OAuthProvider provider, Forge forge)
            throws JOSEException {
        Map<String, String> sent = Visitor.query(application.start(provider));
        idp.answerWith(forge.forge(idp.claims(new ManualClock().instant(), Visitor.required(sent, "nonce"))));
        application.finish(provider, Map.of("code", "x", "state", Visitor.required(sent, "state")));
    }

    private void assertAccepted(Forge forge) throws JOSEException {
        signIn(application, idp, provider, forge);
    }

    private void assertRefused(Forge forge) {
        assertThat(catchThrowable(() -> signIn(application, idp, provider, forge)))
                .isInstanceOf(AuthException.Upstream.class);
    }

    private void assertSpoilt(Consumer<Map<String, @Nullable Object>> spoil) {
        assertRefused(claims -> {
            spoil.accept(claims);
            return signed(claims);
        });
    }

    private String signed(Map<String, @Nullable Object> claims) throws JOSEException {
        return signed(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("rsa"), claims, new RSASSASigner(rsa));
    }

    private static String signed(JWSHeader.Builder header, Map<String, @Nullable Object> claims, JWSSigner signer)
            throws JOSEException {
        JWSObject token = new JWSObject(header.build(), new Payload(claims));
        token.sign(signer);
        return token.serialize();
    }

    private static String part(Object json) {
        return Base64URL.encode(json.toString()).toString();
    }

    @Test
    void the_good_one_is_accepted() throws JOSEException {
        assertAccepted(this::signed);
        assertAccepted(claims -> signed(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("rsa").type(JOSEObjectType.JWT),
                claims,
                new RSASSASigner(rsa)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "NONE", "nOnE", "", "RS256", "RS1", "HS256", "HS512", "EdDSA", "ES256K"})
    void no_signature_is_no_signature(String algorithm) {
        for (String signature : new String[] {"", "AA", "AAAA"}) {
            assertRefused(claims -> part("{\"alg\":\"" + algorithm + "\",\"kid\":\"rsa\"}") + "."
                    + part(JSONObjectUtils.toJSONString(claims)) + "." + signature);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "nOnE"})
    void none_is_out_of_reach_even_if_the_provider_offers_it(String none) throws JOSEException {
        for (String[] offered : new String[][] {{none}, {none, "RS256"}}) {
            try (ForgingProvider offering = new ForgingProvider()) {
                offering.publish(rsa.toPublicJWK());
                offering.advertise(offered);
                Forge unsigned = claims ->
                        part("{\"alg\":\"" + none + "\"}") + "." + part(JSONObjectUtils.toJSONString(claims)) + ".";

                assertThat(catchThrowable(() -> signIn(new SignInApplication(clock), offering, at(offering), unsigned)))
                        .isInstanceOf(AuthException.Upstream.class);
                Throwable signed = catchThrowable(
                        () -> signIn(new SignInApplication(clock), offering, at(offering), this::signed));
                assertThat(signed == null).isEqualTo(offered.length == 2);
            }
        }
    }

    @Test
    void a_public_key_or_the_client_s_secret_is_no_signing_key() throws Exception {
        List<byte[]> secrets = new ArrayList<>();
        secrets.add(requireNonNull(rsa.toRSAPublicKey().getEncoded()));
        secrets.add(rsa.toPublicJWK().toJSONString().getBytes(UTF_8));
        secrets.add(rsa.getModulus().decode());
        secrets.add(CLIENT_SECRET.getBytes(UTF_8));
        for (byte[] secret : secrets) {
            assertRefused(claims ->
                    signed(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("rsa"), claims, new MACSigner(secret)));
        }
    }

    @Test
    void a_key_that_comes_along_is_not_looked_at() {
        RSAKey own = rsa("rsa");
        assertRefused(claims -> signed(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("rsa").jwk(own.toPublicJWK()),
                claims,
                new RSASSASigner(own)));
        assertRefused(claims -> signed(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("../rsa").jwk(own.toPublicJWK()),
                claims,
                new RSASSASigner(own)));
        try (ForgingProvider attacker = new ForgingProvider()) {
            attacker.publish(own.toPublicJWK());
            URI keys = URI.create(attacker.issuer() + "/jwks");
            assertRefused(claims -> signed(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID("rsa")
                            .jwkURL(keys)
                            .x509CertURL(keys),
                    claims,
                    new RSASSASigner(own)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"at+jwt", "logout+jwt", "JOSE", "secevent+jwt"})
    void a_token_of_another_type_is_no_id_token(String type) {
        assertRefused(claims -> signed(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("rsa").type(new JOSEObjectType(type)),
                claims,
                new RSASSASigner(rsa)));
    }

    @Test
    void an_unencoded_payload_is_not_offered() {
        assertRefused(claims -> signed(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("rsa").base64URLEncodePayload(false),
                claims,
                new RSASSASigner(rsa)));
    }

    @Test
    void encryption_proves_nothing() {
        assertRefused(claims -> {
            JWEObject encrypted = new JWEObject(
                    new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256GCM)
                            .contentType("JWT")
                            .build(),
                    new Payload(signed(claims)));
            encrypted.encrypt(new RSAEncrypter(rsa.toRSAPublicKey()));
            return encrypted.serialize();
        });
        assertRefused(
                claims -> { // a signed token around the real one
                    JWSObject nested = new JWSObject(
                            new JWSHeader.Builder(JWSAlgorithm.RS256)
                                    .keyID("rsa")
                                    .contentType("JWT")
                                    .build(),
                            new Payload(signed(claims)));
                    nested.sign(new RSASSASigner(rsa));
                    return nested.serialize();
                });
    }

    @Test
    void bits_and_pieces_are_refused() {
        assertRefused(claims -> "x");
        assertRefused(claims -> "a.b.c");
        assertRefused(claims -> signed(claims) + ".x");
        assertRefused(claims -> signed(claims).substring(0, 200));
        assertRefused(claims -> signed(claims).replace('.', ' '));
        assertRefused(claims -> {
            String[] parts = signed(claims).split("\\.", -1);
            claims.put("sub", "somebody-else");
            return parts[0] + "." + part(JSONObjectUtils.toJSONString(claims)) + "." + parts[2];
        });
        assertRefused(claims -> {
            JWSObject list = new JWSObject(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("rsa").build(), new Payload("[1]"));
            list.sign(new RSASSASigner(rsa));
            return list.serialize();
        });
    }

    @Test
    void weak_and_unfit_keys_do_not_verify() throws JOSEException {
        try (ForgingProvider weak = new ForgingProvider()) {
            RSAKey small = new RSAKeyGenerator(1024, true).keyID("small").generate();
            RSAKey encrypting = new RSAKeyGenerator(2048)
                    .keyID("enc")
                    .keyUse(KeyUse.ENCRYPTION)
                    .generate();
            OctetSequenceKey shared =
                    new OctetSequenceKeyGenerator(256).keyID("oct").generate();
            weak.publish(small);
            weak.publish(encrypting);
            weak.publish(shared);
            weak.advertise("RS256", "HS256", "none");
            Map<String, Forge> forges = new LinkedHashMap<>();
            forges.put(
                    "small",
                    claims -> signed(
                            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("small"),
                            claims,
                            new RSASSASigner(small.toPrivateKey(), Set.of(AllowWeakRSAKey.getInstance()))));
            forges.put(
                    "enc",
                    claims -> signed(
                            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("enc"),
                            claims,
                            new RSASSASigner(encrypting)));
            forges.put(
                    "oct",
                    claims -> signed(
                            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("oct"), claims, new MACSigner(shared)));
            forges.forEach((name, forge) -> assertThat(
                            catchThrowable(() -> signIn(new SignInApplication(clock), weak, at(weak), forge)))
                    .as(name)
                    .isInstanceOf(AuthException.Upstream.class));
        }
    }

    @ParameterizedTest
    @CsvSource({"'', RS256, true", "'', ES256, false", "ES256, ES256, true", "ES256, RS256, false", "RS256, RS256, true"
    })
    @Tag("B25")
    void what_is_not_advertised_is_not_accepted(String advertised, String used, boolean accepted) throws JOSEException {
        try (ForgingProvider forging = new ForgingProvider()) {
            ECKey ec = new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
            forging.publish(ec.toPublicJWK());
            forging.publish(rsa.toPublicJWK());
            if (!advertised.isEmpty()) {
                forging.advertise(advertised);
            }
            Forge forge = claims -> used.equals("RS256")
                    ? signed(claims)
                    : signed(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("ec"), claims, new ECDSASigner(ec));
            Throwable thrown = catchThrowable(() -> signIn(new SignInApplication(clock), forging, at(forging), forge));
            assertThat(thrown == null).isEqualTo(accepted);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "aud", "sub", "nonce", "iat", "exp"})
    void no_claim_may_be_missing_or_of_another_kind(String claim) {
        assertSpoilt(claims -> claims.remove(claim));
        assertSpoilt(claims -> claims.put(claim, null));
        assertSpoilt(claims -> claims.put(claim, true));
        assertSpoilt(claims -> claims.put(claim, Map.of("a", "b")));
        assertSpoilt(claims -> claims.put(claim, List.of()));
        assertSpoilt(claims -> claims.put(claim, ""));
        if (!claim.equals("aud")) {
            assertSpoilt(claims -> claims.put(claim, List.of(requireNonNull(claims.get(claim)))));
        }
    }

    @Test
    @Tag("P11")
    void claims_are_compared_to_the_letter() {
        assertSpoilt(claims -> claims.put("iss", idp.issuer() + "/"));
        assertSpoilt(claims -> claims.put("aud", "APP"));
        assertSpoilt(claims -> claims.put("aud", List.of("ap", "p")));
        assertSpoilt(claims -> claims.put("azp", "other"));
        assertSpoilt(claims -> claims.put("sub", "x".repeat(256)));
        assertSpoilt(claims -> claims.put("sub", 1));
        assertSpoilt(claims -> claims.put("exp", "9999999999"));
        assertSpoilt(claims -> claims.put("nbf", "1"));
        assertSpoilt(claims -> claims.put("nbf", null));
        assertSpoilt(claims -> claims.put("at_hash", ""));
        assertSpoilt(claims -> claims.put("at_hash", null));
        assertSpoilt(claims -> claims.put("iat", new BigInteger("9".repeat(30))));
    }

    @Test
    void several_audiences_need_the_party_to_be_this_client() throws JOSEException {
        assertAccepted(claims -> {
            claims.put("aud", List.of("app", "api"));
            claims.put("azp", "app");
            return signed(claims);
        });
        assertSpoilt(claims -> {
            claims.put("aud", List.of("app", "api"));
            claims.put("azp", "api");
        });
        assertSpoilt(claims -> {
            claims.put("aud", List.of("api", "other"));
            claims.put("azp", "app");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "exp, -29, true",
        "exp, -30, false",
        "iat, 30, true",
        "iat, 31, false",
        "nbf, 30, true",
        "nbf, 31, false"
    })
    void clocks_may_differ_by_half_a_minute(String claim, long offset, boolean accepted) throws JOSEException {
        Forge forge = claims -> {
            claims.put(claim, clock.instant().getEpochSecond() + offset);
            return signed(claims);
        };
        if (accepted) {
            assertAccepted(forge);
        } else {
            assertRefused(forge);
        }
    }
}
