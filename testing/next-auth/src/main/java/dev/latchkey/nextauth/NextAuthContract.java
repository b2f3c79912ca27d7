package dev.latchkey.nextauth;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import dev.latchkey.browser.BrowserExtension;
import dev.latchkey.browser.Visit;
import dev.latchkey.contract.RunningApplication;
import dev.latchkey.testing.OpenIdProvider;
import dev.latchkey.testing.RegisteredClient;
import java.net.URI;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests the unmodified {@code next-auth/react} with a back end that {@link BackEnd} has configured
 * (wire.md#browser-client). Besides the page, the back end has {@code /me}, which answers with the session or
 * {@code 401}.
 */
@ExtendWith({NodeExtension.class, BrowserExtension.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class NextAuthContract {

    private final OpenIdProvider people = OpenIdProvider.start();
    private RunningApplication application;
    private URI origin;
    private Visit visit;
    private Page page;

    /** Starts a back end that serves {@code page} at {@code /}. */
    protected abstract RunningApplication start(NextAuthPage page, String issuer) throws Exception;

    /** What {@code getProviders()} returns behind the two providers; with a comma in front. */
    protected String furtherProviders() {
        return "";
    }

    @BeforeAll
    void start(NextAuthPage bundle) throws Exception {
        people.client(RegisteredClient.confidential(BackEnd.CLIENT_ID, BackEnd.CLIENT_SECRET)
                .anyLoopbackRedirect());
        application = start(bundle, people.issuer());
        origin = URI.create("http://localhost:" + application.address().getPort());
    }

    @AfterAll
    void stop() {
        people.close();
        application.close();
    }

    @BeforeEach
    void open(Visit fresh) {
        visit = fresh;
        page = visit.page();
        page.navigate(origin.toString());
        assertThat(page.locator("#status")).hasText("unauthenticated");
    }

    @Test
    void it_finds_the_providers_in_their_order() {
        page.click("#get-providers");

        assertThat(page.locator("#get-providers-result"))
                .hasText(provider("credentials", "Credentials", "credentials").replaceFirst("}$", ",")
                        + provider("oidc", "OpenID Connect", "oidc")
                                .substring(1)
                                .replaceFirst("}$", "")
                        + furtherProviders()
                        + "}");
        assertThat(visit.consoleErrors()).isEmpty();
    }

    @Test
    void it_finds_a_csrf_token_that_stays_the_same() {
        page.click("#get-csrf");
        assertThat(page.locator("#get-csrf-result")).hasText(Pattern.compile("^\"[0-9a-f]{64}\"$"));
        String token = page.locator("#get-csrf-result").textContent();

        page.reload();
        page.click("#get-csrf");

        assertThat(page.locator("#get-csrf-result")).hasText(token);
    }

    @Test
    void the_right_password_signs_in() {
        signIn(BackEnd.USERNAME, BackEnd.PASSWORD);

        assertThat(page.locator("#sign-in-credentials-result"))
                .hasText("{\"status\":200,\"ok\":true,\"url\":\"" + origin + "/\"}");
        assertThat(page.locator("#status")).hasText("authenticated");
        assertThat(page.locator("#session"))
                .containsText("{\"user\":{\"name\":\"Alice Liddell\",\"email\":\"alice@example.test\","
                        + "\"image\":\"https://example.test/alice.png\"},\"expires\":\"");
        assertThat(visit.consoleErrors()).isEmpty();
        assertThat(visit.outsideRequests()).isEmpty();
    }

    @Test
    void a_wrong_password_shows_as_a_code() {
        signIn(BackEnd.USERNAME, "wrong");

        assertThat(page.locator("#sign-in-credentials-result")).hasText(refused("credentials"));
        assertThat(page.locator("#status")).hasText("unauthenticated");
    }

    @Test
    void a_locked_account_shows_as_its_own_code() {
        signIn("locked", BackEnd.PASSWORD);

        assertThat(page.locator("#sign-in-credentials-result")).hasText(refused("locked"));
        assertThat(page.locator("#status")).hasText("unauthenticated");
    }

    @Test
    void an_update_changes_the_name_for_good() {
        signIn(BackEnd.USERNAME, BackEnd.PASSWORD);
        update("Alice “Zoë” 日本");

        assertThat(page.locator("#update-result")).containsText("\"name\":\"Alice “Zoë” 日本\"");
        assertThat(page.locator("#session")).containsText("\"name\":\"Alice “Zoë” 日本\"");
        page.reload();
        assertThat(page.locator("#session")).containsText("\"name\":\"Alice “Zoë” 日本\"");

        update("x".repeat(8_001));
        assertThat(page.locator("#update-result")).containsText("\"name\":\"Alice “Zoë” 日本\"");
    }

    @Test
    void signing_out_in_one_tab_reaches_another() {
        signIn(BackEnd.USERNAME, BackEnd.PASSWORD);
        assertThat(page.locator("#status")).hasText("authenticated");
        Page other = page.context().newPage();
        other.navigate(origin.toString());
        assertThat(other.locator("#status")).hasText("authenticated");

        page.click("#sign-out");

        assertThat(page.locator("#sign-out-result")).hasText("{\"url\":\"" + origin + "/\"}");
        assertThat(page.locator("#status")).hasText("unauthenticated");
        assertThat(other.locator("#status")).hasText("unauthenticated");
        assertThat(other.locator("#session")).hasText("null");
    }

    @Test
    void an_openid_provider_signs_in_and_leads_back() {
        page.click("#sign-in-oidc");
        page.getByText("Grace Okafor").click();

        assertThat(page).hasURL(origin + "/");
        assertThat(page.locator("#status")).hasText("authenticated");
        assertThat(page.locator("#session")).containsText("\"email\":\"grace@example.org\"");
        assertThat(people.lastAuthorization().parameterNames()).contains("state", "nonce", "code_challenge");
        assertThat(visit.consoleErrors()).isEmpty();
        assertThat(visit.outsideRequests()).isEmpty();
    }

    @Test
    void a_page_for_the_signed_in_leads_to_the_built_in_form_and_back() {
        page.click("#to-required");
        page.getByLabel("Username").fill(BackEnd.USERNAME);
        page.getByLabel("Password").fill(BackEnd.PASSWORD);
        page.keyboard().press("Enter");

        assertThat(page).hasURL(origin + "/?page=required");
        assertThat(page.locator("#session")).containsText("Alice Liddell");
    }

    @Test
    void the_back_ends_own_route_knows_who_asks() {
        APIResponse stranger = me();
        assertThat(stranger.status()).isEqualTo(401);
        assertThat(stranger.text()).isEqualTo("{\"message\":\"Not authenticated\"}");

        signIn(BackEnd.USERNAME, BackEnd.PASSWORD);

        JsonObject me = JsonParser.parseString(me().text()).getAsJsonObject();
        assertThat(me.getAsJsonObject("user").get("name").getAsString()).isEqualTo("Alice Liddell");
        assertThat(me.keySet()).containsExactly("user", "expires");
    }

    private APIResponse me() {
        return page.request().get(origin.resolve("/me").toString());
    }

    private void signIn(String username, String password) {
        page.fill("#username", username);
        page.fill("#password", password);
        page.click("#sign-in-credentials");
        assertThat(page.locator("#sign-in-credentials-result")).not().isEmpty();
    }

    private void update(String name) {
        page.fill("#name", name);
        page.click("#update");
        assertThat(page.locator("#update-result")).not().isEmpty();
    }

    /** What {@code getProviders()} returns of one provider. */
    protected final String provider(String id, String name, String type) {
        return "{\"%s\":{\"id\":\"%s\",\"name\":\"%s\",\"type\":\"%s\",\"signinUrl\":\"%s/auth/signin/%s\",\"callbackUrl\":\"%s/auth/callback/%s\"}}"
                .formatted(id, id, name, type, origin, id, origin, id);
    }

    private static String refused(String code) {
        return "{\"error\":\"CredentialsSignin\",\"code\":\"" + code + "\",\"status\":200,\"ok\":true,\"url\":null}";
    }
}
