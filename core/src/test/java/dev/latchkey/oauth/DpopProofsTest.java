package dev.latchkey.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import dev.latchkey.model.Secret;
import dev.latchkey.seal.Randoms;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DpopProofsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final URI ORDERS = URI.create("https://api.example.com/orders?page=2");

    private final DpopProofs proofs = new DpopProofs(new Randoms(new SecureRandom()), () -> NOW);
    private final Secret key = proofs.newKey();

    private SignedJWT proof(String method, URI address, @Nullable Secret token) throws Exception {
        return SignedJWT.parse(proofs.proof(key, method, address, token));
    }

    @Test
    void a_proof_is_for_one_request_with_one_token_and_the_key_signs_it() throws Exception {
        SignedJWT proof = proof("GET", ORDERS, Secret.of("Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU"));

        assertThat(proof.getHeader().getType().getType()).isEqualTo("dpop+jwt");
        assertThat(proof.getHeader().getJWK().isPrivate()).isFalse();
        assertThat(proof.verify(new ECDSAVerifier(proof.getHeader().getJWK().toECKey())))
                .isTrue();
        assertThat(proof.getHeader().getJWK().computeThumbprint()).hasToString(DpopProofs.thumbprint(key));
        assertThat(proof.getJWTClaimsSet().getClaims())
                .containsEntry("htm", "GET")
                .containsEntry("htu", "https://api.example.com/orders")
                .containsEntry("ath", "fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo") // of RFC 9449 section 7
                .containsOnlyKeys("htm", "htu", "ath", "iat", "jti");
        assertThat(proof.getJWTClaimsSet().getIssueTime()).isEqualTo(NOW);
    }

    @Test
    void each_proof_has_another_id_and_without_a_token_there_is_no_hash() throws Exception {
        SignedJWT first = proof("POST", ORDERS, null);
        SignedJWT second = proof("POST", ORDERS, null);
        assertThat(first.getJWTClaimsSet().getJWTID())
                .isNotEqualTo(second.getJWTClaimsSet().getJWTID());
        assertThat(first.getJWTClaimsSet().getClaims()).doesNotContainKey("ath");
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.example.com/orders, for orders",
        "https://api.example.com/other, for users",
        "https://api.example.com/users?a=b, for users",
        "https://api.example.com:8443/users,",
        "https://sso.example.com/users,"
    })
    void a_proof_has_the_newest_nonce_of_its_address_or_else_of_its_server(URI address, @Nullable String nonce)
            throws Exception {
        proofs.remember(ORDERS, "before");
        proofs.remember(ORDERS, "for orders".replace(' ', '-'));
        proofs.remember(URI.create("https://api.example.com/users"), "for-users");
        assertThat(proof("GET", address, null).getJWTClaimsSet().getStringClaim("nonce"))
                .isEqualTo(nonce == null ? null : nonce.replace(' ', '-'));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "with space", "with\nline", "ünicode"})
    void a_malformed_nonce_is_not_remembered(String nonce) throws Exception {
        proofs.remember(ORDERS, nonce);
        assertThat(proof("GET", ORDERS, null).getJWTClaimsSet().getClaims()).doesNotContainKey("nonce");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DPoP error=\"use_dpop_nonce\", error_description=\"a nonce\" | true",
                "dpop algs=\"ES256\", Error = use_dpop_nonce | true",
                "Bearer realm=\"x\", DPoP error=\"use_dpop_nonce\" | true",
                "DPoP error=\"invalid_token\" | false",
                "Bearer error=\"use_dpop_nonce\" | false",
                "DPoP error=\"use_dpop_nonce_not\" | false"
            })
    void a_challenge_that_demands_a_nonce_is_known_in_any_case(String challenge, boolean demands) {
        assertThat(DpopProofs.demandsNonce(List.of("Basic", challenge))).isEqualTo(demands);
    }

    @Test
    void a_key_is_new_each_time_and_is_not_shown() {
        assertThat(proofs.newKey()).isNotEqualTo(key);
        assertThat(key).hasToString("Secret[hidden]");
    }
}
