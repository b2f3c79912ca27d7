package dev.latchkey.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.latchkey.wire.EmailAddress;

/** What is taken for a mail address is one address, in one spelling, and nothing that a mail server reads otherwise. */
class MailAddressesFuzzTest {

    @FuzzTest
    void addresses(byte[] input) {
        EmailAddress address = EmailAddress.of(new String(input, UTF_8));
        if (address == null) {
            return;
        }
        String text = address.text();
        assertThat(EmailAddress.of(text)).isEqualTo(address);
        assertThat(text).doesNotContainPattern("[\\s,<>\";\\p{Cntrl}]");
        assertThat(text.chars().filter(c -> c == '@').count()).isEqualTo(1);
        assertThat(text.getBytes(UTF_8)).hasSizeLessThanOrEqualTo(254);
        assertThat(text.substring(text.indexOf('@') + 1))
                .isNotEmpty()
                .doesNotStartWith(".")
                .doesNotEndWith(".");
    }
}
