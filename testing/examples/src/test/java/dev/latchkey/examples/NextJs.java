package dev.latchkey.examples;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import dev.latchkey.browser.BrowserExtension;
import dev.latchkey.browser.Visit;
import dev.latchkey.model.User;
import dev.latchkey.testing.SignedIn;
import dev.latchkey.testing.attack.LatchkeyAttacks;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The example with Next.js, in Chromium. {@code bin/nextjs} runs this; the build does not. */
@ExtendWith(BrowserExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NextJs {

    private static final User ADA = new User("ada", "Ada Lindqvist", "ada@example.org", null);
    private static final String SESSION = "authjs.session-token";

    private NextSite site;
    private Visit visit;
    private Page page;

    @BeforeAll
    void start() throws IOException, InterruptedException {
        site = NextSite.start();
    }

    @AfterAll
    void stop() {
        site.close();
    }

    @BeforeEach
    void open(Visit opened) {
        visit = opened;
        page = opened.page();
        page.navigate(site.at("/").toString());
    }

    @AfterEach
    void nothing_went_wrong_in_the_browser() {
        assertThat(visit.outsideRequests()).isEmpty();
        assertThat(visit.consoleErrors()).isEmpty();
    }

    @Test
    void after_a_sign_in_server_and_client_components_know_who_is_there() {
        assertSees("nobody");

        signIn();

        assertThat(page).hasURL(site.at("/").toString());
        assertSees("Ada Lindqvist");
    }

    @Test
    void a_guarded_page_leads_to_the_sign_in_page_and_back() {
        page.navigate(site.at("/members?year=2026").toString());
        assertThat(page)
                .hasURL(site.at("/auth/signin?callbackUrl=%2Fmembers%3Fyear%3D2026")
                        .toString());

        chooseAda();

        assertThat(page).hasURL(site.at("/members?year=2026").toString());
        assertThat(page.locator("main")).containsText("The back end sees Ada Lindqvist.");
    }

    @Test
    void a_link_of_next_to_a_guarded_page_leads_to_the_sign_in_page() {
        link("To the members’ page");

        assertThat(page).hasURL(site.at("/auth/signin?callbackUrl=%2Fmembers").toString());
    }

    @Test
    void the_name_that_the_client_component_changes_is_the_name_for_all() {
        signIn();

        rename("Ada Byron");

        assertSees("Ada Byron");
        link("To the members’ page");
        assertThat(page.locator("main")).containsText("The back end sees Ada Byron.");
    }

    @Test
    void a_session_in_two_cookies_is_one_session_for_all() {
        signIn();
        String name = "Ada ".repeat(700) + "Byron";

        rename(name);

        assertSees(name);
        assertThat(sessionCookies()).containsExactly(SESSION + ".0", SESSION + ".1");
        link("To the members’ page");
        assertThat(page.locator("main")).containsText("The back end sees " + name + ".");
        link("Home");
        rename("Ada Byron");
        assertSees("Ada Byron");
        assertThat(sessionCookies()).containsExactly(SESSION);
    }

    @Test
    void after_a_sign_out_no_page_has_the_name() {
        signIn();
        link("To the members’ page");
        assertThat(page.locator("main")).containsText("The back end sees Ada Lindqvist.");
        link("Home");
        assertSees("Ada Lindqvist");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out"))
                .click();

        assertSees("nobody");
        assertThat(sessionCookies()).isEmpty();
        page.goBack(); // to the members' page
        assertThat(page).hasURL(site.at("/auth/signin?callbackUrl=%2Fmembers").toString());
        page.navigate(site.at("/").toString());
        link("To the members’ page");
        assertThat(page).hasURL(site.at("/auth/signin?callbackUrl=%2Fmembers").toString());
    }

    @Test
    void after_a_sign_out_in_another_tab_no_page_has_the_name() {
        signIn();
        link("To the members’ page");
        assertThat(page.locator("main")).containsText("The back end sees Ada Lindqvist.");
        link("Home");
        assertSees("Ada Lindqvist");

        Page other = page.context().newPage();
        other.navigate(site.at("/").toString());
        other.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out"))
                .click();
        assertThat(other.locator("main")).containsText("The client component sees nobody.");

        assertSees("nobody");
        page.goBack(); // to the members' page
        assertThat(page).hasURL(site.at("/auth/signin?callbackUrl=%2Fmembers").toString());
    }

    @Test
    @Tag("A15")
    void no_header_leads_around_the_guard() {
        for (String file : List.of("proxy", "src/proxy", "middleware", "src/middleware", "pages/_middleware")) {
            String internal = String.join(":", Collections.nCopies(5, file));
            APIResponse answer = get("/members", Map.of("x-middleware-subrequest", internal));

            // the guard's, since the page would not encode the slash
            assertThat(answer.headers().get("location")).as(internal).isEqualTo("/auth/signin?callbackUrl=%2Fmembers");
        }
    }

    @Test
    void pages_that_name_somebody_are_not_stored() {
        for (String path : List.of("/", "/members")) {
            APIResponse answer = get(path, Map.of("Cookie", SignedIn.as(ADA).cookie(NextSite.SECRET)));

            assertThat(answer.text()).contains("Ada Lindqvist");
            assertThat(answer.headers().get("cache-control"))
                    .contains("private")
                    .contains("no-store");
        }
    }

    @Test
    void a_session_that_has_ended_is_none_and_only_the_back_end_sets_cookies() {
        InstantSource before = InstantSource.offset(Clock.systemUTC(), Duration.ofHours(-2));
        Map<String, String> ended = Map.of("Cookie", SignedIn.as(ADA).at(before).cookie(NextSite.SECRET));
        Map<String, String> known = Map.of("Cookie", SignedIn.as(ADA).cookie(NextSite.SECRET));

        assertThat(get("/", ended).text()).contains("nobody").doesNotContain("Lindqvist");
        assertThat(get("/members", ended).status()).isEqualTo(307);
        for (Map<String, String> session : List.of(known, ended)) {
            assertThat(get("/", session).headers()).doesNotContainKey("set-cookie");
            assertThat(get("/members", session).headers()).doesNotContainKey("set-cookie");
        }
        assertThat(get("/auth/session", ended).headers()).containsKey("set-cookie");
    }

    @Test
    @Tag("A15")
    void a_session_that_passes_the_guard_and_that_the_back_end_refuses_opens_no_page() {
        String revoked = SignedIn.as(ADA).cookie(NextSite.UNKNOWN_TO_BACKEND);

        assertThat(get("/", Map.of("Cookie", revoked)).text()).contains("Ada Lindqvist");
        assertThat(get("/members", Map.of("Cookie", revoked)).headers().get("location"))
                .isEqualTo("/auth/signin?callbackUrl=/members"); // the page's, since the guard would encode the slash
    }

    @Test
    void what_a_client_writes_into_forwarding_headers_changes_no_address() {
        APIResponse answer = get(
                "/auth/providers",
                Map.of(
                        "X-Forwarded-Host", "evil.example",
                        "X-Forwarded-Proto", "https",
                        "X-Forwarded-Port", "444",
                        "X-Forwarded-Prefix", "/evil",
                        "Forwarded", "host=evil.example;proto=https"));

        assertThat(answer.text())
                .contains("\"callbackUrl\":\"" + site.at("/auth/callback/demo"))
                .doesNotContain("evil");
    }

    @Test
    void no_attack_succeeds() {
        assertThat(LatchkeyAttacks.against(site.at("/").toString())
                        .signedInAs(SignedIn.as(ADA).cookie(NextSite.SECRET))
                        .guarding("/members")
                        .findings())
                .isEmpty();
    }

    private void signIn() {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        chooseAda();
    }

    private void chooseAda() {
        page.getByText("Sign in with Demo provider").click();
        page.getByText("Ada Lindqvist").click();
    }

    private void rename(String name) {
        page.getByLabel("New name").fill(name);
        page.getByText("Change the name").click();
    }

    private void link(String text) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(text)).click();
    }

    private void assertSees(String name) {
        assertThat(page.locator("main")).containsText("The client component sees " + name + ".");
        assertThat(page.locator("main")).containsText("The server component sees " + name + ".");
    }

    private List<String> sessionCookies() {
        return page.context().cookies().stream()
                .map(cookie -> cookie.name)
                .filter(name -> name.startsWith(SESSION))
                .sorted()
                .toList();
    }

    private APIResponse get(String path, Map<String, String> headers) {
        RequestOptions options = RequestOptions.create().setMaxRedirects(0);
        headers.forEach(options::setHeader);
        return page.request().get(site.at(path).toString(), options);
    }
}
