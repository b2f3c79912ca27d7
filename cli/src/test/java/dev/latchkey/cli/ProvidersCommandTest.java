package dev.latchkey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.provider.Providers;
import org.junit.jupiter.api.Test;

class ProvidersCommandTest {

    @Test
    void all_ready_providers_are_listed() {
        assertThat(Shell.run("providers").out()).contains(Providers.ids()).contains("postmark");
    }

    @Test
    void a_provider_says_what_it_needs_and_its_callback_address() {
        Shell.Result result = Shell.run("providers", "github", "--url", "https://shop.example.com/auth/");

        assertThat(result.out())
                .contains("https://shop.example.com/auth/callback/github", "AUTH_GITHUB_ID", "AUTH_GITHUB_SECRET");
    }

    @Test
    void an_unknown_provider_is_a_mistake() {
        assertThat(Shell.run("providers", "gitub").code()).isEqualTo(ExitCode.USAGE);
    }
}
