package dev.latchkey.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.latchkey.model.Claims;
import dev.latchkey.vector.Vectors;
import java.text.Normalizer;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    /** What the contract's normaliser makes something else of, and we refuse (A1 to A3). */
    private static final Set<String> REFUSED =
            Set.of("foo@example.com,evil.com", "a,b@c.d", "a\ufe6bb.com", ",foo@x.io", "a b@x.io");

    static Stream<Arguments> emailNormalizer() {
        return Vectors.table("emailNormalizer");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("emailNormalizer")
    void it_is_the_contracts_form_or_refused(Claims row) {
        String input = row.text("input").orElse(null);
        boolean refused = row.flag("error") || REFUSED.contains(Objects.requireNonNullElse(input, ""));
        assertThat(text(input)).isEqualTo(refused ? null : row.get("output"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b",
                "ada.lovelace+tag@mail.example.co.uk",
                "o'brien@example.org",
                "a!#$%&'*+-/=?^_`{|}~b@example.org",
                "josé@exämple.org",
                "用户@例え.jp",
                "1@2.3"
            })
    void ordinary_and_international_addresses_are_taken_as_they_are(String address) {
        assertThat(text(address)).isEqualTo(address);
    }

    @ParameterizedTest
    @Tag("A2")
    @Tag("A3")
    @ValueSource(
            strings = {
                "\"e@attacker.com\"@victim.com",
                "\"ada\"@example.org",
                "ada@example.org, eve@example.org",
                "ada@example.org;eve@example.org",
                "ada@example.org\r\nBcc: eve@example.org",
                "ada@example.org\n",
                "\rada@example.org",
                "ada@example.org\u0000",
                "Ada <ada@example.org>",
                "<ada@example.org>",
                "ada(comment)@example.org",
                "ada@[127.0.0.1]",
                "ada@example.org:25",
                "ada\\@eve@example.org",
                "ada@eve@example.org",
                ".ada@example.org",
                "ada.@example.org",
                "a..da@example.org",
                "ada@.example.org",
                "ada@example..org",
                "ada@example.org.",
                "ada@-example.org",
                "ada@example-.org",
                "ada@exam_ple.org",
                "ada@exam ple.org",
                "ada\u00a0@example.org",
                "a\u200bda@example.org",
                "a\u202eda@example.org",
                "ada@example.org\u2028",
                "a\ud800@example.org"
            })
    void what_two_parsers_could_read_differently_is_no_address(String text) {
        assertThat(text(text)).isNull();
    }

    @Test
    @Tag("A1")
    void no_character_turns_into_one_that_decides_whose_address_it_is() {
        List<String> places = List.of("ada%seve.com", "a%sda@example.org", "ada@exam%sple.org", "ada@example.org%s");
        int dangerous = 0;
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            String one = Character.toString(c);
            String normal = Normalizer.normalize(one, Normalizer.Form.NFKC);
            boolean becomes = c != '@' && normal.chars().anyMatch(part -> "@,<>\";\r\n".indexOf(part) >= 0);
            if (becomes) {
                dangerous++;
                for (String place : places) {
                    assertThat(text(String.format(place, one)))
                            .as("U+%04X in %s", c, place)
                            .isNull();
                }
            }
        }
        assertThat(dangerous).isGreaterThan(15);
    }

    @Test
    @Tag("A1")
    void reading_an_address_again_changes_nothing() {
        int taken = 0;
        for (int c = 0; c <= 0x323af; c++) { // beyond are only tags, selectors and private use
            for (String typed :
                    List.of("a" + Character.toString(c) + "b@example.org", "a@b" + Character.toString(c) + "c.io")) {
                String read = text(typed);
                if (read != null) {
                    taken++;
                    if (!read.equals(text(read)) || read.indexOf('@') != read.lastIndexOf('@')) {
                        fail("U+%04X", c);
                    }
                }
            }
        }
        assertThat(taken).isGreaterThan(100_000);
    }

    @Test
    void it_is_as_long_as_mail_servers_take() {
        String domain = "@" + ("d".repeat(61) + ".").repeat(3) + "org";
        assertThat(text("a".repeat(64) + "@example.org")).isNotNull();
        assertThat(text("a".repeat(65) + "@example.org")).isNull();
        assertThat(text("é".repeat(33) + "@example.org")).isNull();
        assertThat(text("a".repeat(64) + domain)).hasSize(254);
        assertThat(text("a".repeat(64) + domain + "n")).isNull();
        assertThat(text("a".repeat(1_000_000))).isNull();
    }

    @Test
    void it_prints_nothing() {
        assertThat(EmailAddress.of("ada@example.org")).hasToString("EmailAddress[hidden]");
    }

    private static @Nullable String text(@Nullable String typed) {
        EmailAddress address = EmailAddress.of(typed);
        return address == null ? null : address.text();
    }
}
