package dev.latchkey.micronaut;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Auth;
import dev.latchkey.contract.Browser;
import dev.latchkey.contract.Reply;
import dev.latchkey.model.User;
import dev.latchkey.provider.CredentialsProvider;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An application's error route for everything answers its failures, and no refusals. */
@Tag("S15")
class ErrorRouteTest {

    private final MicronautServer server = MicronautServer.start(
            "errors",
            Map.of(),
            Auth.builder()
                    .environment(Map.of())
                    .secret("a-secret-for-errors-0123456789-0123456789")
                    .provider(CredentialsProvider.of((typed, request) -> Optional.of(User.of("u-alice"))))
                    .build());

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/argument", "/thrown", "/later"})
    void a_refusal_is_a_refusal(String path) {
        Reply reply = Browser.at(server.address()).get(path);

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.body()).isEqualTo("{\"message\":\"Not authenticated\"}");
        assertThat(Browser.at(server.address()).navigate(path).location()).contains("/auth/signin?callbackUrl=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/broken", "/credentials"})
    void other_failures_are_the_applications(String path) {
        assertThat(Browser.at(server.address()).get(path).body()).isEqualTo("taken");
    }
}
