package dev.latchkey.proxies;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A proxy that was told nothing but where the application is, in front of one that was told nothing of a proxy. */
@Tag("B11")
class AsItComesTest {

    private static final String SITE = "http://app.example.com";

    @Test
    void nginx_asks_for_this_machine_and_nobody_signs_in_all_the_same(@TempDir Path folder) throws Exception {
        String nginx = "server {\nlisten 443;\nlocation / {\nproxy_pass http://127.0.0.1:8080;\n}\n}\n";
        assertNobodySignsIn(Kind.NGINX, nginx, folder);
    }

    @Test
    void httpd_asks_for_this_machine_and_nobody_signs_in_all_the_same(@TempDir Path folder) throws Exception {
        String httpd = "<VirtualHost *:443>\nProxyPass / http://127.0.0.1:8080/\n</VirtualHost>\n";
        assertNobodySignsIn(Kind.HTTPD, httpd, folder);
    }

    private static void assertNobodySignsIn(Kind kind, String configuration, Path folder) throws Exception {
        assertThat(folder.toFile().setExecutable(true, false)).isTrue();
        try (Application app = Application.start("", auth -> auth)) {
            String here = configuration.replace("127.0.0.1:8080", "127.0.0.1:" + app.port());
            try (ProxyProcess proxy = ProxyProcess.onFreePort(
                    port -> ProxyProcess.start(kind, kind.around(kind.here(here, port), port), folder, port))) {
                String origin = "http://localhost:" + proxy.port();
                Visitor overTls = new Visitor(origin, SSLContext.getDefault());
                assertRefused(overTls.get(
                        "/auth/csrf", "Sec-Fetch-Site", "same-origin", "Origin", SITE, "Referer", SITE + "/login"));
                assertThat(overTls.cookies()).isEmpty();

                Visitor ada = new Visitor(origin, SSLContext.getDefault());
                assertRefused(ada.signIn("/auth", "ada", "Origin", SITE)); // all that a browser says over http
                assertThat(ada.cookies()).doesNotContainKey("authjs.session-token");
                assertThat(ada.get("/").body()).isEqualTo("nobody");
            }
            Visitor developer = new Visitor("http://localhost:" + app.port(), SSLContext.getDefault());
            developer.signIn("/auth", "ada", "Origin", "http://localhost:" + app.port());
            assertThat(developer.get("/").body()).isEqualTo("ada");
        }
    }

    private static void assertRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("not configured");
    }
}
