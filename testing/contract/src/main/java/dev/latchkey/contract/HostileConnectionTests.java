package dev.latchkey.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests clients that send slowly, send nonsense, or close the connection. */
interface HostileConnectionTests extends ServerFixture {

    String FORM = "Content-Type: application/x-www-form-urlencoded";

    @Test
    default void a_slow_body_keeps_nobody_else_waiting() throws IOException {
        needs(OptOut.SLOW_BODIES);
        RawClient raw = target().raw();
        Browser slow = target().browser();
        String body = "csrfToken=" + slow.csrfToken() + "&username=alice&password=" + People.PASSWORD;
        String head = raw.head(
                "POST",
                "/auth/callback/credentials",
                "Cookie: " + slow.cookieHeader(),
                FORM,
                "Content-Length: " + body.length());
        try (Socket socket = raw.connect()) {
            RawClient.write(socket, head + body.substring(0, 20));
            for (int i = 0; i < 20; i++) {
                assertThat(Target.prompt(() -> target().browser().get("/auth/session"))
                                .body())
                        .isEqualTo("null");
            }
            RawClient.write(socket, body.substring(20));

            assertThat(RawClient.read(socket, System.nanoTime()).setCookie(Browser.SESSION))
                    .isPresent();
        }
    }

    @Test
    default void clients_that_leave_in_the_middle_of_a_body_leave_nothing_behind() throws IOException {
        RawClient raw = target().raw();
        List<Socket> gone = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Socket socket = raw.connect();
            gone.add(socket);
            RawClient.write(
                    socket,
                    raw.head("POST", "/auth/callback/credentials", FORM, "Content-Length: 1000") + "csrfToken=");
        }
        for (Socket socket : gone) {
            socket.setSoLinger(true, 0); // a reset, as when a phone loses its network
            socket.close();
        }

        assertThat(Target.prompt(() -> target().browser().get("/auth/session")).status())
                .isEqualTo(200);
        assertThat(target().signedIn("alice").get("/dashboard").status()).isEqualTo(200);
    }

    @Test
    default void a_body_that_ends_too_early_signs_nobody_in() throws IOException {
        RawClient raw = target().raw();
        Browser browser = target().browser();
        String body = "csrfToken=" + browser.csrfToken() + "&username=alice&password=" + People.PASSWORD;
        try (Socket socket = raw.connect()) {
            RawClient.write(
                    socket,
                    raw.head(
                                    "POST",
                                    "/auth/callback/credentials",
                                    "Cookie: " + browser.cookieHeader(),
                                    FORM,
                                    "Content-Length: " + (body.length() + 10))
                            + body);
            socket.shutdownOutput();
            Reply reply = RawClient.read(socket, System.nanoTime());

            assertThat(reply.status()).isIn(0, 400);
            assertThat(reply.setCookie(Browser.SESSION)).isEmpty();
        }
    }

    @Test
    default void a_body_in_pieces_is_one_body() {
        RawClient raw = target().raw();
        Browser browser = target().browser();
        String body = "csrfToken=" + browser.csrfToken() + "&username=alice&password=" + People.PASSWORD;
        StringBuilder pieces = new StringBuilder();
        for (int i = 0; i < body.length(); i += 10) {
            String piece = body.substring(i, Math.min(body.length(), i + 10));
            pieces.append(Integer.toHexString(piece.length()))
                    .append("\r\n")
                    .append(piece)
                    .append("\r\n");
        }
        Reply reply = raw.send(chunked(raw, browser) + pieces + "0\r\n\r\n");

        assertThat(reply.setCookie(Browser.SESSION)).isPresent();
    }

    @Test
    default void a_body_in_broken_pieces_is_a_bad_request() {
        needs(OptOut.BROKEN_PIECES);
        RawClient raw = target().raw();
        Browser browser = target().browser();
        String token = "csrfToken=" + browser.csrfToken();
        for (String broken :
                List.of("zz\r\n" + token + "\r\n0\r\n\r\n", "-5\r\nabc\r\n", "FFFFFFFFFFFFFFFFF\r\nabc\r\n")) {
            Reply reply = Target.prompt(() -> raw.send(chunked(raw, browser) + broken));

            assertThat(reply.status()).isIn(0, 400);
        }
    }

    @Test
    default void a_body_without_end_is_cut_off_at_the_limit() {
        RawClient raw = target().raw();
        String piece = "1000\r\n" + "x".repeat(4096) + "\r\n";
        Reply reply = Target.prompt(() -> raw.send(chunked(raw, target().browser()) + piece.repeat(30) + "0\r\n\r\n"));

        assertThat(reply.status()).isEqualTo(413);
    }

    @Test
    default void a_client_may_ask_first_whether_to_send_the_body() throws IOException {
        RawClient raw = target().raw();
        Browser browser = target().browser();
        String body = "csrfToken=" + browser.csrfToken() + "&username=alice&password=" + People.PASSWORD;
        Reply reply = raw.send(raw.head(
                        "POST",
                        "/auth/callback/credentials",
                        "Cookie: " + browser.cookieHeader(),
                        FORM,
                        "Expect: 100-continue",
                        "Content-Length: " + body.length())
                + body);

        assertThat(reply.setCookie(Browser.SESSION)).isPresent();
    }

    /** Returns requests that violate HTTP. */
    static List<String> hardlyHttp() {
        String end = "\r\n\r\n";
        return List.of(
                "GET /dashboard" + end,
                "GET /dashboard HTTP/0.9\r\nConnection: close" + end,
                "GET /dashboard HTTP/3.0\r\nHost: localhost\r\nConnection: close" + end,
                "GET  /dashboard HTTP/1.1\r\nHost: localhost\r\nConnection: close" + end,
                "GET /dashboard HTTP/1.0" + end,
                "GET /dashboard HTTP/1.1\r\nConnection: close" + end,
                "GET /dashboard HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close" + end,
                "GET /dashboard HTTP/1.1\r\nHost: \r\nConnection: close" + end,
                "GET /dashboard HTTP/1.1\r\nHost: a b\r\nConnection: close" + end,
                "GET /dashboard HTTP/1.1\r\nHost: evil.example@localhost\r\nConnection: close" + end,
                "GET /dashboard HTTP/1.1\r\nHost: [\r\nConnection: close" + end,
                "GET /dashboard HTTP/1.1\r\nHost : localhost\r\nConnection: close" + end,
                "GET /dashboard HTTP/1.1\r\nHost: localhost\r\n folded: x\r\nConnection: close" + end,
                "OPTIONS * HTTP/1.1\r\nHost: localhost\r\nConnection: close" + end,
                "CONNECT /dashboard HTTP/1.1\r\nHost: localhost\r\nConnection: close" + end,
                "POST /dashboard HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n"
                        + "Connection: close" + end + "0" + end,
                "POST /open HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\nConnection: close" + end);
    }

    @ParameterizedTest
    @MethodSource("hardlyHttp")
    default void what_is_hardly_http_is_answered_or_cut_off(String request) {
        Reply reply = target().raw().send(request);

        assertThat(reply.status()).isNotIn(500, 503).isLessThan(506);
        assertThat(reply.body()).doesNotContain(ContractApplication.SECRET);
    }

    private static String chunked(RawClient raw, Browser browser) {
        return raw.head(
                "POST",
                "/auth/callback/credentials",
                "Cookie: " + browser.cookieHeader(),
                FORM,
                "Transfer-Encoding: chunked");
    }
}
