package dev.latchkey.spring.boot.security;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReadmeTest {

    private static final Pattern CODE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @Test
    void the_code_that_the_starter_shows_is_code_that_is_compiled() throws IOException {
        String compiled =
                plain(Files.readString(Path.of("src/test/java/dev/latchkey/spring/boot/security/Examples.java")));
        String readme = Files.readString(Path.of("../spring-boot-starter/README.md"));

        assertThat(CODE.matcher(readme).results().map(ReadmeTest::code))
                .isNotEmpty()
                .allMatch(compiled::contains);
    }

    private static String code(MatchResult block) {
        return plain(requireNonNull(block.group(1)));
    }

    /** Without blanks, and with classes as they are outside another class. */
    private static String plain(String text) {
        return text.replace("static class", "class").replaceAll("\\s", "");
    }
}
