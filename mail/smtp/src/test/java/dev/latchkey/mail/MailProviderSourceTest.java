package dev.latchkey.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.Auth;
import dev.latchkey.AuthBuilder;
import dev.latchkey.provider.Provider;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Sign-in by e-mail that settings alone describe. */
class MailProviderSourceTest {

    private static AuthBuilder with(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("secret", "a-secret-of-more-than-32-characters-1");
        settings.put("store", "memory");
        return Auth.builder().environment(Map.of()).settings(settings);
    }

    @Test
    void settings_list_a_mail_server_or_a_service_and_say_what_it_needs() {
        Auth auth = with(Map.of(
                        "providers", "resend,email",
                        "provider.resend.from", "Acme <no-reply@acme.example>",
                        "provider.resend.key", "re_123456",
                        "provider.email.from", "no-reply@acme.example",
                        "provider.email.server", "smtps://user:hush@mail.acme.example"))
                .build();
        assertThat(auth.providers()).extracting(Provider::id).containsExactly("resend", "email");
    }

    @Test
    void what_is_missing_or_is_not_for_mail_stops_the_start() {
        assertThatThrownBy(() -> with(Map.of("providers", "email", "provider.email.from", "no-reply@acme.example"))
                        .build())
                .hasMessageContaining("AUTH_EMAIL_SERVER");
        assertThatThrownBy(() -> with(Map.of(
                                "provider.email.from", "no-reply@acme.example",
                                "provider.email.server", "smtps://user:hush@mail.acme.example",
                                "provider.email.scopes", "all"))
                        .build())
                .hasMessageContaining("latchkey.provider.email.scopes")
                .hasMessageNotContaining("hush");
        assertThatThrownBy(() -> with(Map.of("provider.github.from", "no-reply@acme.example"))
                        .build())
                .hasMessageContaining("latchkey.provider.github.from");
    }
}
