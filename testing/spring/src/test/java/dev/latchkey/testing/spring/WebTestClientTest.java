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

    private static final String SHORT = "0123456789012345678901234567890123456789";
    private static final String MIDDLE = SHORT + SHORT + SHORT + SHORT + SHORT + SHORT;
    private static final String LONG = MIDDLE + MIDDLE + MIDDLE + MIDDLE + MIDDLE + MIDDLE;

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

    @Test
    @WithSession(user = "grace")
    void a_request_may_be_of_another_user() {
        expect(client.mutateWith(signedIn("bob")), "dashboard of bob []");
    }

    @Test
    @WithSession(
            user = "grace",
            roles = {"1" + LONG, "2" + LONG, "3" + LONG, "4" + LONG})
    void a_session_in_several_cookies_is_replaced_too() {
        expect(client.mutateWith(signedIn("bob")), "dashboard of bob []");
    }

    @Test
    void other_cookies_stay() {
        WebTestClient dark =
                client.mutate().defaultCookie("theme", "dark").build().mutateWith(signedIn("bob"));

        dark.get().uri("/theme").exchange().expectBody(String.class).isEqualTo("dark of bob");
    }
}
