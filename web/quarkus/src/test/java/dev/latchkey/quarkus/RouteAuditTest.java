package dev.latchkey.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contract.Browser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouteAuditTest {

    private static final String OPEN = "/audit?open=/audit&open=/forgotten-route&open=/q/*&open=/elsewhere";

    @TempDir
    static Path folder;

    private static QuarkusServer dashboard;

    @BeforeAll
    static void start() throws Exception {
        dashboard = serve("/dashboard/:path*", "/");
    }

    @AfterAll
    static void stop() {
        dashboard.close();
    }

    private static QuarkusServer serve(String matcher, String rootPath) throws Exception {
        Map<String, String> config = Map.of("latchkey.matcher", matcher, "quarkus.http.root-path", rootPath);
        return QuarkusServer.start("audited", Files.createTempDirectory(folder, "audited"), config, loader -> {});
    }

    private static String audit(QuarkusServer server, String path) {
        return Browser.at(server.address()).get(path).body();
    }

    @Test
    void a_forgotten_route_fails_until_it_is_guarded_or_listed() throws Exception {
        assertThat(audit(dashboard, OPEN))
                .startsWith("FAILED GET /forgotten/{id} (Pages.forgotten) is guarded by nothing")
                .doesNotContain("GET /dashboard/page (");
        assertThat(audit(dashboard, OPEN + "&open=/forgotten/%7Bid%7D")).startsWith("METHOD");
        try (QuarkusServer guarded = serve("/(dashboard|forgotten)/:path*", "/")) {
            assertThat(audit(guarded, OPEN)).startsWith("METHOD");
        }
    }

    @Test
    void paths_are_below_the_root_path() throws Exception {
        try (QuarkusServer shop = serve("/dashboard/:path*", "/shop")) {
            assertThat(audit(shop, "/shop/audit"))
                    .containsPattern("GET +/dashboard/page +Pages.dashboard +matcher /dashboard/:path\\*")
                    .containsPattern("/dashboard/route +Quarkus's router +matcher");
        }
    }

    @Test
    void every_form_of_protection_is_seen() {
        assertThat(audit(dashboard, "/audit"))
                .containsPattern("GET +/dashboard/page +Pages.dashboard +matcher /dashboard/:path\\*")
                .containsPattern("GET +/dashboard/media .*matcher /dashboard/:path\\*")
                .containsPattern("\\* +/dashboard/room/\\* +Pages.room +matcher /dashboard/:path\\*")
                .containsPattern("GET +/own/page +Pages.own +guard /own/:path\\*")
                .containsPattern("GET +/needed +Pages.needed +a session argument")
                .containsPattern("POST +/roles +Pages.roles +annotations")
                .containsPattern("GET +/authenticated +Pages.authenticated +annotations")
                .containsPattern("GET +/audit +Pages.audit +nothing")
                .containsPattern("/dashboard/route +Quarkus's router +matcher")
                .containsPattern("/forgotten-route +Quarkus's router +nothing");
    }
}
