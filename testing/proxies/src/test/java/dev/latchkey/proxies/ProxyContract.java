package dev.latchkey.proxies;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Cookies;
import dev.latchkey.Proxies;
import dev.latchkey.model.ListedSession;
import dev.latchkey.store.Store;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What has to hold behind a proxy that is configured as the documentation says: an application at the root, which also
 * is what people see under {@code /shop}, and another that has {@code /kept} for itself.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ProxyContract {

    private final Kind kind;
    private @Nullable Running running;

    ProxyContract(Kind kind) {
        this.kind = kind;
    }

    private record Running(
            Application app, Application kept, ProxyProcess proxy, String origin, Certificate certificate) {

        Visitor visitor() throws Exception {
            return new Visitor(origin, certificate.trusted());
        }
    }

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        assertThat(folder.toFile().setExecutable(true, false)).isTrue(); // for workers that are another user
        running = ProxyProcess.onFreePort(port -> start(folder, port));
    }

    private Running start(Path folder, int port) throws Exception {
        String authority = "localhost:" + port;
        Certificate certificate = Certificate.in(folder);
        certificate.write(folder.resolve("app.pem"));
        Application app = Application.start(
                "", auth -> auth.proxies(Proxies.trusted(authority)).matcher("/orders"));
        Application kept = Application.start(
                "/kept",
                auth -> auth.proxies(Proxies.trusted(authority))
                        .basePath("/kept/auth")
                        .cookies(Cookies.standard().session("kept-session"))
                        .store(Store.inMemory())
                        .matcher("/kept/orders"));
        String documented = kind.here(Documented.configuration(kind.language), port)
                .replace("app.example.com", "localhost")
                .replace("app.pem", folder.resolve("app.pem").toString())
                .replace("127.0.0.1:8080", "127.0.0.1:" + app.port())
                .replace("127.0.0.1:8081", "127.0.0.1:" + kept.port());
        try {
            ProxyProcess proxy = ProxyProcess.start(kind, kind.around(documented, port), folder, port);
            return new Running(app, kept, proxy, "https://" + authority, certificate);
        } catch (Throwable e) {
            app.close();
            kept.close();
            throw e;
        }
    }

    @AfterAll
    void stop() {
        if (running != null) {
            running.proxy().close();
            running.app().close();
            running.kept().close();
        }
    }

    private Running running() {
        return requireNonNull(running, "running");
    }

    @ParameterizedTest
    @CsvSource({"'',/auth,/orders", "/shop,/shop/auth,/shop/orders", "/kept,/kept/auth,/kept/orders"})
    void people_sign_in_at_the_address_that_they_see(String prefix, String basePath, String orders) throws Exception {
        String origin = running().origin();
        Visitor ada = running().visitor();
        HttpResponse<String> refused = ada.get(orders + "?open=1", "Accept", "text/html");
        assertThat(location(refused))
                .isEqualTo(origin + basePath + "/signin?callbackUrl="
                        + URLEncoder.encode(origin + orders + "?open=1", UTF_8));
        assertThat(ada.get(basePath + "/signin").body()).contains("action=\"" + basePath + "/callback/credentials\"");

        HttpResponse<String> signedIn = ada.signIn(basePath, "ada");
        assertThat(location(signedIn)).isEqualTo(prefix.equals("/shop") ? origin + "/shop" : origin);
        assertThat(ada.cookies().keySet()).contains("__Host-authjs.csrf-token", "__Secure-authjs.callback-url");
        assertThat(ada.get(orders).body()).isEqualTo("ada");
        HttpResponse<String> home = ada.get(prefix);
        if (home.statusCode() / 100 == 3) {
            assertThat(location(home)).isIn(prefix + "/", origin + prefix + "/");
            home = ada.get(prefix + "/");
        }
        assertThat(home.statusCode()).isEqualTo(200);
        assertThat(home.body()).isEqualTo("ada");
    }

    @ParameterizedTest
    @Tag("B11")
    @CsvSource({"/auth", "/shop/auth", "/kept/auth"})
    void what_a_client_writes_into_forwarding_headers_leads_nowhere(String basePath) throws Exception {
        String forged = running()
                .visitor()
                .get(
                        basePath + "/providers",
                        "X-Forwarded-Host",
                        "evil.example",
                        "X-Forwarded-Proto",
                        "http",
                        "X-Forwarded-Port",
                        "666",
                        "X-Forwarded-Prefix",
                        "/evil",
                        "Forwarded",
                        "for=192.0.2.66;host=evil.example;proto=http")
                .body();
        assertThat(forged)
                .isEqualTo(running().visitor().get(basePath + "/providers").body())
                .contains(running().origin() + basePath + "/callback/credentials")
                .doesNotContain("evil");
    }

    @Test
    @Tag("B10")
    void a_client_is_who_opened_the_connection_to_the_proxy() throws Exception {
        Visitor eve = running().visitor();
        eve.signIn("/kept/auth", "eve", "X-Forwarded-For", "192.0.2.66");
        assertThat(running().kept().auth().sessions().list("eve"))
                .extracting(ListedSession::address)
                .containsExactly("127.0.0.1");
    }

    @Test
    void a_large_session_gets_through_both_ways() throws Exception {
        Visitor bulky = running().visitor();
        HttpResponse<String> signedIn = bulky.signIn("/auth", Application.BULKY);
        assertThat(signedIn.statusCode()).isEqualTo(302);
        assertThat(location(signedIn)).isEqualTo(running().origin());
        assertThat(bulky.cookies().values().stream().mapToInt(String::length).sum())
                .isGreaterThan(13_000);
        assertThat(bulky.get("/orders").body()).isEqualTo(Application.BULKY);
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(answer + answer.body()));
    }
}
