package dev.latchkey.browsernames;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.latchkey.text.TextBundle;
import dev.latchkey.text.TextKey;
import dev.latchkey.text.TextKey.Argument;
import dev.latchkey.text.Texts;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrowserNamesTest {

    private static final TextKey BOTH =
            TextKey.of("test.both", new Argument("browser", "Firefox"), new Argument("system", "Linux"));
    private static final TextKey UNKNOWN = TextKey.of("test.unknown");
    private static final String FILE = "test.both={0} on {1}\ntest.unknown=An unknown browser\n";
    private static final Texts TEXTS = Texts.of(
            Locale.ENGLISH,
            List.of(new TextBundle(
                    "test.",
                    List.of(BOTH, UNKNOWN),
                    name -> name.equals("messages.properties")
                            ? new ByteArrayInputStream(FILE.getBytes(UTF_8))
                            : null)));
    private static final BrowserNames NAMES = new BrowserNames(TEXTS, BOTH, UNKNOWN);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36"
                        + " | Chrome on Linux",
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0 | Firefox on Windows",
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6"
                        + " Safari/605.1.15 | Safari on Mac OS X",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
                        + " Version/18.6 Mobile/15E148 Safari/604.1 | Mobile Safari on iOS",
                "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile"
                        + " Safari/537.36 | Chrome Mobile on Android",
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0"
                        + " Safari/537.36 Edg/140.0.0.0 | Edge on Windows",
                "curl/8.5.0 | curl",
                "(X11; Linux x86_64) | Linux"
            })
    void a_browser_and_its_system_are_named(String userAgent, String name) {
        assertThat(NAMES.of(userAgent)).isEqualTo(name);
    }

    @Test
    void what_says_nothing_is_an_unknown_browser() {
        assertThat(NAMES.of(null)).isEqualTo("An unknown browser");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "x", "\u0000", "Other", "${jndi:ldap://example.org}", "Mozilla/5.0 ("})
    void what_nobody_knows_is_an_unknown_browser(String userAgent) {
        assertThat(NAMES.of(userAgent)).isEqualTo("An unknown browser");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                " ",
                "/",
                ";",
                "(",
                "Mozilla/5.0 (",
                "Linux; Android ",
                "1.",
                "\n",
                "\ud83d\ude00",
                "\ud83d",
                "HbbTV/1.1.1 (;;;",
                "Build/",
                "AppleWebKit/",
                "SmartTV ",
                "-",
                "Safari/ Version/"
            })
    void a_long_one_takes_no_longer_and_breaks_nothing(String piece) {
        String name = assertTimeout(Duration.ofSeconds(30), () -> NAMES.of(piece.repeat(100_000)));

        assertThat(name).isNotBlank();
    }

    @Test
    void what_stands_behind_256_characters_is_not_read() {
        assertThat(NAMES.of(firefox(100))).isEqualTo("Firefox on Linux");
        assertThat(NAMES.of(firefox(256))).isEqualTo("Linux");
    }

    /** With this many characters that say nothing in front of its name. */
    private static String firefox(int more) {
        return "Mozilla/5.0 (X11; Linux x86_64; " + "x".repeat(more) + ") Gecko/20100101 Firefox/143.0";
    }
}
