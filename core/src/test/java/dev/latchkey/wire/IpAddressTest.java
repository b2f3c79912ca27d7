package dev.latchkey.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {

    @Tag("B10")
    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "' 192.0.2.1 ', 192.0.2.1",
        "::ffff:192.0.2.1, 192.0.2.1",
        "::FFFF:c000:201, 192.0.2.1",
        "2001:db8::1, 2001:db8:0:0::/64",
        "2001:DB8:0:0:8:800:200C:417A, 2001:db8:0:0::/64",
        "[2001:0db8:0000:0000:ffff::], 2001:db8:0:0::/64",
        "fe80::1%eth0, fe80:0:0:0::/64",
        "::1, 0:0:0:0::/64",
        "192.0.2.1:80, 192.0.2.1",
        "[2001:db8::1]:80, 2001:db8:0:0::/64",
    })
    void every_spelling_is_counted_as_one(String text, String network) {
        assertThat(Objects.requireNonNull(IpAddress.of(text)).network()).isEqualTo(network);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "localhost",
                "example.org",
                "192.0.2.1:",
                "192.0.2.1:123456",
                "192.0.2.1:80:80",
                "192.0.2.256",
                "192.0.2",
                "1",
                "0x7f.0.0.1",
                "192.0.02.1",
                "[2001:db8::1]80",
                "2001:db8:::1",
                ":",
                "::ffff:192.0.2",
                "unknown",
                "_hidden",
                "a:b:c:g",
                "1:2:3:4:5:6:7:8:9",
                ".:1"
            })
    void what_is_no_address_is_none(String text) {
        assertThat(IpAddress.of(text)).isNull();
    }
}
