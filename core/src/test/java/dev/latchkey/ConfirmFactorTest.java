package dev.latchkey;

import static dev.latchkey.EmailBrowser.location;
import static dev.latchkey.guard.Authorized.factor;
import static dev.latchkey.guard.Authorized.recently;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.guard.Authorized;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.http.FakeRequest;
import dev.latchkey.model.Account;
import dev.latchkey.model.Factor.Kind;
import dev.latchkey.model.User;
import dev.latchkey.provider.CredentialsProvider;
import dev.latchkey.provider.Providers;
import dev.latchkey.store.Store;
import dev.latchkey.store.StoredAccount;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A rule asks for one kind of factor of somebody who has ways of several kinds. */
class ConfirmFactorTest {

    private static final String CONFIRM = "http://localhost/auth/confirm?callbackUrl=http%3A%2F%2Flocalhost%2Forders";
    private static final Authorized UPSTREAM = factor(Kind.UPSTREAM).within(Duration.ofMinutes(10));

    private final Store store = Store.inMemory();
    private Instant now = Instant.parse("2026-11-01T12:00:00Z");
    private final Auth auth = Auth.builder()
            .environment(Map.of("AUTH_URL", "http://localhost"))
            .secret(EmailSetup.SECRET)
            .clock(() -> now)
            .store(store)
            .provider(CredentialsProvider.of((typed, request) -> Optional.of(User.of("ada"))
                    .filter(user -> typed.get("password").equals("right"))))
            .provider(Providers.github().clientId("id").clientSecret("secret"))
            .build();
    private final EmailBrowser ada = new EmailBrowser(auth, "10.0.0.1");

    @BeforeEach
    void signed_in_long_ago_with_a_password_and_an_account_at_github() {
        ada.signIn("ada");
        store.linkAccount("ada", StoredAccount.of(new Account("github", "oauth", "github", "7", null)));
        now = now.plus(Duration.ofHours(1));
    }

    @Test
    void only_what_shows_this_kind_is_offered_and_it_is_taken() {
        String away = location(ada.send(FakeRequest.get("/orders").header("Sec-Fetch-Mode", "navigate"), UPSTREAM));
        assertThat(away).isEqualTo(CONFIRM + "&factor=upstream");

        AuthResponse page = ada.navigate(away);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("action=\"/auth/confirm/github\"", "name=\"factor\" value=\"upstream\"")
                .doesNotContain("/auth/confirm/credentials");

        assertThat(location(post("github", Map.of("factor", "upstream")))).startsWith("https://github.com/login/oauth");
    }

    @Test
    void where_any_will_do_what_everybody_at_the_browser_can_show_is_not_offered_beside_another() {
        assertThat(ada.require(recently(Duration.ofMinutes(10)))).isPresent();
        assertThat(ada.navigate(CONFIRM).body())
                .contains("/auth/confirm/credentials")
                .doesNotContain("/auth/confirm/github", "name=\"factor\"");
        assertThat(location(post("github", Map.of()))).isEqualTo(CONFIRM + "&error=NotConfirmed");
    }

    @Test
    void another_kind_is_not_taken_and_the_page_still_asks_for_this_one() {
        assertThat(location(post("credentials", Map.of("factor", "upstream", "password", "right"))))
                .isEqualTo(CONFIRM + "&factor=upstream&error=NotConfirmed");
        assertThat(location(post("credentials", Map.of("factor", "knowledge", "password", "wrong"))))
                .isEqualTo(CONFIRM + "&factor=knowledge&error=CredentialsSignin");
        assertThat(location(ada.get("/auth/confirm/github?factor=upstream&callbackUrl=/orders")))
                .isEqualTo(CONFIRM + "&factor=upstream");
    }

    @Test
    void who_has_nothing_of_this_kind_learns_what_to_do() {
        for (String kind : new String[] {"phishing_resistant", "possession", "nonsense", "unknown"}) {
            AuthResponse page = ada.navigate(CONFIRM + "&factor=" + kind);
            assertThat(page.status()).isEqualTo(403);
            assertThat(page.body())
                    .contains("has no way to confirm what that page asks for", "href=\"/auth/signout\"")
                    .doesNotContain("<form");
        }
    }

    private AuthResponse post(String provider, Map<String, String> more) {
        Map<String, String> fields = new LinkedHashMap<>(more);
        fields.put("username", "ada");
        fields.put("callbackUrl", "http://localhost/orders");
        fields.put("csrfToken", ada.csrfToken());
        return ada.post("/auth/confirm/" + provider, fields);
    }
}
