package dev.latchkey.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** A JWK set: nobody is signed in whose token none of its keys has signed. {@code @KEY@} stands for the right key. */
class KeysFuzzTest {

    @FuzzTest
    void keys(byte[] input) {
        String text = new String(input, UTF_8);
        String keys = text.replace("@KEY@", ProviderVisit.KEY.toPublicJWK().toString());
        ProviderVisit visit = new ProviderVisit(
                ProviderVisit.GOOD_METADATA, keys, nonce -> ProviderVisit.signed(ProviderVisit.goodClaims(nonce)));
        if (visit.signsIn()) {
            assertThat(text).contains("@KEY@");
        }
    }
}
