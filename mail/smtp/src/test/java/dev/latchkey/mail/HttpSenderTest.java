package dev.latchkey.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.latchkey.model.Claims;
import dev.latchkey.provider.Mail;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSenderTest {

    private static final String KEY = "key_5up3r.hidden";
    private static final Mail MAIL = Mails.to("ada@example.org");

    private final List<Asked> asked = new ArrayList<>();
    private final HttpServer server;
    private int status = 202;
    private String answer = "{}";

    record Asked(String method, String path, Map<String, String> headers, String body) {

        String header(String name) {
            return Objects.requireNonNullElse(headers.get(name), "");
        }
    }

    HttpSenderTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void start() {
        server.createContext("/", http -> {
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            http.getRequestHeaders().forEach((name, values) -> headers.put(name, String.join(", ", values)));
            asked.add(new Asked(
                    http.getRequestMethod(),
                    requireNonNull(http.getRequestURI().getPath()),
                    headers,
                    new String(http.getRequestBody().readAllBytes(), UTF_8)));
            http.getResponseHeaders().set("Location", "/elsewhere");
            byte[] body = answer.getBytes(UTF_8);
            http.sendResponseHeaders(status, body.length);
            http.getResponseBody().write(body);
            http.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void a_service_that_begins_to_refuse_and_then_says_nothing_more_is_not_waited_for() {
        server.createContext("/stalls", http -> {
            http.sendResponseHeaders(500, 100);
            http.getResponseBody().flush();
        });
        assertThatThrownBy(() -> HttpSender.of("resend")
                        .key(KEY)
                        .timeout(Duration.ofMillis(300))
                        .endpoint("http://localhost:" + server.getAddress().getPort() + "/stalls")
                        .withEnvironment("resend", name -> null)
                        .send(MAIL))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("status 500");
    }

    @Test
    void resend() throws Exception {
        Asked request = send(HttpSender.of("resend"));
        assertThat(request.header("Authorization")).isEqualTo("Bearer " + KEY);
        assertJson(
                request,
                Map.of(
                        "from", MAIL.from(),
                        "to", MAIL.to(),
                        "subject", MAIL.subject(),
                        "html", MAIL.html(),
                        "text", MAIL.text()));
    }

    @Test
    void forward_email() throws Exception {
        Asked request = send(HttpSender.of("forwardemail"));
        assertThat(request.header("Authorization")).isEqualTo("Basic " + base64(KEY + ":"));
        assertJson(
                request,
                Map.of(
                        "from", MAIL.from(),
                        "to", MAIL.to(),
                        "subject", MAIL.subject(),
                        "html", MAIL.html(),
                        "text", MAIL.text()));
    }

    @Test
    void postmark() throws Exception {
        Asked request = send(HttpSender.of("postmark"));
        assertThat(request.header("X-Postmark-Server-Token")).isEqualTo(KEY);
        assertThat(request.header("Accept")).isEqualTo("application/json");
        assertThat(request.headers()).doesNotContainKey("Authorization");
        assertJson(
                request,
                Map.of(
                        "From", MAIL.from(),
                        "To", MAIL.to(),
                        "Subject", MAIL.subject(),
                        "HtmlBody", MAIL.html(),
                        "TextBody", MAIL.text(),
                        "MessageStream", "outbound"));
    }

    @Test
    void send_grid() throws Exception {
        Asked request = send(HttpSender.of("sendgrid"));
        assertThat(request.header("Authorization")).isEqualTo("Bearer " + KEY);
        assertJson(
                request,
                Map.of(
                        "personalizations", List.of(Map.of("to", List.of(Map.of("email", MAIL.to())))),
                        "from", Map.of("email", "no-reply@acme.example", "name", "Acmé, Inc."),
                        "subject", MAIL.subject(),
                        "content",
                                List.of(
                                        Map.of("type", "text/plain", "value", MAIL.text()),
                                        Map.of("type", "text/html", "value", MAIL.html()))));

        HttpSender bare = complete(HttpSender.of("sendgrid"));
        bare.send(Mails.from("no-reply@acme.example", "ada@example.org"));
        assertThat(Claims.parse(asked.get(1).body()).object("from"))
                .isEqualTo(Claims.of(Map.of("email", "no-reply@acme.example")));
    }

    @Test
    void loops() throws Exception {
        Asked request = send(HttpSender.of("loops").variable("transactionalId", "t-1"));
        assertThat(request.header("Authorization")).isEqualTo("Bearer " + KEY);
        assertJson(
                request,
                Map.of("transactionalId", "t-1", "email", MAIL.to(), "dataVariables", Map.of("url", MAIL.url())));
    }

    @Test
    void mailgun() throws Exception {
        complete(HttpSender.of("mailgun"), "/v3/{domain}/messages").send(MAIL);
        Asked request = asked.get(0);
        assertThat(request.path()).isEqualTo("/v3/acme.example/messages");
        assertThat(request.header("Authorization")).isEqualTo("Basic " + base64("api:" + KEY));
        assertThat(request.header("Content-Type")).startsWith("multipart/form-data; boundary=");
        String boundary = "--" + request.header("Content-Type").replaceFirst(".*boundary=", "");
        assertThat(request.body())
                .isEqualTo(part(boundary, "from", MAIL.from())
                        + part(boundary, "to", MAIL.to())
                        + part(boundary, "subject", MAIL.subject())
                        + part(boundary, "html", MAIL.html())
                        + part(boundary, "text", MAIL.text())
                        + boundary + "--\r\n");
    }

    @Test
    void every_service_of_the_contract_is_asked_where_and_with_what_it_says() throws Exception {
        List<?> rows;
        try (InputStream in =
                Objects.requireNonNull(HttpSenderTest.class.getResourceAsStream("/contract/email-senders.json"))) {
            rows = (List<?>)
                    Objects.requireNonNull(Claims.parse("{\"all\":" + new String(in.readAllBytes(), UTF_8) + "}")
                            .get("all"));
        }
        int compared = 0;
        for (Object row : rows) {
            Claims facts = Claims.empty().with("row", row).object("row");
            if (facts.text("kind").orElse("").equals("http")) {
                MailServiceDefinition service = MailServiceDefinition.of(facts.text("id").orElseThrow());
                assertThat(service.endpoint()).isEqualTo(facts.get("endpoint"));
                assertThat(service.name()).isEqualTo(facts.get("name"));
                assertThat(service.isMultipart())
                        .isEqualTo(facts.text("contentType").orElse("").startsWith("multipart"));
                assertThat(service.facts().object("body").asMap().keySet())
                        .containsExactlyInAnyOrderElementsOf(
                                facts.object("body").asMap().keySet());
                compared++;
            }
        }
        assertThat(compared).isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 400, 401, 429, 500})
    void any_other_status_is_a_failure_and_nothing_is_followed(int other) throws Exception {
        status = other;
        answer = "{\"error\":\"the domain is not verified\"}";
        assertThatThrownBy(() -> complete(HttpSender.of("resend")).send(MAIL))
                .isInstanceOf(IOException.class)
                .hasMessage("Resend answered with status " + other + ": " + answer);
        assertThat(asked).hasSize(1);
    }

    @Test
    void an_answer_that_repeats_the_mail_or_the_key_is_not_repeated() {
        status = 422;
        for (String repeated : List.of(MAIL.to(), Mails.CODE, KEY, MAIL.url())) {
            answer = "rejected: " + repeated;
            assertThatThrownBy(() -> complete(HttpSender.of("resend")).send(MAIL))
                    .hasMessage("Resend answered with status 422");
        }
    }

    @Test
    void the_key_comes_from_the_environment_and_is_printed_nowhere() {
        assertThatThrownBy(() -> HttpSender.of("resend").withEnvironment("resend", Map.<String, String>of()::get))
                .hasMessage("Provider \"resend\" has no key for Resend: call key(\"…\") of its HttpSender"
                        + " or set AUTH_RESEND_KEY");
        assertThatThrownBy(() ->
                        HttpSender.of("resend").withEnvironment("resend", Map.of("AUTH_RESEND_KEY", "a\r\nb")::get))
                .hasMessage("AUTH_RESEND_KEY has characters that no key has");
        assertThat(complete(HttpSender.of("resend"))).hasToString("HttpSender[Resend]");
    }

    @Test
    void what_would_send_keys_elsewhere_is_refused() {
        assertThatThrownBy(() -> HttpSender.of("resend").endpoint("http://mail.example.org/send"))
                .hasMessage("endpoint is an https URL; http is for this machine only");
        assertThatThrownBy(() -> HttpSender.of("resend")
                        .client(HttpClient.newBuilder()
                                .followRedirects(HttpClient.Redirect.ALWAYS)
                                .build()))
                .hasMessage("client follows redirects: build it with Redirect.NEVER");
        assertThatThrownBy(() -> HttpSender.of("pigeon"))
                .hasMessage("No ready service \"pigeon\","
                        + " only [forwardemail, loops, mailgun, postmark, resend, sendgrid]");
    }

    private Asked send(HttpSender sender) throws Exception {
        complete(sender).send(MAIL);
        assertThat(asked).hasSize(1);
        assertThat(asked.get(0).method()).isEqualTo("POST");
        return asked.get(0);
    }

    private HttpSender complete(HttpSender sender) {
        return complete(sender, "/send");
    }

    private HttpSender complete(HttpSender sender, String path) {
        return sender.endpoint("http://127.0.0.1:" + server.getAddress().getPort() + path)
                .withEnvironment("any", Map.of("AUTH_ANY_KEY", KEY)::get);
    }

    private static void assertJson(Asked request, Map<String, ?> expected) {
        assertThat(request.header("Content-Type")).isEqualTo("application/json");
        assertThat(Claims.parse(request.body())).isEqualTo(Claims.of(expected));
    }

    private static String part(String boundary, String name, String value) {
        return boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }
}
