package dev.latchkey.dropwizard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.latchkey.Auth;
import dev.latchkey.contract.Browser;
import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.testing.DropwizardTestSupport;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the application's file says below {@code latchkey}. */
class ConfigurationTest {

    private static final String FILE = """
            server:
              applicationConnectors: [{type: http, bindHost: 127.0.0.1, port: 0}]
              adminConnectors: [{type: http, bindHost: 127.0.0.1, port: 0}]
            latchkey:
              secret: a-secret-from-a-file-0123456789-0123456789
              sessionsOnly: true
              matcher: ["/dashboard/:path*", "/((?!x{1,2}).*)"]
            """;

    @TempDir
    Path folder;

    /** As an application's author would write it. */
    static final class Settings extends Configuration {

        @JsonProperty
        Map<String, Object> latchkey = Map.of();
    }

    /** As an application's author would write it. */
    public static final class Served extends Application<Settings> {

        @Override
        public void initialize(Bootstrap<Settings> bootstrap) {
            bootstrap.addBundle(DropwizardAuth.of((Settings settings) -> Auth.builder()
                    .environment(Map.of())
                    .settings(settings.latchkey)
                    .build()));
        }

        @Override
        public void run(Settings settings, Environment environment) {}
    }

    @Test
    void an_applications_file_has_the_settings() throws Exception {
        DropwizardTestSupport<Settings> server = server("basePath: /login");
        server.before();
        try {
            Browser browser = Browser.at(URI.create("http://127.0.0.1:" + server.getLocalPort()));
            assertThat(browser.get("/dashboard").status()).isEqualTo(401);
            assertThat(browser.get("/login/csrf").status()).isEqualTo(200);
        } finally {
            server.after();
        }
    }

    @Test
    void a_name_that_there_is_not_stops_the_start() throws Exception {
        DropwizardTestSupport<Settings> server = server("sesions: {idle: 7d}");
        assertThatThrownBy(server::before)
                .hasStackTraceContaining("Unknown setting latchkey.sesions.idle: did you mean latchkey.sessions.idle?");
    }

    private DropwizardTestSupport<Settings> server(String line) throws IOException {
        Path file = Files.writeString(folder.resolve("application.yml"), FILE + "  " + line + "\n");
        return new DropwizardTestSupport<>(Served.class, file.toString());
    }
}
