package dev.latchkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.latchkey.provider.EmailProvider;
import dev.latchkey.provider.Providers;
import dev.latchkey.store.Store;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The mails of features go out through one of the providers of mails. */
class FeatureMailTest {

    private final NeedyFeature feature = new NeedyFeature("needy");

    @Test
    void an_application_chooses_what_sends_them() {
        Outbox own = new Outbox();
        EmailSetup setup = new EmailSetup(
                provider -> provider,
                auth -> auth.with(feature).mail(EmailProvider.of(own).from("security@example.org")));
        EmailProvider chosen = feature.context().mail().orElseThrow();

        assertThat(chosen.from()).isEqualTo("security@example.org");
        assertThat(chosen.sender()).isSameAs(own);
        assertThat(setup.auth.providers()).hasSize(1);
    }

    @Test
    void what_a_feature_needs_stops_the_start_with_what_mends_it() {
        AuthBuilder bare = builder();
        assertThatIllegalStateException()
                .isThrownBy(bare::build)
                .withMessageContaining("The feature \"needy\" needs a store for what it keeps: call store(…)")
                .withMessageContaining("The feature \"needy\" sends mails, and nothing sends them: call mail(…)");
        AuthBuilder unnamed = builder()
                .store(Store.inMemory())
                .mail(EmailProvider.of(new Outbox()).named("post", "Post"));
        assertThatIllegalStateException().isThrownBy(unnamed::build).withMessageContaining("AUTH_POST_FROM");
    }

    private AuthBuilder builder() {
        return Auth.builder()
                .environment(Map.of("AUTH_URL", "http://localhost"))
                .secret(EmailSetup.SECRET)
                .provider(Providers.github().clientId("app").clientSecret("hush"))
                .with(feature);
    }
}
