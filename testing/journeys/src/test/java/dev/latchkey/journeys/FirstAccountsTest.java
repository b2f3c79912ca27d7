package dev.latchkey.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FirstAccountsTest {

    @Test
    void the_page_about_passwords_shows_the_program_as_the_compiler_has_seen_it() throws IOException {
        String program = Files.readString(Path.of("src/test/java/dev/latchkey/journeys/FirstAccounts.java"))
                .replaceFirst("package .*;\\s*", "");

        assertThat(Files.readString(Path.of("../../docs/passwords.md"))).contains("```java\n" + program + "```");
    }
}
