package dev.latchkey.examples;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIRequestContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.RequestOptions;
import dev.latchkey.browser.BrowserExtension;
import dev.latchkey.browser.Visit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Follows each page for newcomers in an empty folder, with copy and paste. {@code bin/newcomer} runs it; it is no part
 * of the tests, because Maven builds twelve times.
 */
@ExtendWith(BrowserExtension.class)
class Newcomer {

    private static final int PORT = 3000;
    private static final String ORIGIN = "http://localhost:" + PORT;

    static Stream<String> names() throws IOException {
        String chosen = Objects.requireNonNullElse(System.getProperty("newcomer"), "");
        return chosen.isEmpty() ? StartPage.names() : Arrays.stream(chosen.split(" ", -1));
    }

    @ParameterizedTest
    @MethodSource("names")
    void signs_in_with_what_the_page_says(String name, @TempDir Path folder, Visit visit) throws Exception {
        StartPage page = StartPage.of(name);
        for (Map.Entry<String, String> file : page.files().entrySet()) {
            write(folder, file.getKey(), file.getValue());
        }
        List<String> commands = page.commands("Maven");
        Path log = Path.of("target", "newcomer-" + name + ".log");

        try (RunningCommand program = RunningCommand.start(commands.get(0), PORT, folder, log)) {
            program.awaitPort();
            signInAndOut(visit, name);
        }

        StartPage.Edit edit = page.edit();
        write(folder, edit.path(), page.file(edit.path()).replace(edit.before(), edit.after()));
        try (RunningCommand program = RunningCommand.start(commands.get(1), PORT, folder, log)) {
            program.awaitPort();
            assertLeadsToGitHub(visit);
        }
        assertThat(Files.readString(log)).doesNotContainPattern("WARN.*dev\\.latchkey\\.");
        Files.writeString(
                Path.of("target", "newcomer.txt"),
                name + ": signed in and out with the stand-in, then led to GitHub\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    private static void signInAndOut(Visit visit, String name) {
        Page page = visit.page();
        page.navigate(ORIGIN + "/index.html");
        assertThat(page.locator("body")).containsText("Everybody sees this page");
        assertThat(status(page.request(), "/api/me")).isEqualTo(401);

        page.navigate(ORIGIN + "/dashboard");
        assertThat(page.getByText("Sign in with Google")).isVisible();
        takePicture(page, name);
        page.getByText("Sign in with GitHub").click();
        page.waitForURL(ORIGIN + "/dashboard");
        assertThat(page.locator("body")).containsText("Ada Lindqvist");
        assertThat(status(page.request(), "/api/me")).isEqualTo(200);

        page.navigate(ORIGIN + "/auth/signout");
        page.locator("button").first().click();
        page.waitForURL(url -> !url.contains("/signout"));
        assertThat(status(page.request(), "/api/me")).isEqualTo(401);
        page.navigate(ORIGIN + "/dashboard");
        assertThat(page.getByText("Sign in with Google")).isVisible();
        assertThat(visit.outsideRequests()).isEmpty();
    }

    /** The pages show this picture: {@code docs/site/public/start/sign-in.png}. */
    private static void takePicture(Page page, String name) {
        page.setViewportSize(640, 360);
        page.screenshot(new ScreenshotOptions().setPath(Path.of("target", "screenshots", "newcomer-" + name + ".png")));
    }

    /** The browser of the tests gets no further than to the request. */
    private static void assertLeadsToGitHub(Visit visit) {
        Page page = visit.page();
        page.navigate(ORIGIN + "/dashboard");
        assertThat(page.getByText("Sign in with Google")).not().isVisible();
        page.getByText("Sign in with GitHub").click();
        page.waitForCondition(() -> visit.outsideRequests().stream()
                .anyMatch(url -> url.startsWith("https://github.com/login/oauth/authorize?")
                        && url.contains("client_id=the-client-id")));
    }

    private static int status(APIRequestContext request, String path) {
        return request.get(
                        ORIGIN + path,
                        RequestOptions.create().setMaxRedirects(0).setHeader("Accept", "application/json"))
                .status();
    }

    private static void write(Path folder, String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, text);
    }
}
