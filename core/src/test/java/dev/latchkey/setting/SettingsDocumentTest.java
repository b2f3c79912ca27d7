package dev.latchkey.setting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.provider.Providers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What people and editors read about settings is what the program reads; {@code -Dsettings.write} writes both anew. */
class SettingsDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "settings.md");
    private static final Path METADATA =
            Path.of("src", "main", "resources", "META-INF", "spring-configuration-metadata.json");

    @Test
    void the_document_says_what_the_data_says() throws IOException {
        assertSame(DOCUMENT, SettingsDocument.text());
    }

    @Test
    void editors_know_what_the_data_says() throws IOException {
        assertSame(METADATA, SettingsMetadata.text(Providers.ids()));
    }

    @Test
    void each_setting_has_one_name_in_files_and_in_the_environment_and_a_plain_sentence() {
        Set<String> names = new HashSet<>();
        Set<String> variables = new HashSet<>();
        for (Setting<?> setting : CoreSettings.ALL) {
            assertThat(names.add(setting.name())).as(setting.name()).isTrue();
            assertThat(variables.add(setting.variable())).as(setting.name()).isTrue();
            assertThat(setting.about()).as(setting.name()).endsWith(".");
            assertThat(setting.call()).as(setting.name()).contains("(");
        }
    }

    @Test
    void each_default_that_is_a_value_can_be_read() {
        for (Setting<?> setting : CoreSettings.ALL) {
            if (setting.standard().matches("[0-9a-zA-Z_]+")) {
                assertThat(setting.type().read(List.of(setting.standard())))
                        .as(setting.name())
                        .isNotNull();
            }
        }
    }

    private static void assertSame(Path file, String text) throws IOException {
        if (System.getProperty("settings.write") != null) {
            Files.writeString(file, text);
        }
        assertThat(Files.readString(file))
                .as("-Dsettings.write=true writes %s anew", file)
                .isEqualTo(text);
    }
}
