package dev.latchkey.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Auth;
import dev.latchkey.contract.Browser;
import dev.latchkey.contract.ContractApplication;
import dev.latchkey.contract.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.cors.CorsConfiguration;

/** A page on another origin can ask for what is guarded, where the application's rules of CORS let it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class CrossOriginTests {

    private static final String PAGE = "https://page.example";

    private final SpringServer server;

    /** A configuration that imports {@link Application} and applies {@link #rules} below {@code /filtered/}. */
    protected CrossOriginTests(Class<?> configuration) {
        server = SpringServer.start(ContractApplication.guardingTheDashboard(), configuration);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void a_preflight_passes_to_the_rules_of_the_application() {
        Reply allowed = preflight("/dashboard/shared", PAGE);
        assertThat(allowed.status()).isEqualTo(200);
        assertThat(allowed.header("Access-Control-Allow-Origin")).contains(PAGE);
        assertThat(allowed.body()).isEmpty();

        assertThat(preflight("/dashboard/shared", "https://other.example").status())
                .isEqualTo(403);
        assertThat(preflight("/dashboard/private", PAGE).header("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    @Test
    @Tag("A15")
    void no_route_runs_behind_a_preflight() {
        Browser alice = Browser.at(server.address());
        alice.signIn("alice");
        for (String path : new String[] {"/dashboard/shared", "/dashboard/private", "/open/page"}) {
            Reply reply = alice.send("OPTIONS", path, "", "Origin", PAGE, "Access-Control-Request-Method", "GET");
            assertThat(reply.body()).as(path).doesNotContain("ran", ContractApplication.SECRET);
        }
    }

    @Test
    void a_refusal_can_be_read_by_a_page_that_may_ask() {
        Reply refused = Browser.at(server.address()).send("GET", "/dashboard/shared", "", "Origin", PAGE);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("Access-Control-Allow-Origin")).contains(PAGE);
        Reply closed = Browser.at(server.address()).send("GET", "/dashboard/private", "", "Origin", PAGE);
        assertThat(closed.status()).isEqualTo(401);
        assertThat(closed.header("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    @Tag("A15")
    void a_request_that_is_no_preflight_is_refused() {
        Browser nobody = Browser.at(server.address());
        assertThat(nobody.send("OPTIONS", "/dashboard/shared", "").status()).isEqualTo(401);
        assertThat(nobody.send("OPTIONS", "/dashboard/shared", "", "Origin", PAGE)
                        .status())
                .isEqualTo(401);
        assertThat(nobody.send("OPTIONS", "/dashboard/shared", "", "Access-Control-Request-Method", "GET")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void rules_that_the_starter_does_not_know_are_reached_on_open_paths() {
        Reply preflight = preflight("/filtered/page", PAGE);
        assertThat(preflight.status()).isEqualTo(200);
        assertThat(preflight.headers("Access-Control-Allow-Origin")).containsExactly(PAGE);
        Reply page = Browser.at(server.address()).send("GET", "/filtered/page", "", "Origin", PAGE);
        assertThat(page.body()).startsWith("ran");
        assertThat(page.headers("Access-Control-Allow-Origin")).containsExactly(PAGE);
        assertThat(preflight("/filtered/page", "https://other.example").status())
                .isEqualTo(403);
    }

    @Test
    @Tag("A15")
    void a_preflight_that_no_rule_knows_is_refused_where_a_session_is_needed() {
        assertThat(preflight("/dashboard/private", PAGE).status()).isEqualTo(401);
        assertThat(preflight("/dashboard/nothing-here", PAGE).status()).isEqualTo(401);
    }

    @Test
    @Tag("A15")
    void an_origin_does_not_tell_what_a_guarded_path_takes() {
        Browser nobody = Browser.at(server.address());
        for (String path : new String[] {"/dashboard/get", "/dashboard/json"}) {
            Reply refused = nobody.send("POST", path, "x", "Origin", PAGE, "Content-Type", "text/plain");
            assertThat(refused.status()).as(path).isEqualTo(401);
            assertThat(refused.headers("Allow")).as(path).isEmpty();
            assertThat(refused.headers("Accept")).as(path).isEmpty();
        }
    }

    @Test
    void a_path_that_begins_as_the_endpoints_do_is_not_theirs() {
        Reply allowed = preflight("/authors", PAGE);
        assertThat(allowed.status()).isEqualTo(200);
        assertThat(allowed.headers("Access-Control-Allow-Origin")).containsExactly(PAGE);
        Reply endpoint = Browser.at(server.address()).send("GET", "/auth/providers", "", "Origin", PAGE);
        assertThat(endpoint.headers("Access-Control-Allow-Origin")).isEmpty();
    }

    /** Rules that no mapping of handlers knows. */
    protected static CorsConfiguration rules() {
        CorsConfiguration rules = new CorsConfiguration();
        rules.addAllowedOrigin(PAGE);
        return rules;
    }

    private Reply preflight(String path, String origin) {
        return Browser.at(server.address())
                .send("OPTIONS", path, "", "Origin", origin, "Access-Control-Request-Method", "GET");
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Pages.class)
    public static class Application {

        @Bean
        Auth auth(ContractApplication application) {
            return application.auth();
        }
    }

    @RestController
    static class Pages {

        @CrossOrigin(PAGE)
        @RequestMapping({"/dashboard/shared", "/authors"})
        String shared() {
            return "ran " + ContractApplication.SECRET;
        }

        @RequestMapping({"/dashboard/private", "/open/page", "/filtered/page"})
        String others() {
            return "ran " + ContractApplication.SECRET;
        }

        @GetMapping("/dashboard/get")
        String get() {
            return "ran " + ContractApplication.SECRET;
        }

        @PostMapping(path = "/dashboard/json", consumes = "application/json")
        String json() {
            return "ran " + ContractApplication.SECRET;
        }
    }
}
