package dev.latchkey.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** With the right documents a sign-in comes to its end: without that, the targets that use it could not fail. */
class ProviderVisitTest {

    @Test
    void the_right_documents_sign_in() {
        ProviderVisit visit = new ProviderVisit(
                ProviderVisit.GOOD_METADATA,
                ProviderVisit.GOOD_KEYS,
                nonce -> ProviderVisit.signed(ProviderVisit.goodClaims(nonce)));
        assertThat(visit.signsIn()).isTrue();
    }
}
