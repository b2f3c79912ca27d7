package dev.latchkey.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests simultaneous sign-ins by e-mail at applications that use this store. */
interface EmailRaceTests extends StoreFixture {

    @Test
    @Tag("B26")
    @Tag("B32")
    @Tag("S20")
    default void of_a_link_and_its_code_one_signs_in_once() {
        assertThat(signIns().run(round -> {
                    MailFixture mailed = MailFixture.through(store());
                    return thread -> thread % 2 == 0 ? mailed.linkSignsIn() : mailed.codeSignsIn();
                }))
                .containsOnly(1);
    }

    @Test
    @Tag("B32")
    default void of_wrong_codes_four_may_be_corrected_and_the_fifth_was_the_last() {
        assertThat(signIns().run(round -> {
                    MailFixture mailed = MailFixture.through(store());
                    return thread -> mailed.wrongCodeMayBeCorrected();
                }))
                .containsOnly(4);
    }

    /** A round is a whole sign-in, with the calls of the store that race more often by themselves. */
    private Race signIns() {
        return new Race(race().threads(), Math.min(50, race().rounds()));
    }
}
