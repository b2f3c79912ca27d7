package dev.latchkey.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contract.Browser;
import dev.latchkey.contract.ContractApplication;
import dev.latchkey.contract.Reply;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways into an application that MVC and WebFlux both have. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class SpringEntryPointTests {

    private final ContractApplication application = ContractApplication.guardingTheDashboard();
    private final List<SpringServer> running = new ArrayList<>();
    private final Class<?> handlers;
    private final String recent;
    private URI root = URI.create("");

    /**
     * Takes what differs.
     *
     * @param handlers the configuration with the application's handlers
     * @param recent the path of a handler that answers "read" to users who have just signed in
     */
    protected SpringEntryPointTests(Class<?> handlers, String recent) {
        this.handlers = handlers;
        this.recent = recent;
    }

    @BeforeAll
    void start() {
        root = server().address();
    }

    @AfterAll
    void stop() {
        running.forEach(SpringServer::close);
    }

    protected final SpringServer server(String... properties) {
        List<String> all = new ArrayList<>(List.of(
                "spring.mvc.hiddenmethod.filter.enabled=true", "spring.webflux.hiddenmethod.filter.enabled=true"));
        all.addAll(List.of(properties));
        SpringServer server = SpringServer.start(application, handlers, all.toArray(String[]::new));
        running.add(server);
        return server;
    }

    protected final URI root() {
        return root;
    }

    protected final Browser nobody() {
        return Browser.at(root);
    }

    protected final Browser alice() {
        return aliceAt(root);
    }

    protected static Browser aliceAt(URI address) {
        Browser alice = Browser.at(address);
        alice.signIn("alice");
        return alice;
    }

    protected static String encoded(String url) {
        return URLEncoder.encode(url, StandardCharsets.UTF_8);
    }

    @Test
    void functional_routes_are_guarded_too() {
        assertThat(nobody().get("/functional").body()).isEqualTo("nobody");
        assertThat(alice().get("/functional").body()).isEqualTo("u-alice");
        assertThat(nobody().fetch("/functional/needy").status()).isEqualTo(401);
        assertThat(alice().get("/functional/needy").body()).isEqualTo("u-alice");
    }

    @Test
    @Tag("X2")
    void a_method_that_a_field_of_a_form_names_is_guarded_as_that_method() {
        Browser alice = alice();

        assertThat(alice.post("/item", Map.of()).body()).isEqualTo("POST");
        assertThat(alice.post("/item", Map.of("_method", "PUT")).body()).isEqualTo("PUT");
        assertThat(alice.post("/item", Map.of("_method", "DELETE")).status()).isEqualTo(403);
    }

    @Test
    @Tag("X2")
    void a_path_that_a_filter_has_rewritten_is_guarded_as_that_path() {
        assertThat(nobody().fetch("/v1/functional").body()).isEqualTo("nobody");
        assertThat(nobody().fetch("/v1/dashboard/page").status()).isEqualTo(401);
        assertThat(alice().fetch("/v1/dashboard/page").body()).isEqualTo(ContractApplication.SECRET + " u-alice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/open/sign-out-entity", "/open/sign-out-anything", "/open/sign-out-optional"})
    void an_answer_is_sent_whatever_is_around_it(String path) {
        Browser alice = alice();
        Reply reply = alice.post(path, Map.of());
        assertThat(reply.status()).isEqualTo(302);
        assertThat(reply.body()).isEmpty();
        assertThat(alice.get("/functional").body()).isEqualTo("nobody");
    }

    @Test
    @Tag("S7")
    void a_handler_for_a_recent_sign_in_asks_others_to_confirm_it() {
        Browser alice = alice();
        assertThat(alice.fetch(recent).body()).isEqualTo("read");
        application.clock().advance(Duration.ofMinutes(11));
        try {
            assertThat(alice.fetch(recent).header("WWW-Authenticate").orElse(""))
                    .contains("insufficient_user_authentication");
            assertThat(alice.navigate(recent).location()).contains("/auth/confirm?callbackUrl=");
            assertThat(nobody().fetch(recent).body()).isEqualTo("{\"message\":\"Not authenticated\"}");
        } finally {
            application.clock().reset();
        }
    }

    @Test
    void a_view_has_the_session_in_its_model() {
        assertThat(nobody().get("/open/hello").body()).contains("Who are you?");
        assertThat(alice().get("/open/hello").body()).contains("Hello Alice Liddell");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/dashboard/report.txt",
                "/dashboard/./report.txt",
                "/open/../dashboard/report.txt",
                "//dashboard/report.txt",
                "/dashboard//report.txt",
                "/dashboard/report.txt/",
                "/%64ashboard/report.txt",
                "/dashboard;x/report.txt",
                "/dashboard/report.txt;x=y",
                "/dashboard%2freport.txt",
                "/DASHBOARD/report.txt",
                "/webjars/../dashboard/report.txt"
            })
    @Tag("S11")
    void files_below_a_guarded_path_are_guarded(String path) {
        Reply reply = nobody().fetch(path);

        assertThat(reply.status()).isBetween(400, 499);
        assertThat(reply.body()).doesNotContain(ContractApplication.SECRET);
    }

    @Test
    void files_are_served_to_permitted_users() {
        assertThat(nobody().get("/open/readme.txt").body()).contains("open-file");
        assertThat(alice().get("/dashboard/report.txt").body()).contains(ContractApplication.SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/dashboard/",
                "/dashboard/page/",
                "/dashboard/page.html",
                "/dashboard/page%0a",
                "/dashboard%0a/page",
                "/dashboard/x/y/z"
            })
    @Tag("S4")
    @Tag("S8")
    void neither_a_slash_nor_a_suffix_nor_a_line_break_nor_a_deeper_path_gets_in(String path) {
        assertThat(nobody().fetch(path).status()).isBetween(400, 499);
        assertThat(nobody().fetch(path).body()).doesNotContain(ContractApplication.SECRET);
    }
}
