package dev.latchkey.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A page with its own cookies, which records the errors that occur on it. Requests to other machines are refused and
 * recorded.
 */
public final class Visit implements AutoCloseable {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    /** Two frames: the first callback runs before its frame is drawn. */
    private static final String DRAWN = """
            async () => {
              await document.fonts.ready;
              await new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)));
            }""";

    private final BrowserContext context;
    private final Page page;
    private final List<String> consoleErrors = new ArrayList<>();
    private final List<String> failedRequests = new ArrayList<>();
    private final List<String> outsideRequests = new ArrayList<>();

    private Visit(BrowserContext context, Page page) {
        this.context = context;
        this.page = page;
    }

    static Visit in(BrowserContext context) {
        Visit visit = new Visit(context, context.newPage());
        context.route("**/*", Visit::letPassIfLocal);
        context.onRequest(visit::noteIfOutside);
        context.onRequestFailed(visit::noteFailure);
        context.onConsoleMessage(visit::noteError);
        context.onWebError(error -> visit.consoleErrors.add("Uncaught " + error.error()));
        visit.look(Look.DESK_LIGHT);
        return visit;
    }

    /** Returns the page of Playwright. */
    public Page page() {
        return page;
    }

    /** Waits until the page has loaded with all that it needs, and has been drawn after that. */
    public void awaitDrawn() {
        page.waitForLoadState(LoadState.LOAD);
        page.evaluate(DRAWN);
    }

    /** Returns the errors that scripts wrote to the console, and uncaught exceptions. */
    public List<String> consoleErrors() {
        return settled(consoleErrors);
    }

    /**
     * Returns the requests that got no response, as {@code METHOD url reason}. A status of 404 or 500 is a response.
     */
    public List<String> failedRequests() {
        return settled(failedRequests);
    }

    /** Returns the URLs on other machines that the page requested. None of these requests left this machine. */
    public List<String> outsideRequests() {
        return settled(outsideRequests);
    }

    /** Sets the screen size and the colour scheme of the page. The default is {@link Look#DESK_LIGHT}. */
    public void look(Look look) {
        page.setViewportSize(look.width, look.height);
        page.emulateMedia(new EmulateMediaOptions().setColorScheme(look.colors));
    }

    /** Takes a picture in every {@link Look}: {@code target/screenshots/<name>-phone-light.png} and so on. */
    public List<Path> screenshots(String name) {
        return Stream.of(Look.values()).map(look -> screenshot(name, look)).toList();
    }

    /** Takes a picture of the part of the page that is visible in {@code look} without scrolling. */
    public Path screenshot(String name, Look look) {
        Path file = SCREENSHOTS.resolve(name + "-" + look.suffix() + ".png");
        look(look);
        // Otherwise a style with a transition shows the page halfway between two looks
        page.screenshot(new ScreenshotOptions().setPath(file).setAnimations(ScreenshotAnimations.DISABLED));
        return file;
    }

    @Override
    public void close() {
        context.close();
    }

    private static void letPassIfLocal(Route route) {
        if (LoopbackCheck.reaches(route.request().url())) {
            route.resume();
        } else {
            route.abort("blockedbyclient");
        }
    }

    private void noteIfOutside(Request request) {
        if (!LoopbackCheck.reaches(request.url())) {
            outsideRequests.add(request.url());
        }
    }

    /** Records a failed request. A request that was aborted because the browser left the page has not failed. */
    private void noteFailure(Request request) {
        if (!"net::ERR_ABORTED".equals(request.failure())) {
            failedRequests.add(request.method() + " " + request.url() + " " + request.failure());
        }
    }

    private void noteError(ConsoleMessage message) {
        if (message.type().equals("error")) {
            consoleErrors.add(message.text());
        }
    }

    /**
     * Returns the notes after one more call to the browser. Events and answers arrive in order, so all earlier events
     * have been noted then.
     */
    private List<String> settled(List<String> notes) {
        context.cookies();
        return List.copyOf(notes);
    }
}
