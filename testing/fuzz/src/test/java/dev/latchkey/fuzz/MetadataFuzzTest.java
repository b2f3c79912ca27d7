package dev.latchkey.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** A discovery document: whatever it says, browsers are sent to https, and another issuer's is not believed. */
class MetadataFuzzTest {

    @FuzzTest
    void metadata(byte[] input) {
        String document = new String(input, UTF_8);
        ProviderVisit visit = new ProviderVisit(
                document, ProviderVisit.GOOD_KEYS, nonce -> ProviderVisit.signed(ProviderVisit.goodClaims(nonce)));
        if (visit.signsIn()) {
            String unmarked = document.startsWith("\uFEFF") ? document.substring(1) : document; // providers send it
            assertThat(ProviderVisit.read(unmarked).get("issuer")).isEqualTo(ProviderVisit.ISSUER);
        }
    }
}
