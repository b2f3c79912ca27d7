package dev.latchkey.examples;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.APIRequestContext;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import dev.latchkey.browser.BrowserExtension;
import dev.latchkey.browser.Visit;
import dev.latchkey.model.User;
import dev.latchkey.testing.SignedIn;
import dev.latchkey.testing.attack.LatchkeyAttacks;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(BrowserExtension.class)
class ExamplesTest {

    private static final Map<String, String> SECRET =
            Map.of("AUTH_SECRET", "a secret that all examples share in these tests");

    static Stream<String> names() throws IOException {
        return RunningExample.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_guarded_page_leads_to_sign_in_and_back_and_out_again_and_withstands_attacks(String name, Visit visit)
            throws Exception {
        assumeTrue(RunningExample.isBuilt(name), name + " is not packaged");
        try (RunningExample example = RunningExample.start(name, SECRET)) {
            Page page = visit.page();
            assertOpenToAll(page.request(), example);
            assertThat(status(page.request(), example, "/api/admin")).isEqualTo(401);
            assertThat(status(page.request(), example, "/me")).isEqualTo(401);
            assertThat(status(page.request(), example, "/dashboard")).isEqualTo(401);
            assertThat(text(page.request(), example, "/")).isEqualTo("Not authenticated");

            page.navigate(example.at("/dashboard/reports?year=2026").toString());
            signIn(page);

            assertThat(page).hasURL(example.at("/dashboard/reports?year=2026").toString());
            assertThat(page.locator("body")).containsText("dashboard-secret");
            for (String path : List.of("/", "/api/admin", "/me")) {
                assertThat(text(page.request(), example, path)).contains("\"name\":\"Ada Lindqvist\"");
            }
            assertOpenToAll(page.request(), example);

            page.navigate(example.at("/auth/signout").toString());
            page.locator("button").first().click();
            page.waitForURL(Pattern.compile("^" + example.origin() + "/(?!auth/signout).*"));
            assertThat(status(page.request(), example, "/me")).isEqualTo(401);
            assertThat(visit.outsideRequests()).isEmpty();
            assertThat(attacks(example).findings()).isEmpty();
        }
    }

    private static LatchkeyAttacks attacks(RunningExample example) {
        return LatchkeyAttacks.against(example.origin().toString())
                .signedInAs(SignedIn.as(new User("ada", "Ada Lindqvist", "ada@example.org", null))
                        .cookie(String.valueOf(SECRET.get("AUTH_SECRET"))))
                .guarding("/dashboard", "/me");
    }

    @Test
    void one_login_is_good_for_several_services(Visit visit) throws Exception {
        List<String> services = names().filter(RunningExample::isBuilt).toList();
        assumeTrue(services.size() > 1, "there is one service only");
        try (RunningExample first = RunningExample.start(services.get(0), SECRET)) {
            Page page = visit.page();
            page.navigate(first.at("/dashboard").toString());
            signIn(page);
            assertThat(page.locator("body")).containsText("dashboard-secret");
            String somebody = text(page.request(), first, "/me");
            for (String name : services.subList(1, services.size())) {
                try (RunningExample other = RunningExample.start(name, SECRET)) { // cookies do not know ports
                    assertThat(text(page.request(), other, "/me")).as(name).isEqualTo(somebody);
                    page.navigate(other.at("/dashboard").toString());
                    assertThat(page.locator("body")).containsText("dashboard-secret");
                }
            }
        }
    }

    private static void signIn(Page page) {
        page.getByText("Sign in with Demo provider").click();
        page.getByText("Ada Lindqvist").click();
    }

    private static void assertOpenToAll(APIRequestContext request, RunningExample example) {
        assertThat(text(request, example, "/plain")).startsWith("{");
        assertThat(text(request, example, "/static/app.css")).contains("body {");
    }

    private static int status(APIRequestContext request, RunningExample example, String path) {
        return get(request, example, path).status();
    }

    private static String text(APIRequestContext request, RunningExample example, String path) {
        return get(request, example, path).text();
    }

    private static APIResponse get(APIRequestContext request, RunningExample example, String path) {
        return request.get(example.at(path).toString(), RequestOptions.create().setMaxRedirects(0));
    }
}
