package dev.latchkey.interop;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.latchkey.browser.BrowserExtension;
import dev.latchkey.browser.VirtualAuthenticator;
import dev.latchkey.browser.Visit;
import dev.latchkey.nextauth.BackEnd;
import dev.latchkey.nextauth.NextAuthPage;
import dev.latchkey.nextauth.NodeExtension;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The unmodified {@code next-auth/webauthn} in a browser that has an authenticator. */
@ExtendWith({NodeExtension.class, BrowserExtension.class})
class NextAuthPasskeyTest {

    private final ExampleBackend backend;
    private Visit visit;
    private Page page;
    private VirtualAuthenticator authenticator;

    NextAuthPasskeyTest(NextAuthPage bundle) {
        backend = ExampleBackend.start(bundle, Map.of("AUTH_SECRET", "a secret that is only for these tests"));
    }

    @BeforeEach
    void open(Visit fresh) {
        visit = fresh;
        page = visit.page();
        authenticator = VirtualAuthenticator.of(visit);
        page.navigate(backend.at("/").toString());
        assertThat(page.locator("#status")).hasText("unauthenticated");
    }

    @AfterEach
    void stop() {
        backend.close();
    }

    @Test
    void somebody_signs_up_with_an_address_and_signs_in_again() {
        page.fill("#passkey-email", "carol@example.test");
        click("sign-up-passkey");
        assertThat(page.locator("#session")).containsText("carol@example.test");
        assertThat(authenticator.passkeys()).hasSize(1);

        click("sign-out");
        assertThat(page.locator("#status")).hasText("unauthenticated");
        click("sign-in-passkey");

        assertThat(page.locator("#session")).containsText("carol@example.test");
        assertThat(visit.consoleErrors()).isEmpty();
        assertThat(visit.outsideRequests()).isEmpty();
    }

    @Test
    void alice_adds_a_passkey_and_signs_in_with_it() {
        page.fill("#username", BackEnd.USERNAME);
        page.fill("#password", BackEnd.PASSWORD);
        click("sign-in-credentials");
        click("add-passkey");
        click("sign-out");

        click("sign-in-passkey");

        assertThat(page.locator("#session")).containsText("Alice Liddell");
        assertThat(visit.consoleErrors()).isEmpty();
    }

    @Test
    void an_old_copy_of_an_authenticator_shows_as_an_error() {
        page.fill("#passkey-email", "carol@example.test");
        click("sign-up-passkey");
        click("sign-out");
        authenticator.hasSigned(0);

        click("sign-in-passkey");

        assertThat(page.locator("#sign-in-passkey-result")).containsText("\"error\":\"WebAuthnVerificationError\"");
        assertThat(page.locator("#status")).hasText("unauthenticated");
    }

    private void click(String button) {
        page.click("#" + button);
        assertThat(page.locator("#" + button + "-result")).not().isEmpty();
    }
}
