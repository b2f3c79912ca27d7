package dev.latchkey.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.List;
import java.util.Map;

/**
 * Runs the machine's own Chromium, without a window. Chromium is slow to start and keeps nothing between visits, so
 * {@link BrowserExtension} uses one browser for the whole JVM. Use a browser only on the thread that launched it.
 */
public final class Browser implements AutoCloseable {

    /**
     * Lets no other host name than this machine's resolve. This also stops redirects, which Playwright's routes do not
     * see.
     */
    private static final String NO_WAY_OUT =
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1, EXCLUDE [::1]";

    private static final List<String> ARGUMENTS = List.of(
            NO_WAY_OUT,
            "--no-sandbox", // the sandbox does not work for root, as in a container
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    /**
     * How long assertions wait. Playwright's default of five seconds is too short if a server, a browser and a build
     * share two cores.
     */
    private static final double PATIENCE_MILLIS = 30_000;

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;

    private Browser(Playwright playwright, com.microsoft.playwright.Browser chromium) {
        this.playwright = playwright;
        this.chromium = chromium;
    }

    /** Starts Chromium. Throws {@link IllegalStateException} if Chromium is not installed. */
    public static Browser launch() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        LaunchOptions options = new LaunchOptions()
                .setExecutablePath(ExternalProgram.CHROMIUM.path())
                .setHeadless(true)
                .setArgs(ARGUMENTS);
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Browser(playwright, playwright.chromium().launch(options));
    }

    /** Opens an empty page with its own cookies and its own storage. */
    public Visit visit() {
        return Visit.in(chromium.newContext());
    }

    /** Works like {@link #visit}, but the browser runs no scripts. */
    public Visit visitWithoutScripts() {
        return Visit.in(chromium.newContext(new NewContextOptions().setJavaScriptEnabled(false)));
    }

    @Override
    public void close() {
        playwright.close(); // also closes the browser
    }
}
