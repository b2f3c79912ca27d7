package dev.latchkey.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page.NavigateOptions;
import com.microsoft.playwright.options.WaitUntilState;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(BrowserExtension.class)
class BrowserTest {

    private static final int WHITE = 0xffffffff;
    private static final int BLACK = 0xff000000;

    private HttpServer server;
    private String origin;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        origin = "http://localhost:" + server.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void a_page_is_pictured_on_phone_and_desk_in_light_and_dark(Visit visit) throws IOException {
        answer("/", "<style>body{background:#fff} @media (prefers-color-scheme:dark){body{background:#000}}</style>");

        visit.page().navigate(origin);
        List<Path> pictures = visit.screenshots("look");

        assertThat(pictures)
                .extracting(Path::getFileName)
                .extracting(Path::toString)
                .containsExactly(
                        "look-phone-light.png", "look-phone-dark.png", "look-desk-light.png", "look-desk-dark.png");
        assertPicture(pictures.get(0), 390, 844, WHITE);
        assertPicture(pictures.get(1), 390, 844, BLACK);
        assertPicture(pictures.get(2), 1280, 800, WHITE);
        assertPicture(pictures.get(3), 1280, 800, BLACK);
    }

    @Test
    void a_page_is_drawn_when_all_that_it_needs_is_there(Visit visit) {
        answer("/picture", "");
        answer("/", """
                <img src="/picture">
                <script>
                  onload = () => requestAnimationFrame(() => requestAnimationFrame(() => document.title = "drawn"));
                </script>""");

        visit.page().navigate(origin, new NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
        visit.awaitDrawn();

        assertThat(visit.page().title()).isEqualTo("drawn");
        assertThat(visit.page().evaluate("document.images[0].complete")).isEqualTo(true);
    }

    @Test
    void a_request_to_another_host_is_refused_and_remembered(Visit visit) {
        answer("/", "<img src='http://tracker.invalid/pixel.png'><p>here</p>");

        visit.page().navigate(origin);

        assertThat(visit.page().textContent("p")).isEqualTo("here");
        assertThat(visit.outsideRequests()).containsExactly("http://tracker.invalid/pixel.png");
        assertThat(visit.failedRequests())
                .singleElement()
                .asString()
                .startsWith("GET http://tracker.invalid/pixel.png net::ERR_BLOCKED_BY_CLIENT");
    }

    @Test
    void a_redirect_to_another_host_does_not_get_there(Visit visit) {
        String elsewhere = "http://elsewhere.localhost:" + server.getAddress().getPort() + "/there";
        AtomicBoolean arrived = new AtomicBoolean();
        answer("/", "<img src='/away'>");
        server.createContext("/away", exchange -> {
            exchange.getResponseHeaders().set("Location", elsewhere);
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.createContext("/there", exchange -> {
            arrived.set(true);
            send(exchange, "");
        });

        visit.page().navigate(origin);

        assertThat(visit.outsideRequests()).containsExactly(elsewhere);
        assertThat(arrived).isFalse();
    }

    @Test
    void errors_on_the_console_and_uncaught_exceptions_are_collected(Visit visit) {
        answer("/", "<script>console.log('fine'); console.error('broken'); throw new Error('worse')</script>");

        visit.page().navigate(origin);

        assertThat(visit.consoleErrors())
                .hasSize(2)
                .contains("broken")
                .anySatisfy(error -> assertThat(error).startsWith("Uncaught ").contains("worse"));
    }

    @Test
    void every_visit_has_cookies_of_its_own(Browser browser) {
        answer("/", "<script>document.write(document.cookie || 'none'); document.cookie = 'seen=1'</script>");

        try (Visit first = browser.visit();
                Visit second = browser.visit()) {
            first.page().navigate(origin);
            first.page().reload();
            second.page().navigate(origin);

            assertThat(first.page().textContent("body")).contains("seen=1");
            assertThat(second.page().textContent("body")).contains("none");
        }
    }

    @Test
    void one_browser_serves_them_all(Browser browser, Browser again) {
        assertThat(again).isSameAs(browser);
    }

    private void answer(String path, String html) {
        server.createContext(path, exchange -> send(exchange, "<!doctype html><title>t</title>" + html));
        server.createContext("/favicon.ico", exchange -> send(exchange, ""));
    }

    private static void send(HttpExchange exchange, String html) throws IOException {
        byte[] body = html.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static void assertPicture(Path file, int width, int height, int background) throws IOException {
        BufferedImage picture = ImageIO.read(file.toFile());
        assertThat(picture.getWidth()).isEqualTo(width);
        assertThat(picture.getHeight()).isEqualTo(height);
        assertThat(picture.getRGB(width / 2, height / 2)).isEqualTo(background);
    }
}
