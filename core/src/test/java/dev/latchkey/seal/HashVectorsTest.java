package dev.latchkey.seal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.model.Claims;
import dev.latchkey.model.Secret;
import dev.latchkey.seal.CsrfTokens.CsrfToken;
import dev.latchkey.vector.Vectors;
import dev.latchkey.wire.PercentEscapes;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The tables of {@code csrf-and-hash-vectors.json} that are about hashes; the grammar of cookies: WireVectorsTest. */
class HashVectorsTest {

    static Stream<Arguments> csrfCookies() {
        return Vectors.table("csrfCookies");
    }

    static Stream<Arguments> csrfVerification() {
        return Vectors.table("csrfVerification");
    }

    static Stream<Arguments> verificationTokenHash() {
        return Vectors.table("verificationTokenHash");
    }

    static Stream<Arguments> pkceS256() {
        return Vectors.table("pkceS256");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("csrfCookies")
    void a_csrf_cookie_holds_token_and_hash(Claims row) {
        byte[] bytes = HexFormat.of().parseHex(Vectors.text(row, "csrfToken"));

        CsrfToken token = csrfTokens(row, new FixedRandom(bytes)).of(List.of());

        assertThat(token.token()).isEqualTo(row.get("csrfToken"));
        assertThat(token.cookieValue()).isEqualTo(row.get("cookieValue"));
        assertThat(PercentEscapes.encodeComponent(Vectors.text(row, "cookieValue"))).isEqualTo(row.get("cookieValueEncoded"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("csrfVerification")
    void a_csrf_token_is_verified(Claims row) {
        Claims expected = row.object("result");

        CsrfToken token = csrfTokens(row, new SecureRandom())
                .of(row.text("cookieValue").stream().toList());

        boolean reused = token.cookieValue() == null;
        boolean proved = token.proves(row.text("bodyValue").orElse(null));
        assertThat(reused).isNotEqualTo(expected.flag("newCookieIssued"));
        assertThat(reused ? token.token() : null).isEqualTo(expected.get("tokenReused"));
        assertThat(row.flag("isPost") && proved).isEqualTo(expected.flag("verified"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("verificationTokenHash")
    void a_verification_token_is_hashed_with_the_joined_secrets(Claims row) {
        String secrets = String.join(",", row.texts("secret"));

        assertThat(Hashes.sha256Hex(Vectors.text(row, "token") + secrets)).isEqualTo(row.get("storedToken"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pkceS256")
    void a_challenge_is_the_hash_of_its_verifier(Claims row) {
        assertThat(Hashes.sha256Base64Url(Vectors.text(row, "codeVerifier"))).isEqualTo(row.get("codeChallenge"));
    }

    private static CsrfTokens csrfTokens(Claims row, SecureRandom random) {
        return new CsrfTokens(row.texts("secret").stream().map(Secret::of).toList(), new Randoms(random));
    }
}
