package dev.latchkey.testing.spring;

import static dev.latchkey.testing.spring.LatchkeyWebTestClient.signedIn;

import dev.latchkey.testing.SignedIn;
import dev.latchkey.testing.junit.WithSession;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient;

@SpringBootTest(
        classes = Application.class,
        properties = {
            Application.SECRET,
            "latchkey.sessions-only=true",
            "latchkey.matcher=/dashboard",
            "spring.main.web-application-type=reactive"
        })
@AutoConfigureWebTestClient
class WebTestClientTest {

    private final WebTestClient client;

    WebTestClientTest(@Autowired WebTestClient client) {
        this.client = client;
    }

    private static void expect(WebTestClient client, String page) {
        client.get().uri("/dashboard").exchange().expectBody(String.class).isEqualTo(page);
    }

    @Test
    void a_request_is_signed_in() {
        client.get().uri("/dashboard").exchange().expectStatus().isUnauthorized();
        expect(client.mutateWith(signedIn(SignedIn.as("ada").withRoles("admin"))), "dashboard of ada [admin]");
    }

    @Test
    @WithSession(user = "grace", roles = "editor")
    void all_requests_of_a_test_are_signed_in() {
        expect(client, "dashboard of grace [editor]");
    }
}
