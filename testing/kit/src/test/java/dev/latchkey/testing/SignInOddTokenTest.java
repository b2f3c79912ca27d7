package dev.latchkey.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import dev.latchkey.error.AuthException;
import dev.latchkey.provider.OAuthProvider;
import java.math.BigInteger;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ID tokens over which a parser may trip: each is refused, and none is a fault of this application. */
@Tag("X3")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInOddTokenTest {

    private final ManualClock clock = new ManualClock();
    private final SignInApplication application = new SignInApplication(clock);
    private final RSAKey rsa;
    private final ForgingProvider idp = new ForgingProvider();
    private final OAuthProvider provider = OAuthProvider.oidc("demo", "Demo")
            .issuer(idp.issuer())
            .clientId("app")
            .clientSecret("0123456789abcdef0123456789abcdef");

    SignInOddTokenTest() throws JOSEException {
        rsa = new RSAKeyGenerator(2048).keyID("rsa").generate();
        idp.publish(rsa.toPublicJWK());
    }

    private interface Forge {
        String forge(Map<String, @Nullable Object> claims) throws JOSEException;
    }

    @AfterAll
    void stop() {
        idp.close();
    }

    @Test
    void the_good_one_is_accepted() {
        assertThat(signIn(this::signed)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "1",
                "\"x\"",
                "{}",
                "{\"alg\":null}",
                "{\"alg\":1}",
                "{\"alg\":\"RS256\",\"kid\":1}",
                ""
            })
    void whatever_json_the_header_is_it_is_refused(String header) {
        assertThat(signIn(claims -> {
                    String token = signed(claims);
                    return Base64URL.encode(header) + token.substring(token.indexOf('.'));
                }))
                .isInstanceOf(AuthException.Upstream.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iat", "exp", "nbf"})
    void a_date_that_no_long_holds_is_none(String name) {
        BigInteger now = BigInteger.valueOf(clock.instant().getEpochSecond());
        for (BigInteger wraps : new BigInteger[] {
            BigInteger.TWO.pow(65).add(now), BigInteger.TWO.pow(65).negate().add(now)
        }) {
            assertThat(signIn(claims -> {
                        claims.put(name, wraps);
                        return signed(claims);
                    }))
                    .isInstanceOf(AuthException.Upstream.class);
        }
    }

    private @Nullable Throwable signIn(Forge forge) {
        return catchThrowable(() -> {
            Map<String, String> sent = Visitor.query(application.start(provider));
            idp.answerWith(forge.forge(idp.claims(clock.instant(), Visitor.required(sent, "nonce"))));
            application.finish(provider, Map.of("code", "x", "state", Visitor.required(sent, "state")));
        });
    }

    private String signed(Map<String, @Nullable Object> claims) throws JOSEException {
        JWSObject token = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("rsa").build(), new Payload(claims));
        token.sign(new RSASSASigner(rsa));
        return token.serialize();
    }
}
