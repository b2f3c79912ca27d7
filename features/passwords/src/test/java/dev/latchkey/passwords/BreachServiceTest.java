package dev.latchkey.passwords;

import static dev.latchkey.passwords.Program.ADA;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A stand-in for the service, on this machine. */
class BreachServiceTest {

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final AtomicInteger status = new AtomicInteger(200);
    private final HttpServer service;

    BreachServiceTest() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/range/", this::answer);
        service.start();
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    private void answer(HttpExchange http) throws IOException {
        asked.add(http.getRequestURI() + " " + http.getRequestHeaders().getFirst("Add-Padding"));
        byte[] body = (StolenHash.REST + ":7\r\n").getBytes(UTF_8);
        http.sendResponseHeaders(status.get(), body.length);
        http.getResponseBody().write(body);
        http.close();
    }

    private Application application() {
        String base = "http://localhost:" + service.getAddress().getPort() + "/range/";
        return Application.with(passwords -> passwords.breachCheck(BreachRanges.at(base, HttpClient.newHttpClient())));
    }

    @Test
    void a_stolen_password_is_refused_at_sign_up() {
        try (Application application = application()) {
            assertThat(Program.errors(new Program(application)
                            .post("passwords/sign-up", Program.signUp(ADA, StolenHash.PASSWORD))))
                    .containsEntry("password", "breached");
            assertThat(asked).containsExactly("/range/" + StolenHash.PREFIX + " true");
        }
    }

    @Test
    void a_service_that_fails_keeps_nobody_out() {
        status.set(503);
        try (Application application = application()) {
            assertThat(new Program(application)
                            .post("passwords/sign-up", Program.signUp(ADA, StolenHash.PASSWORD))
                            .statusCode())
                    .isEqualTo(202);
            assertThat(application.events).contains(new PasswordEvent.BreachCheckFailed(""));
        }
    }
}
