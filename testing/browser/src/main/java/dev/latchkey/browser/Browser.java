package dev.latchkey.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.List;
import java.util.Map;

/**
 * The machine's own Chromium, without a window. It is slow to start and keeps nothing between visits, so one serves a
 * whole JVM; {@link BrowserExtension} sees to that. Use it on the thread that launched it.
 */
public final class Browser implements AutoCloseable {

    /**
     * Names other than this machine's do not even resolve: a redirect is not offered to the route that would stop it.
     */
    private static final String NO_WAY_OUT =
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1, EXCLUDE [::1]";

    private static final List<String> ARGUMENTS = List.of(
            NO_WAY_OUT,
            "--no-sandbox", // root, as in a container, cannot have one
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    /** Playwright's own five seconds are too few where a server, a browser and a build share two cores. */
    private static final double PATIENCE_MILLIS = 30_000;

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;

    private Browser(Playwright playwright, com.microsoft.playwright.Browser chromium) {
        this.playwright = playwright;
        this.chromium = chromium;
    }

    /** Starts Chromium. Throws {@link IllegalStateException} if the machine has none. */
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

    /** Opens an empty page with a cookie jar and a storage of its own. */
    public Visit visit() {
        return Visit.in(chromium.newContext());
    }

    /** Works like {@link #visit}, by someone whose browser runs no scripts. */
    public Visit visitWithoutScripts() {
        return Visit.in(chromium.newContext(new NewContextOptions().setJavaScriptEnabled(false)));
    }

    @Override
    public void close() {
        playwright.close(); // and with it the browser it started
    }
}
