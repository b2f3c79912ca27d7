package dev.latchkey.testing.junit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.latchkey.Auth;
import dev.latchkey.guard.Authorized;
import dev.latchkey.jdkhttp.JdkHttpAuth;
import dev.latchkey.testing.FakeIdentityProvider;
import dev.latchkey.testing.People;
import dev.latchkey.testing.SignedIn;
import dev.latchkey.testing.attack.LatchkeyAttacks;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What {@code docs/testing.md} shows, on the server of the JDK. */
@FakeProvider("github")
class ShopTest {

    private Auth auth;
    private HttpServer server;
    private String url;

    @BeforeEach
    void start(FakeIdentityProvider github) throws IOException {
        auth = Auth.builder()
                .environment(Map.of())
                .secret("a secret of the shop, which no test needs to know")
                .provider(github.provider()) // in production Providers.github()
                .matcher("/orders")
                .authorized(Authorized.signedIn())
                .build();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        JdkHttpAuth latchkey = JdkHttpAuth.of(auth);
        server.createContext("/", http -> {
                    String page = "Orders of "
                            + latchkey.session(http)
                                    .map(session -> session.user().displayName())
                                    .orElse("nobody");
                    http.sendResponseHeaders(200, page.length());
                    http.getResponseBody().write(page.getBytes(US_ASCII));
                    http.close();
                })
                .getFilters()
                .add(latchkey);
        server.start();
        url = "http://localhost:" + server.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private String get(String path, String cookie) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(url + path))
                                .header("Cookie", cookie)
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Test
    @WithSession(user = "ada", roles = "admin")
    void an_admin_sees_orders(SignedIn ada) throws Exception {
        assertThat(get("/orders", ada.cookie(auth))).contains("Orders of ada");
    }

    @TestFactory
    Stream<DynamicTest> no_attack_succeeds() {
        return LatchkeyAttacks.against(url)
                .signedInAs(SignedIn.as("ada-lindqvist").cookie(auth))
                .guarding("/orders")
                .tests();
    }

    @Test
    void grace_signs_in_at_github(FakeIdentityProvider github) throws Exception {
        github.signInAs(People.GRACE);
        // sign in at the application with a browser, which goes to the fake and comes back
        assertThat(get("/auth/providers", "")).contains("github");
    }
}
