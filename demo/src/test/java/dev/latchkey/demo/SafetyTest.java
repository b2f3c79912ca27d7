package dev.latchkey.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(DemoExtension.class)
class SafetyTest {

    private final Demo demo;
    private final HttpClient http = HttpClient.newHttpClient();

    SafetyTest(Demo demo) {
        this.demo = demo;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/page", "/api", "/guard", "/data", "/mailbox", "/nothing"})
    void pages_allow_nothing_inline_and_nothing_from_elsewhere_and_are_not_kept(String path) {
        HttpResponse<String> page = send(request(path));

        String policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();
        assertThat(policy)
                .startsWith("default-src 'none'")
                .doesNotContain("unsafe")
                .doesNotContain("http");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("private, no-store");
        assertThat(page.body())
                .contains("<html lang=\"en\">")
                .doesNotContain(" style=")
                .doesNotContain("<style")
                .doesNotContain(" onclick=")
                .doesNotContain("https://");
    }

    @Test
    void a_form_from_elsewhere_signs_nobody_out() {
        HttpRequest.Builder form = request("/sign-out").POST(BodyPublishers.noBody());

        assertThat(location(form.copy().header("Origin", "http://localhost:1"))).contains("error=MissingCSRF");
        assertThat(location(form.copy().header("Origin", demo.url()))).isEqualTo(demo.url() + "/");
    }

    @Test
    void a_form_from_elsewhere_changes_nobodys_account() {
        for (String path : List.of("sessions/end", "sessions/end-others", "unlink")) {
            HttpRequest.Builder form = request("/auth/account/" + path).POST(BodyPublishers.noBody());
            assertThat(location(form)).contains("error=MissingCSRF");
        }
    }

    private String location(HttpRequest.Builder request) {
        return send(request).headers().firstValue("Location").orElseThrow();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(demo.url() + path)).header("Accept", "text/html");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException("No answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for an answer", e);
        }
    }
}
