package dev.latchkey.testing.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Auth;
import dev.latchkey.testing.FakeIdentityProvider;
import java.util.Map;
import org.junit.jupiter.api.Test;

@FakeProvider({"github", "google"})
class FakeProviderTest {

    @Test
    void providers_run_and_an_application_can_be_built_with_them(
            @FakeProvider("github") FakeIdentityProvider github, @FakeProvider("google") FakeIdentityProvider google) {
        Auth auth = Auth.builder()
                .environment(Map.of())
                .secret("0123456789abcdef0123456789abcdef")
                .settings(github.settings())
                .settings(google.settings())
                .build();

        assertThat(auth.providers())
                .extracting(provider -> provider.id())
                .containsExactlyInAnyOrder("github", "google");
        assertThat(github.properties()).containsKey("latchkey.provider.github.token-endpoint");
    }
}
