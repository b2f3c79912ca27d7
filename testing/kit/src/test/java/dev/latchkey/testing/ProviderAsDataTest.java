package dev.latchkey.testing;

import dev.latchkey.provider.Providers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A provider that is two files of these tests: one for the catalogue, and one with what the provider expects. */
class ProviderAsDataTest {

    private final Dialect acme = Dialects.read("acme", Path.of("src", "test", "resources", "data-alone"));
    private final DialectApplication application;

    ProviderAsDataTest() throws IOException {
        application = new DialectApplication(List.of(acme), builder -> builder.provider(Providers.named("acme")));
    }

    @AfterEach
    void stop() {
        application.close();
    }

    @Test
    void a_provider_that_is_far_off_the_standard_needs_no_code() {
        application.signsIn(acme, acme.person("full"));
        application.signsIn(acme, acme.person("shy"));
    }

    @Test
    void an_answer_that_says_no_is_no_profile() {
        application.refuses(acme, acme.person("refused"));
    }
}
