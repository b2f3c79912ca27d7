package dev.latchkey.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.latchkey.wire.Json;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An ID token, or claims that the provider signs, with {@code @NONCE@} for the nonce: nobody is signed in by a token
 * that is not the provider's, for this client and this attempt.
 */
class IdTokensFuzzTest {

    @FuzzTest
    void tokens(byte[] input) {
        String text = new String(input, UTF_8);
        boolean isClaims = text.startsWith("{");
        String[] claims = {""};
        String[] asked = {""};
        ProviderVisit visit = new ProviderVisit(ProviderVisit.GOOD_METADATA, ProviderVisit.GOOD_KEYS, nonce -> {
            asked[0] = nonce;
            claims[0] = text.replace("@NONCE@", nonce);
            return isClaims ? ProviderVisit.signed(claims[0]) : escaped(text);
        });
        if (!visit.signsIn()) {
            return;
        }
        assertThat(isClaims).as("a token that nobody has signed").isTrue();
        Map<String, @Nullable Object> read = ProviderVisit.read(claims[0]);
        assertThat(read.get("iss")).isEqualTo(ProviderVisit.ISSUER);
        assertThat(read.get("aud") instanceof List<?> several ? several : Collections.singletonList(read.get("aud")))
                .as("the clients")
                .anyMatch(ProviderVisit.CLIENT::equals);
        assertThat(String.valueOf(read.get("sub"))).isNotEmpty();
        assertThat(read.get("nonce")).isEqualTo(asked[0]);
        assertThat(((Number) read.getOrDefault("exp", 0L)).doubleValue())
                .isGreaterThan(ProviderVisit.NOW.getEpochSecond() - 120.0);
    }

    private static String escaped(String text) {
        return Json.write(text).replaceAll("^\"|\"$", "");
    }
}
