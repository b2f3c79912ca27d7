package dev.latchkey.securitynotices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.latchkey.Auth;
import dev.latchkey.AuthBuilder;
import dev.latchkey.Sessions;
import dev.latchkey.mail.EmailProviders;
import dev.latchkey.provider.CredentialsProvider;
import dev.latchkey.provider.EmailProvider;
import dev.latchkey.store.Store;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConfigurationTest {

    private static final EmailProvider MAILS =
            EmailProviders.smtp("smtp://127.0.0.1:1").from("Acme <no-reply@acme.example>");

    @Test
    void without_a_store_or_a_way_to_send_mails_the_start_stops() {
        assertThatIllegalStateException()
                .isThrownBy(builder()::build)
                .withMessageContaining("The feature \"security-notices\" needs a store")
                .withMessageContaining("call mail(");
    }

    @Test
    void sessions_that_cannot_be_ended_stop_the_start() {
        assertThatIllegalStateException()
                .isThrownBy(builder().store(Store.inMemory()).mail(MAILS).sessions(Sessions.sealed())::build)
                .withMessageContaining("sessions(Sessions.stored())");
    }

    @Test
    void sealed_sessions_that_can_be_ended_are_enough() {
        try (Auth auth = builder()
                .store(Store.inMemory())
                .mail(MAILS)
                .sessions(Sessions.sealed().revocable(Duration.ofSeconds(30)))
                .build()) {
            assertThat(auth.providers()).hasSize(1);
        }
    }

    private static AuthBuilder builder() {
        return Auth.builder()
                .environment(Map.of())
                .secret("a-secret-of-the-application-0123456789-0123456789")
                .provider(CredentialsProvider.of((typed, request) -> Optional.empty()))
                .with(SecurityNotices.standard());
    }
}
