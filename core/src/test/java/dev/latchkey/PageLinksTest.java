package dev.latchkey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.adapter.AdapterExchange;
import dev.latchkey.http.FakeRequest;
import dev.latchkey.model.CustomPages;
import dev.latchkey.provider.CredentialsProvider;
import dev.latchkey.provider.EmailProvider;
import dev.latchkey.store.Store;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The links to pages of the application lead where the application is mounted. */
class PageLinksTest {

    private static final String PRIVACY = "https://acme.example/privacy";

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

    private static List<String> links(String page, String host, String mountedAt) {
        FakeRequest request = FakeRequest.get(page)
                .header("Host", host)
                .header("Accept", "text/html")
                .mountedAt(mountedAt);
        try (Auth auth = auth()) {
            return Jsoup.parse(AdapterExchange.of(auth, request, (name, value) -> {})
                            .answer()
                            .orElseThrow()
                            .body())
                    .select("nav a")
                    .eachAttr("href");
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
                .pages(CustomPages.none().terms("/terms").privacy(PRIVACY).help("/help?a=1"))
                .build();
    }
}
