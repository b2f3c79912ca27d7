package dev.latchkey.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.latchkey.wire.ChunkedCookie;
import dev.latchkey.wire.PercentEscapes;
import dev.latchkey.wire.RequestCookies;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cookie headers, one a line, are read as a reader reads them that splits at each separator. */
class CookiesFuzzTest {

    private static final String NAME = "authjs.session-token";

    @FuzzTest
    void cookies(byte[] input) {
        List<String> headers = List.of(new String(input, UTF_8).split("\n", -1));
        RequestCookies cookies = new RequestCookies(headers);
        String expected = first(headers);

        assertThat(cookies.get(NAME)).isEqualTo(expected);
        if (expected != null) {
            assertThat(cookies.spellings(NAME)).contains(expected);
            assertThat(cookies.namesStartingWith(NAME)).contains(NAME);
        }
        assertThat(ChunkedCookie.read(cookies, NAME).size()).isLessThanOrEqualTo(headers.size() + input.length);
    }

    private static @Nullable String first(List<String> headers) {
        for (String header : headers) {
            for (String pair : header.split(";", -1)) {
                int equals = pair.indexOf('=');
                if (equals >= 0 && blankless(pair.substring(0, equals)).equals(NAME)) {
                    String sent = blankless(pair.substring(equals + 1));
                    boolean quoted = sent.length() > 1 && sent.startsWith("\"") && sent.endsWith("\"");
                    String raw = quoted ? sent.substring(1, sent.length() - 1) : sent;
                    String decoded = PercentEscapes.decode(raw);
                    return decoded == null ? raw : decoded;
                }
            }
        }
        return null;
    }

    private static String blankless(String text) {
        return text.replaceAll("^[ \t]+|[ \t]+$", "");
    }
}
