package dev.latchkey.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.latchkey.error.AuthException;
import dev.latchkey.error.FailureCause;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.provider.OAuthSecurity;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The cipher suites that a client of FAPI 2.0 accepts (section 5.2.2, RFC 9325 section 4.2). */
class CipherSuitesTest {

    private static TestCertificates certificates;

    private final SignInApplication application = new SignInApplication(new ManualClock());
    private HttpsServer server;

    @BeforeAll
    static void make(@TempDir Path folder) throws Exception {
        certificates = TestCertificates.in(folder, "app");
    }

    @BeforeEach
    void start() throws Exception {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] discovery = ("{\"issuer\":\"" + issuer() + "\",\"authorization_endpoint\":\"" + issuer()
                        + "/authorize\",\"token_endpoint\":\"" + issuer() + "/token\",\"jwks_uri\":\"" + issuer()
                        + "/jwks\"}")
                .getBytes(UTF_8);
        server.createContext("/.well-known/openid-configuration", exchange -> {
            exchange.sendResponseHeaders(200, discovery.length);
            exchange.getResponseBody().write(discovery);
            exchange.close();
        });
    }

    private void offer(String suite) throws Exception {
        SSLContext own = certificates.context("localhost");
        server.setHttpsConfigurator(new HttpsConfigurator(own) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters offered = own.getDefaultSSLParameters();
                offered.setProtocols(new String[] {"TLSv1.2"});
                offered.setCipherSuites(new String[] {suite});
                parameters.setSSLParameters(offered);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private String issuer() {
        return "https://localhost:" + server.getAddress().getPort();
    }

    private OAuthProvider bank(OAuthSecurity security) throws Exception {
        return OAuthProvider.oidc("demo", "Demo")
                .issuer(issuer())
                .clientId("app")
                .clientSecret("a-secret-of-the-test")
                .security(security.clientCertificate(certificates.context("app")));
    }

    @Test
    void a_server_that_offers_a_weak_suite_alone_is_not_spoken_to() throws Exception {
        offer("TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256");

        assertThat(application.start(bank(OAuthSecurity.standard())))
                .as("without the profile, the JDK decides")
                .startsWith(issuer() + "/authorize");

        assertThatThrownBy(() -> application.start(bank(OAuthSecurity.fapi2())))
                .isInstanceOfSatisfying(
                        AuthException.class, e -> assertThat(e.failureCause()).isEqualTo(FailureCause.UNREACHABLE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384"})
    void a_server_that_offers_a_strong_suite_is_spoken_to(String suite) throws Exception {
        offer(suite);

        assertThatThrownBy(() -> application.start(bank(OAuthSecurity.fapi2())))
                .isInstanceOfSatisfying(
                        AuthException.class,
                        e -> assertThat(e.failureCause())
                                .as("it is asked, and lacks what the profile demands")
                                .isEqualTo(FailureCause.METADATA));
    }
}
