package dev.latchkey.provider;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.model.Claims;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people read about providers is what the program reads; {@code -Dproviders.write=true} writes it anew. */
class ProviderPagesTest {

    private static final Path FOLDER = Path.of("..", "docs", "providers");

    private static final String INDEX = """
            # Providers

            Each provider is one call, such as `Providers.github()`, or one id in the setting `latchkey.providers`. \
            The page of a provider says what to register there, what to configure, and what comes back. A test writes \
            these pages from the data by which Latchkey signs people in, and another test signs a person in at each \
            provider.

            Any other provider that speaks OpenID Connect is `Providers.oidc(issuer)`. A provider of plain OAuth 2.0 \
            is `OAuthProvider.oauth2(id, name)` with its addresses.

            | provider | call | id | protocol |
            | --- | --- | --- | --- |
            """;

    private static final String OTHERS = """

            Four ways to sign in of Auth.js are no OAuth providers: `credentials` is `CredentialsProvider`, `email` is \
            [sign-in by e-mail](../email.md), and `passkey` and `webauthn` are [passkeys](../passkeys.md).
            """;

    static Set<String> the_page_says_what_the_data_say() {
        return Providers.ids();
    }

    @ParameterizedTest
    @MethodSource
    void the_page_says_what_the_data_say(String id) throws IOException {
        assertSame(FOLDER.resolve(id + ".md"), ProviderPage.of(id, requireNonNull(ProviderCatalogue.entry(id))));
    }

    @Test
    void the_index_has_every_provider() throws IOException {
        assertSame(
                FOLDER.resolve("README.md"),
                INDEX + Providers.ids().stream().map(ProviderPagesTest::row).collect(Collectors.joining()) + OTHERS);
    }

    @Test
    void there_is_no_page_of_anything_else() throws IOException {
        Set<String> expected = new TreeSet<>(Set.of("README.md"));
        Providers.ids().forEach(id -> expected.add(id + ".md"));
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> String.valueOf(file.getFileName())))
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    private static String row(String id) {
        Claims entry = requireNonNull(ProviderCatalogue.entry(id));
        String status = entry.text("status").map(text -> " (" + text + ")").orElse("");
        return "| [" + ProviderPage.name(entry) + "](" + id + ".md)" + status + " | `"
                + entry.text("call").orElseThrow() + "()` | `" + id + "` | "
                + (Providers.named(id).definition().isOidc() ? "OpenID Connect" : "OAuth 2.0") + " |\n";
    }

    private static void assertSame(Path file, String text) throws IOException {
        if (System.getProperty("providers.write") != null) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, text);
        }
        assertThat(file).as("-Dproviders.write=true writes %s anew", file).hasContent(text);
    }
}
