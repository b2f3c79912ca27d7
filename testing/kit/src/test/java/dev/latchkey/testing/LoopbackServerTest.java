package dev.latchkey.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LoopbackServerTest {

    @Test
    void requests_are_counted_by_endpoint() {
        try (OpenIdProvider idp = OpenIdProvider.start()) {
            Visitor visitor = new Visitor(idp);
            assertThat(idp.requests("/jwks")).isZero();
            visitor.get("/jwks");
            visitor.get("/jwks");

            assertThat(idp.requests("/jwks")).isEqualTo(2);
            assertThatThrownBy(() -> idp.requests("/jwk"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("No such endpoint: /jwk. There are [/.well-known/openid-configuration, ");
        }
    }

    @Test
    void the_last_requests_can_be_read_but_print_nothing_worth_stealing() {
        try (OpenIdProvider idp = OpenIdProvider.start()) {
            Visitor visitor = new Visitor(idp);
            assertThatThrownBy(idp::lastToken)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("No token request has arrived");
            String code = visitor.code();
            visitor.redeem(code);

            ReceivedRequest token = idp.lastToken();
            assertThat(token.parameter("code")).hasValue(code);
            assertThat(token.parameterNames()).containsExactly("grant_type", "code", "redirect_uri", "code_verifier");
            assertThat(token.header("authorization").orElseThrow()).startsWith("Basic ");
            assertThat(token)
                    .hasToString("POST /token {grant_type=authorization_code, code=[hidden], redirect_uri="
                            + Visitor.CALLBACK + ", code_verifier=[hidden]}");
            assertThat(idp.lastAuthorization().toString())
                    .contains("client_id=app", "state=[hidden]", "nonce=[hidden]")
                    .doesNotContain("the-state", "the-nonce");
            assertThat(RegisteredClient.confidential("app", Visitor.SECRET)).hasToString("RegisteredClient[app]");
        }
    }

    @Test
    void a_body_that_is_too_large_is_not_read() {
        try (OpenIdProvider idp = OpenIdProvider.start()) {
            assertThat(new Visitor(idp)
                            .post("/token", Map.of("code", "x".repeat(70_000)))
                            .statusCode())
                    .isEqualTo(413);
        }
    }

    @Test
    void what_is_not_there_not_meant_or_not_readable_is_refused() {
        try (OpenIdProvider idp = OpenIdProvider.start()) {
            Visitor visitor = new Visitor(idp);

            assertThat(visitor.get("/admin").statusCode()).isEqualTo(404);
            assertThat(visitor.get("/token").statusCode()).isEqualTo(405);
            assertThat(visitor.get("/token").headers().firstValue("Allow")).hasValue("POST");
            assertThat(visitor.send(visitor.builder("/token")
                                    .POST(HttpRequest.BodyPublishers.ofString("code=%zz"))
                                    .build())
                            .statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void it_takes_the_port_and_the_names_it_is_given_and_gives_the_port_back() {
        int port;
        try (OpenIdProvider idp = OpenIdProvider.builder().host("127.0.0.1").start()) {
            port = URI.create(idp.issuer()).getPort();
            assertThat(idp.issuer()).isEqualTo("http://127.0.0.1:" + port);
            assertThatThrownBy(() -> OpenIdProvider.builder().port(port).start())
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessage("Cannot listen on port " + port);
        }
        try (OpenIdProvider again = OpenIdProvider.builder().port(port).start()) {
            assertThat(again.issuer()).isEqualTo("http://localhost:" + port);
        }
    }

    @Test
    void closing_lets_go_of_what_was_held() throws Exception {
        OpenIdProvider idp = OpenIdProvider.start();
        Visitor visitor = new Visitor(idp);
        idp.misbehave(Misbehaviour.DISCOVERY_SLOW);
        CompletableFuture<Integer> held = CompletableFuture.supplyAsync(
                () -> visitor.get("/.well-known/openid-configuration").statusCode());
        while (idp.requests("/.well-known/openid-configuration") == 0) {
            Thread.onSpinWait();
        }

        idp.close();

        assertThat(held.handle((status, failure) -> true).get(10, TimeUnit.SECONDS))
                .as("the held answer was let go")
                .isTrue();
    }

    @Test
    void a_wrong_set_up_says_what_is_missing() {
        assertThatThrownBy(
                        () -> OpenIdProvider.builder().client("app", "secret").start())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Client app has nowhere to return to: give it redirect URIs, or anyLoopbackRedirect()");
        assertThatThrownBy(() -> OpenIdProvider.builder().signInAs("eve").start())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Nobody here is called eve. There are [ada, grace, alan]");
        assertThatThrownBy(() -> RegisteredClient.withoutSecret("app").redirectTo("/callback"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Not an absolute http or https address without user and fragment: /callback");
        assertThatThrownBy(() -> OpenIdProvider.builder()
                        .people(People.ADA, Person.of("ada", "Ada", "a@example.org"))
                        .start())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Two people share a username or a subject: ada");
    }
}
