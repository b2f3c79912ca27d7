package dev.latchkey.spring.mvc;

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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A page on another origin can ask for what is guarded, where the application's rules of CORS let it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrossOriginTest {

    private static final String PAGE = "https://page.example";

    private final SpringServer server =
            SpringServer.start(ContractApplication.guardingTheDashboard(), Application.class);

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

    private Reply preflight(String path, String origin) {
        return Browser.at(server.address())
                .send("OPTIONS", path, "", "Origin", origin, "Access-Control-Request-Method", "GET");
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Pages.class)
    static class Application {

        @Bean
        Auth auth(ContractApplication application) {
            return application.auth();
        }
    }

    @RestController
    static class Pages {

        @CrossOrigin(PAGE)
        @RequestMapping("/dashboard/shared")
        String shared() {
            return "ran " + ContractApplication.SECRET;
        }

        @RequestMapping({"/dashboard/private", "/open/page"})
        String others() {
            return "ran " + ContractApplication.SECRET;
        }
    }
}
