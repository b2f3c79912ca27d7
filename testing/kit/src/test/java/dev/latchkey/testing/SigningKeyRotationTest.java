package dev.latchkey.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.SignedJWT;
import dev.latchkey.provider.SigningAlgorithm;
import java.text.ParseException;
import org.junit.jupiter.api.Test;

class SigningKeyRotationTest {

    @Test
    void id_tokens_can_be_signed_with_an_elliptic_curve() throws Exception {
        try (OpenIdProvider idp =
                OpenIdProvider.builder().signedWith(SigningAlgorithm.ES256).start()) {
            Visitor visitor = new Visitor(idp);
            String token = visitor.idToken();

            assertThat(SignedJWT.parse(token).getHeader().getAlgorithm().getName())
                    .isEqualTo("ES256");
            assertThat(Verification.of(token, visitor).getSubject()).isEqualTo(People.ADA.subject());
        }
    }

    @Test
    void rotation_signs_with_a_new_key_and_still_publishes_the_old() throws Exception {
        try (OpenIdProvider idp = OpenIdProvider.start()) {
            Visitor visitor = new Visitor(idp);
            String before = visitor.idToken();
            idp.rotateKeys();
            String after = visitor.idToken();

            assertThat(keyId(after)).isNotEqualTo(keyId(before));
            assertThat(Verification.of(before, visitor)).isNotNull();
            assertThat(Verification.of(after, visitor)).isNotNull();
        }
    }

    @Test
    void replacement_publishes_the_new_keys_alone() throws Exception {
        try (OpenIdProvider idp = OpenIdProvider.start()) {
            Visitor visitor = new Visitor(idp);
            String before = visitor.idToken();
            idp.replaceKeys();

            assertThat(Verification.of(visitor.idToken(), visitor)).isNotNull();
            assertThatThrownBy(() -> Verification.of(before, visitor)).isInstanceOf(BadJOSEException.class);
        }
    }

    @Test
    void no_private_key_is_published() throws Exception {
        try (OpenIdProvider idp = OpenIdProvider.start()) {
            Visitor visitor = new Visitor(idp);

            assertThat(JWKSet.parse(visitor.get("/jwks").body()).getKeys())
                    .hasSize(5) // RSA, three curves and Ed25519
                    .noneMatch(JWK::isPrivate);
            assertThat(JWKSet.parse(visitor.get("/attacker/jwks").body()).getKeys())
                    .noneMatch(JWK::isPrivate);
        }
    }

    private static String keyId(String token) throws ParseException {
        return SignedJWT.parse(token).getHeader().getKeyID();
    }
}
