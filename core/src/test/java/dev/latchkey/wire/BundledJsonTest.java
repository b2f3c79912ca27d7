package dev.latchkey.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundledJsonTest {

    @Test
    void every_file_of_the_catalogue_means_the_same_as_to_jackson() throws IOException {
        Path folder = Path.of("src", "main", "resources", "dev", "latchkey", "provider", "catalogue");
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.toList();
            assertThat(all).hasSizeGreaterThan(100);
            for (Path file : all) {
                String text = Files.readString(file);
                assertThat(BundledJson.object(text)).as(file.toString()).isEqualTo(Json.parseObject(text));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                " {\"a\" : [ ] , \"b\":{}}\r\n\t",
                "{\"a\": [\"x\", true, false, null, [\"\"], {\"b\": \"\"}]}",
                "{\"\": \"a quote \\\" and a backslash \\\\ and \\/ and a line \\n break, and ü\"}"
            })
    void json_without_numbers_means_the_same_as_to_jackson(String text) {
        assertThat(BundledJson.object(text)).isEqualTo(Json.parseObject(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "\"a\"",
                "{",
                "{\"a\"",
                "{\"a\":",
                "{\"a\": \"b",
                "{\"a\": \"b\\",
                "{\"a\": \"b\",}",
                "{\"a\": [true,]}",
                "{\"a\": [true false]}",
                "{\"a\" \"b\"}",
                "{a: true}",
                "{\"a\": tru}",
                "{\"a\": 1}",
                "{\"a\": \"\\u0041\"}",
                "{\"a\": \"line\nbreak\"}",
                "{} {}"
            })
    void everything_else_is_malformed(String text) {
        assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> BundledJson.object(text));
    }
}
