package dev.latchkey.contract;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Auth;
import dev.latchkey.model.User;
import dev.latchkey.provider.CredentialsProvider;
import dev.latchkey.testing.SignedIn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that no request makes a framework pass a handler a session that Latchkey did not verify. */
@Tag("B1")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class SessionForgeryTests {

    /** The secret that sessions are sealed with. */
    protected static final String SECRET = "forgery-secret-0123456789-0123456789-abcdef";

    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final List<String> DOCUMENTS = List.of(
            "{}",
            "\"root\"",
            "{\"user\":\"root\"}",
            "{\"user\":{\"id\":\"root\"}}",
            "{\"user\":{\"id\":\"root\"},\"expires\":0,\"claims\":{\"members\":{\"sub\":\"root\"}},\"rolesMember\":\"roles\"}",
            "{\"session\":{\"user\":{\"id\":\"root\"}},\"to\":\"x\"}",
            "{\"session\":{\"session\":{\"user\":{\"id\":\"root\"}}}}");
    private static final List<String> FORMS = List.of(
            "user=root",
            "user.id=root",
            "session=root",
            "session.user.id=root&to=x",
            "session.user=root&user=root&id=root&name=root");

    private @Nullable RunningApplication server;

    /**
     * Serves {@code POST /forge/note} and each of {@link #paths}. Each handler answers {@link SessionForgeryArguments#answer} of its
     * argument.
     */
    protected abstract RunningApplication start(Auth auth) throws Exception;

    /**
     * Returns the paths of handlers that take a session, or what contains one, without the framework's annotation for
     * it.
     */
    protected abstract Set<String> paths();

    @BeforeAll
    void startServer() throws Exception {
        server = start(Auth.builder()
                .environment(Map.of())
                .secret(SECRET)
                .provider(CredentialsProvider.of((typed, request) -> Optional.of(User.of("u-ada"))))
                .build());
    }

    @AfterAll
    void stopServer() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void the_framework_makes_other_objects() {
        assertThat(nobody().send("POST", "/forge/note", "{\"text\":\"bound\"}", "Content-Type", JSON)
                        .body())
                .isEqualTo("bound");
    }

    @Test
    void no_body_makes_a_session() {
        for (String path : paths()) {
            DOCUMENTS.forEach(document -> attempt(path, document, JSON));
            FORMS.forEach(form -> attempt(path, form, FORM));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"session", "user", "principal", "user.id", "session.user.id"})
    void no_parameter_and_no_header_makes_a_session(String name) {
        for (String path : paths()) {
            attempt(path + "?" + name + "=root", "", JSON);
            attempt(path + "?" + name + "=root", "{}", JSON, name, "root");
        }
    }

    private void attempt(String path, String body, String type, String... more) {
        assertThat(send("", path, body, type, more))
                .as("%s of nobody, %s", path, body)
                .doesNotContain(SessionForgeryArguments.USER);
        assertThat(send("Cookie: " + SignedIn.as("u-ada").cookie(SECRET), path, body, type, more))
                .as("%s of somebody else, %s", path, body)
                .doesNotContain(SessionForgeryArguments.USER + "root");
    }

    /** In one piece, as browsers do: a server may close once it has refused. */
    private String send(String cookie, String path, String body, String type, String... more) {
        RawClient raw = new RawClient(requireNonNull(server).address());
        List<String> lines = new ArrayList<>(List.of("Content-Type: " + type, "Content-Length: " + body.length()));
        if (!cookie.isEmpty()) {
            lines.add(cookie);
        }
        for (int i = 0; i < more.length; i += 2) {
            lines.add(more[i] + ": " + more[i + 1]);
        }
        return raw.send(raw.head("POST", path, lines.toArray(String[]::new)) + body)
                .body();
    }

    private Browser nobody() {
        return Browser.at(requireNonNull(server).address());
    }
}
