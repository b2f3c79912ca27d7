package dev.latchkey.spring.boot;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.contract.Browser;
import dev.latchkey.contract.ContractApplication;
import dev.latchkey.contract.Reply;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Nothing that a request says makes a session, and nothing that an application configures opens a handler. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class UnforgeableTests {

    private static final ContractApplication APPLICATION = ContractApplication.guardingTheDashboard();

    private static final String FORGED =
            "user=root&user.id=root&id=root&session=root&session.user=root&session.user.id=root&session.user.root=x"
                    + "&claims.members%5Bsub%5D=root&expires=2099-01-01T00:00:00Z&rolesMember=roles&proof=x&to=x";

    private final Map<String, SpringServer> servers;

    /** An application with {@link Forgeries}, and the same with the framework configured by itself. */
    protected UnforgeableTests(Class<?> standard, Class<?> own) {
        servers = Map.of(
                "standard",
                SpringServer.start(APPLICATION, standard),
                "own configuration",
                SpringServer.start(APPLICATION, own));
    }

    /** Each handler that only this framework has, or has otherwise, with its status for a stranger; 0 is any. */
    protected abstract Stream<String> ownHandlers();

    /** Each handler that only this framework has, or has otherwise, and that tells alice who she is. */
    protected abstract Stream<String> ownHandlersForAlice();

    @BeforeAll
    void areThere() {
        assertThat(servers).hasSize(2);
    }

    @AfterAll
    void stop() {
        servers.values().forEach(SpringServer::close);
    }

    private Browser at(String server) {
        return Browser.at(requireNonNull(servers.get(server)).address());
    }

    Stream<Arguments> handlers() {
        return Stream.of("standard", "own configuration")
                .flatMap(server -> Stream.concat(
                                Stream.of(
                                        "session 401",
                                        "optional 200",
                                        "nullable 200",
                                        "user 401",
                                        "principal 200",
                                        "platform 200",
                                        "record 0",
                                        "bean 0",
                                        "body 401",
                                        "body-record 0",
                                        "required 401"),
                                ownHandlers())
                        .map(each -> each.split(" ", 2))
                        .map(each -> Arguments.of(server, each[0], Integer.valueOf(each[1]))));
    }

    Stream<Arguments> answers() {
        return Stream.concat(
                Stream.concat(
                                Stream.of("session", "optional", "nullable", "user", "principal", "platform"),
                                ownHandlersForAlice())
                        .map(handler -> Arguments.of(handler, "u-alice")),
                Stream.of(
                        Arguments.of("auth", "/auth"),
                        Arguments.of("required", "required"),
                        Arguments.of("thrown", "advised u-alice")));
    }

    @ParameterizedTest
    @MethodSource("handlers")
    @Tag("B1")
    void what_a_client_sends_makes_no_session(String server, String handler, int status) {
        String path = "/forged/" + handler;
        String json = "{\"user\":{\"id\":\"root\"},\"session\":{\"user\":{\"id\":\"root\"}},\"to\":\"x\"}";
        for (Reply reply : new Reply[] {
            at(server).send("GET", path + "?" + FORGED, "", "Session", "root", "User", "root"),
            at(server).send("POST", path, FORGED, "Content-Type", "application/x-www-form-urlencoded"),
            at(server).send("POST", path + "?" + FORGED, json, "Content-Type", "application/json")
        }) {
            assertThat(reply.body()).as(handler).doesNotContain("root");
        }
        if (status != 0) {
            assertThat(at(server)
                            .send("POST", path + "?" + FORGED, json, "Content-Type", "application/json")
                            .status())
                    .isEqualTo(status);
        }
    }

    @ParameterizedTest
    @MethodSource("answers")
    void a_signed_in_user_is_who_they_are(String handler, String answer) {
        for (String server : servers.keySet()) {
            Browser alice = at(server);
            alice.signIn("alice");
            String json = "{\"user\":{\"id\":\"root\"}}";
            assertThat(alice.send("POST", "/forged/" + handler + "?" + FORGED, json, "Content-Type", "application/json")
                            .body())
                    .as(server)
                    .isEqualTo(answer);
        }
    }

    @Test
    @Tag("S15")
    void an_annotation_that_guards_nothing_stops_the_start() {
        assertThatThrownBy(() -> SpringServer.start(APPLICATION, OnService.class))
                .hasStackTraceContaining("@RequireSession guards nothing on")
                .hasStackTraceContaining("Service.secret");
        assertThatThrownBy(() -> SpringServer.start(APPLICATION, OnClass.class))
                .hasStackTraceContaining("@RequireSession guards nothing on")
                .hasStackTraceContaining("Whole");
    }

    @Test
    void an_age_that_is_no_duration_stops_the_start() {
        assertThatThrownBy(() -> SpringServer.start(APPLICATION, OnMisspelled.class))
                .hasStackTraceContaining("Misspelled.read")
                .hasStackTraceContaining("\"soon\" is no duration");
    }

    static class Service {
        @RequireSession
        String secret() {
            return "secret";
        }
    }

    @Controller
    @RequireSession
    static class Whole {
        String secret() {
            return "secret";
        }
    }

    @RestController
    static class Misspelled {
        @RequireSession(within = "soon")
        @GetMapping("/misspelled")
        String read() {
            return "read";
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import({Forgeries.class, Misspelled.class})
    static class OnMisspelled {}

    @Configuration(proxyBeanMethods = false)
    @Import({Forgeries.class, Service.class})
    static class OnService {}

    @Configuration(proxyBeanMethods = false)
    @Import({Forgeries.class, Whole.class})
    static class OnClass {}
}
