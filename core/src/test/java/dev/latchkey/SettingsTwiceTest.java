package dev.latchkey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.model.CustomPages;
import dev.latchkey.model.Theme;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.store.Store;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What several places say about one thing: it adds up member by member, and nothing is overwritten in silence. */
class SettingsTwiceTest {

    private static AuthBuilder settings(Map<String, ? extends @Nullable Object> settings) {
        return Auth.builder().environment(Map.of()).settings(settings);
    }

    @Test
    void a_theme_in_code_leaves_to_the_settings_what_it_does_not_say() {
        Map<String, String> file = Map.of("theme.color-scheme", "light", "theme.name", "File", "theme.logo", "/l.svg");
        Theme code = new Theme("Code", Theme.ColorScheme.AUTO, null, null, null);
        assertThat(AuthOptions.of(settings(file).theme(code)).theme)
                .isEqualTo(new Theme("Code", Theme.ColorScheme.LIGHT, null, null, "/l.svg"));
        Theme dark = new Theme(null, Theme.ColorScheme.DARK, null, null, null);
        assertThat(AuthOptions.of(settings(file).theme(dark)).theme)
                .isEqualTo(new Theme("File", Theme.ColorScheme.DARK, null, null, "/l.svg"));
    }

    @Test
    void what_is_set_twice_is_refused_also_if_no_two_members_are_the_same() {
        assertThat(AuthOptions.of(settings(Map.of())
                                .theme(Theme.standard())
                                .theme(new Theme("Code", Theme.ColorScheme.AUTO, null, null, null))
                                .pages(CustomPages.none().signIn("/in"))
                                .pages(CustomPages.none().error("/error")))
                        .problems)
                .containsExactlyInAnyOrder(
                        "theme(…) is called twice: make one call", "pages(…) is called twice: make one call");
    }

    @Test
    void settings_from_two_places_add_up_and_none_takes_the_place_of_another() {
        AuthOptions both = AuthOptions.of(settings(Map.of("sessions", Map.of("idle", "7d")))
                .settings(Map.of("sessions", Map.of("update-age", "5m"), "store", Store.inMemory())));
        assertThat(both.problems).isEmpty();
        assertThat(both.sessions.idle()).isEqualTo(Duration.ofDays(7));
        assertThat(both.sessions.updateAge()).isEqualTo(Duration.ofMinutes(5));

        assertThat(AuthOptions.of(settings(Map.of("sessions.idle", "7d"))
                                .settings(Map.of("sessions", Map.of("idle", "1d"))))
                        .problems)
                .containsExactly("latchkey.sessions.idle is set twice: leave one of them out");
        assertThat(AuthOptions.of(settings(Map.of("provider.github.client-id", "a"))
                                .settings(Map.of("provider.github.client-id", "b")))
                        .problems)
                .containsExactly("latchkey.provider.github.client-id is set twice: leave one of them out");
    }

    @Test
    void a_provider_that_never_says_when_it_asked_can_be_described_by_settings() {
        OAuthProvider work = (OAuthProvider) settings(Map.of(
                        "secret", EmailSetup.SECRET,
                        "provider.work.issuer", "https://login.example",
                        "provider.work.client-id", "id",
                        "provider.work.client-secret", "se",
                        "provider.work.without-auth-time", "true"))
                .build()
                .providers()
                .get(0);
        assertThat(work.definition().saysWhenItAsked()).isFalse();
    }
}
