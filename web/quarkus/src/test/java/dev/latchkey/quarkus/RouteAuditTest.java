package dev.latchkey.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contract.Browser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouteAuditTest {

    private static final String OPEN = "/audit?open=/audit&open=/forgotten-route&open=/q/*&open=/elsewhere";

    @TempDir
    static Path folder;

    private static String audit(String matcher, String path) throws Exception {
        return audit(matcher, "/", path);
    }

    private static String audit(String matcher, String rootPath, String path) throws Exception {
        Map<String, String> config = Map.of("latchkey.matcher", matcher, "quarkus.http.root-path", rootPath);
        Path files = Files.createTempDirectory(folder, "audited");
        try (QuarkusServer server = QuarkusServer.start("audited", files, config, loader -> {})) {
            return Browser.at(server.address()).get(path).body();
        }
    }

    @Test
    void a_forgotten_route_fails_until_it_is_guarded_or_listed() throws Exception {
        assertThat(audit("/dashboard/:path*", OPEN))
                .startsWith("FAILED GET /forgotten/{id} (Pages.forgotten) is guarded by nothing")
                .doesNotContain("GET /dashboard/page (");
        assertThat(audit("/dashboard/:path*", OPEN + "&open=/forgotten/%7Bid%7D"))
                .startsWith("METHOD");
        assertThat(audit("/(dashboard|forgotten)/:path*", OPEN)).startsWith("METHOD");
    }

    @Test
    void paths_are_below_the_root_path() throws Exception {
        assertThat(audit("/dashboard/:path*", "/shop", "/shop/audit"))
                .containsPattern("GET +/dashboard/page +Pages.dashboard +matcher /dashboard/:path\\*")
                .containsPattern("/dashboard/route +Quarkus's router +matcher");
    }

    @Test
    void every_form_of_protection_is_seen() throws Exception {
        assertThat(audit("/dashboard/:path*", "/audit"))
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
