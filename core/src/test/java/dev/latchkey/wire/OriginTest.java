package dev.latchkey.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.latchkey.vector.Vectors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The oracle is what a WHATWG URL parser made of the same text; {@code origins.mjs} writes it down. */
class OriginTest {

    private final Locale usual = Locale.getDefault();

    @AfterEach
    void the_usual_locale() {
        Locale.setDefault(usual);
    }

    @ParameterizedTest
    @Tag("X1")
    @Tag("S12")
    @ValueSource(strings = {"en", "tr-TR", "az", "lt"})
    void what_is_accepted_every_browser_reads_as_the_same_origin(String locale) {
        Locale.setDefault(Locale.forLanguageTag(locale));
        List<String> wrong = new ArrayList<>();
        int accepted = 0;
        for (var fact : Vectors.document("/url/origins.json").asMap().entrySet()) {
            Origin origin = Origin.of(fact.getKey());
            boolean brokenPunycode = fact.getValue() == null && fact.getKey().contains("xn--");
            if (origin != null && !brokenPunycode && !origin.toString().equals(fact.getValue())) {
                wrong.add(fact.getKey() + " is " + fact.getValue() + ", not " + origin);
            }
            accepted += origin == null ? 0 : 1;
        }
        assertThat(wrong).isEmpty();
        assertThat(accepted).isGreaterThan(300);
    }

    @ParameterizedTest
    @CsvSource({
        "https://good.example, https, good.example, 443",
        "http://good.example/a?b#c, http, good.example, 80",
        "HTTPS://GOOD.EXAMPLE:8443?x, https, good.example, 8443",
        "http://INTRANET:00080/, http, intranet, 80",
        "http://localhost:3000, http, localhost, 3000",
        "https://xn--bcher-kva.example/, https, xn--bcher-kva.example, 443",
        "http://127.0.0.1:3000/, http, 127.0.0.1, 3000",
        "https://[::1]:8443/, https, [::1], 8443",
        "https://[2001:DB8::1]/, https, [2001:db8::1], 443",
        "https://[1:2:3:4:5:6:7:8]/, https, [1:2:3:4:5:6:7:8], 443",
        "https://[1:0:0:4::7:8]/, , , ",
        "https://[1::4:0:0:7:8]/, https, [1::4:0:0:7:8], 443",
        "https://good.example/\\evil, https, good.example, 443",
        "https://good_name.example./, https, good_name.example., 443",
    })
    void an_ordinary_url_has_an_origin(
            String url, @Nullable String scheme, @Nullable String host, @Nullable Integer port) {
        Origin expected = scheme == null || host == null || port == null ? null : new Origin(scheme, host, port);

        assertThat(Origin.of(url)).isEqualTo(expected);
    }

    @Test
    void a_host_header_is_read_by_the_same_rules() {
        assertThat(Origin.ofAuthority("https", "good.example")).hasToString("https://good.example");
        assertThat(Origin.ofAuthority("http", "Good.Example:8080")).hasToString("http://good.example:8080");
        assertThat(Origin.ofAuthority("https", "[::1]:8443")).hasToString("https://[::1]:8443");
        for (String authority : List.of(
                "",
                " ",
                ":443",
                "good.example:",
                "good.example:x",
                "a@good.example",
                "good.example/",
                "good.example,evil",
                "good.example\\",
                "good.example:80:80",
                "127.1",
                "0x7f.1",
                "[::1",
                "::1",
                "[::01]",
                "good.example:65536")) {
            assertThat(Origin.ofAuthority("https", authority)).as(authority).isNull();
        }
    }

    @Test
    void an_origin_owns_its_urls_and_no_other() {
        Origin origin = new Origin("https", "good.example", 443);

        assertThat(origin.owns("https://good.example/a")).isTrue();
        assertThat(origin.owns("https://good.example:443")).isTrue();
        assertThat(origin.owns("http://good.example/a")).isFalse();
        assertThat(origin.owns("https://good.example:8443/")).isFalse();
        assertThat(origin.owns("https://good.example.evil.example/")).isFalse();
        assertThat(origin.owns("https://good.example@evil.example/")).isFalse();
        assertThat(origin.owns("/a")).isFalse();
    }

    @Test
    void long_texts_are_answered_at_once() {
        String dots = "1.".repeat(50_000);
        List<String> texts = List.of(
                "https://" + "a".repeat(100_000),
                "https://" + dots,
                "https://[" + ":".repeat(100_000) + "]",
                "https://a/" + "b".repeat(100_000),
                "h".repeat(100_000) + "://a",
                "https://a:" + "1".repeat(100_000));
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            for (int i = 0; i < 200; i++) {
                texts.forEach(Origin::of);
            }
        });
    }
}
