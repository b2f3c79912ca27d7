package dev.latchkey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.adapter.AdapterExchange;
import dev.latchkey.http.FakeRequest;
import dev.latchkey.model.CustomPages;
import dev.latchkey.model.Theme;
import dev.latchkey.provider.CredentialsProvider;
import dev.latchkey.provider.EmailProvider;
import dev.latchkey.store.Store;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The links to pages of the application, and its pictures, lead where the application is mounted. */
class PageLinksTest {

    private static final String PRIVACY = "https://acme.example/privacy";

    private static final Theme LOOK =
            Theme.standard().logo("/logo.svg").darkLogo("/logo-dark.svg").favicon("/icon.svg");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/auth/signin",
                "/auth/signin?error=Callback",
                "/auth/signout",
                "/auth/error?error=Configuration",
                "/auth/verify-request",
                "/auth/callback/email?token=a&email=ada%40example.org",
                "/auth/no-such-page"
            })
    void a_link_is_below_the_context_path(String page) {
        assertThat(links(page, "localhost", "/shop")).containsExactly("/shop/terms", PRIVACY, "/shop/help?a=1");
        assertThat(links(page, "localhost", "")).containsExactly("/terms", PRIVACY, "/help?a=1");
    }

    @Test
    void where_nobody_can_sign_in_there_is_no_link_to_this_host() {
        assertThat(links("/auth/signin", "evil.example", "/shop")).containsExactly(PRIVACY);
    }

    @Test
    void pictures_are_below_the_context_path() {
        assertThat(pictures("localhost", "/shop"))
                .containsExactly("/shop/icon.svg", "/shop/logo-dark.svg", "/shop/logo.svg");
        assertThat(pictures("localhost", "")).containsExactly("/icon.svg", "/logo-dark.svg", "/logo.svg");
    }

    @Test
    void where_nobody_can_sign_in_there_is_no_picture_of_this_host() {
        assertThat(pictures("evil.example", "/shop")).containsExactly("data:,");
    }

    @Test
    void a_mail_has_the_logo_of_the_application_that_was_asked_for_it() {
        EmailSetup setup = new EmailSetup(
                provider -> provider,
                auth -> auth.url("http://localhost/shop/auth").basePath("/auth").theme(LOOK));
        setup.browser("192.0.2.1").ask(EmailSetup.ADA, "/");
        assertThat(Jsoup.parse(setup.outbox.last().html()).select("img").eachAttr("src"))
                .containsExactly("http://localhost/shop/logo.svg");
    }

    private static List<String> pictures(String host, String mountedAt) {
        return page("/auth/signin", host, mountedAt).select("link[rel=icon], source, img").stream()
                .map(picture -> picture.attr("href") + picture.attr("srcset") + picture.attr("src"))
                .toList();
    }

    private static List<String> links(String page, String host, String mountedAt) {
        return page(page, host, mountedAt).select("nav a").eachAttr("href");
    }

    private static Document page(String page, String host, String mountedAt) {
        FakeRequest request = FakeRequest.get(page)
                .header("Host", host)
                .header("Accept", "text/html")
                .mountedAt(mountedAt);
        try (Auth auth = auth()) {
            return Jsoup.parse(AdapterExchange.of(auth, request, (name, value) -> {})
                    .answer()
                    .orElseThrow()
                    .body());
        }
    }

    private static Auth auth() {
        return Auth.builder()
                .environment(Map.of("AUTH_TRUST_HOST", "localhost"))
                .secret(EmailSetup.SECRET)
                .store(Store.inMemory())
                .sessions(Sessions.stored())
                .provider(CredentialsProvider.of((typed, request) -> Optional.empty()))
                .provider(EmailProvider.of(mail -> {}).from("a@example.org"))
                .theme(LOOK)
                .pages(CustomPages.none().terms("/terms").privacy(PRIVACY).help("/help?a=1"))
                .build();
    }
}
