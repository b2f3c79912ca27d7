package dev.latchkey.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.http.AuthResponse;
import dev.latchkey.http.Header;
import dev.latchkey.model.CustomPages;
import dev.latchkey.model.Theme;
import dev.latchkey.provider.Provider;
import dev.latchkey.provider.Providers;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/**
 * How many bytes the sign-in page needs. Ten packets of TCP, the first that a server sends, hold 14 KiB. Latchkey does
 * not compress the page, because it has a secret and texts of others (BREACH).
 */
class SignInPageSizeTest {

    private static final int MOST_BYTES = 14 * 1024;

    /** As long as real ones: a token of two SHA-256 hashes in hexadecimal, and an address of a page. */
    private static final String TOKEN = "0123456789abcdef".repeat(8) + "|";

    @Test
    void a_page_with_twelve_providers_has_at_most_14_kib_and_needs_no_other_request() {
        List<Provider> providers = Stream.of(
                        "google",
                        "microsoft-entra-id",
                        "apple",
                        "github",
                        "gitlab",
                        "facebook",
                        "linkedin",
                        "slack",
                        "discord",
                        "twitter",
                        "spotify",
                        "twitch")
                .<Provider>map(Providers::named)
                .toList();
        Pages pages = new Pages(
                        Theme.standard().name("Acme"),
                        Sample.TEXTS,
                        providers,
                        false,
                        CustomPages.none().terms("/terms").privacy("/privacy").help("/help"))
                .offering(providers.stream().flatMap(Sample::offers).toList());
        AuthResponse answer = pages.signIn(new SignInPage(
                "/auth",
                "app.example.com",
                "https://app.example.com",
                TOKEN,
                "https://app.example.com/orders/2026?status=open&sort=date",
                null,
                null,
                null,
                null,
                null,
                null,
                "google"));
        int head = answer.headers().stream().mapToInt(SignInPageSizeTest::bytes).sum();
        int body = answer.body().getBytes(UTF_8).length;

        assertThat(head + body).isLessThanOrEqualTo(MOST_BYTES);
        Document page = Sample.parse(answer);
        assertThat(page.select("svg")).hasSize(12);
        assertThat(page.select("[src], [srcset], link:not([href=data:,]), script, iframe"))
                .isEmpty();
        assertThat(answer.body()).doesNotContain("url(", "@import");
    }

    /** With its colon, blank and line break. */
    private static int bytes(Header header) {
        return header.name().length() + header.value().length() + 4;
    }
}
