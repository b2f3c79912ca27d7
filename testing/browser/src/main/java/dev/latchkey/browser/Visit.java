package dev.latchkey.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One person's stay: a page whose cookies nobody else has, and a record of what went wrong on it. Requests that would
 * leave this machine are refused and remembered.
 */
public final class Visit implements AutoCloseable {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

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

    /** Returns the page, for all that Playwright can do with it. */
    public Page page() {
        return page;
    }

    /** What scripts wrote to the console as errors, and the exceptions none of them caught. */
    public List<String> consoleErrors() {
        return settled(consoleErrors);
    }

    /** Requests that got no answer, as {@code METHOD url reason}; a status of 404 or 500 is an answer. */
    public List<String> failedRequests() {
        return settled(failedRequests);
    }

    /** The URLs on other machines that something on the page asked for. None was reached. */
    public List<String> outsideRequests() {
        return settled(outsideRequests);
    }

    /** From here on the page is seen with {@code look}; at first it is {@link Look#DESK_LIGHT}. */
    public void look(Look look) {
        page.setViewportSize(look.width, look.height);
        page.emulateMedia(new EmulateMediaOptions().setColorScheme(look.colors));
    }

    /** Takes a picture in every {@link Look}: {@code target/screenshots/<name>-phone-light.png} and so on. */
    public List<Path> screenshots(String name) {
        return Stream.of(Look.values()).map(look -> screenshot(name, look)).toList();
    }

    /** Takes a picture of what {@code look} shows without scrolling. */
    public Path screenshot(String name, Look look) {
        Path file = SCREENSHOTS.resolve(name + "-" + look.suffix() + ".png");
        look(look);
        // Else the change of look is caught half-way wherever a style has a transition
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

    /**
     * What was still under way when the page was left has not failed: a fast visitor on a busy machine leaves early.
     */
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

    /** Events arrive in order with answers, so after one more answer all that happened so far has been noted. */
    private List<String> settled(List<String> notes) {
        context.cookies();
        return List.copyOf(notes);
    }
}
