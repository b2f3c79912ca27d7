package dev.latchkey.exchange;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.guard.Explanation;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.CustomPages;
import dev.latchkey.model.Theme;
import dev.latchkey.page.Pages;
import dev.latchkey.site.Site;
import dev.latchkey.text.CoreText;
import dev.latchkey.text.Texts;
import dev.latchkey.wire.Origin;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** An explanation for a developer changes nothing else of a refusal. */
class RefusalResponsesTest {

    private static final Explanation WHY = Explanation.of(Explanation.Decision.UNKNOWN);

    private final Texts texts = Texts.of(Locale.ENGLISH, List.of(CoreText.bundle()));
    private final RefusalResponses refusals =
            new RefusalResponses(() -> new Pages(Theme.standard(), texts, List.of(), false), CustomPages.none());

    @Test
    void what_a_program_reads_stays_although_a_browser_sent_the_token() {
        AuthResponse refusal =
                RefusalResponses.json(403, "Access denied").with("WWW-Authenticate", "Bearer scope=\"orders\"");
        AuthResponse told = explained(refusal);

        assertThat(told.body()).isEqualTo(refusal.body());
        assertThat(told.headers()).containsAll(refusal.headers());
        assertThat(told.header("Latchkey-Refusal")).isEqualTo(WHY.toString());
    }

    @Test
    void a_page_keeps_its_headers() {
        AuthResponse refusal = AuthResponse.html(403, "<html>Denied").with("WWW-Authenticate", "Bearer");
        AuthResponse told = explained(refusal);

        assertThat(told.body()).contains(WHY.toString());
        assertThat(told.headers()).containsAll(refusal.headers());
    }

    private AuthResponse explained(AuthResponse refusal) {
        return refusals.explained(refusal, new Site(requireNonNull(Origin.of("http://localhost")), "", "/auth"), WHY);
    }
}
