package dev.latchkey.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contract.Browser;
import dev.latchkey.contract.ContractApplication;
import java.net.URI;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Management endpoints are behind the guard, on the application's port and on one of their own. */
@Tag("S23")
public abstract class ActuatorTests {

    protected static final ContractApplication APPLICATION = ContractApplication.guardingAlmostEverything();
    private static final String EXPOSED = "management.endpoints.web.exposure.include=*";

    private final Class<?> configuration;

    /** The configuration of the canonical application. */
    protected ActuatorTests(Class<?> configuration) {
        this.configuration = configuration;
    }

    @Test
    void on_the_port_of_the_application() {
        try (SpringServer server = SpringServer.start(APPLICATION, configuration, EXPOSED)) {
            assertGuarded(server.address());
        }
    }

    @Test
    void on_a_port_of_their_own() {
        try (SpringServer server = SpringServer.start(
                APPLICATION,
                configuration,
                EXPOSED,
                "management.server.port=0",
                "management.server.address=127.0.0.1")) {
            String port = server.context().getEnvironment().getRequiredProperty("local.management.port");
            assertGuarded(URI.create("http://127.0.0.1:" + port));
        }
    }

    @Test
    void latchkey_is_a_part_of_the_health() {
        try (SpringServer server = SpringServer.start(
                APPLICATION, configuration, EXPOSED, "management.endpoint.health.show-details=always")) {
            Browser browser = Browser.at(server.address());
            browser.signIn("alice");

            assertThat(browser.fetch("/actuator/health").body()).contains("\"latchkey\"", "\"keys\":\"up\"");
        }
    }

    private static void assertGuarded(URI address) {
        Browser browser = Browser.at(address);
        for (String path : new String[] {"/actuator", "/actuator/health", "/actuator/env", "/actuator/health/x"}) {
            assertThat(browser.fetch(path).status()).as(path).isEqualTo(401);
        }
        browser.signIn("alice");
        assertThat(browser.fetch("/actuator/health").body()).contains("UP");
    }
}
