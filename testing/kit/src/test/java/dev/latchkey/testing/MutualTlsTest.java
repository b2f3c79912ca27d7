package dev.latchkey.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.latchkey.error.AuthException;
import dev.latchkey.error.FailureCause;
import dev.latchkey.provider.ClientAuthentication;
import dev.latchkey.provider.ClientKeys;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.provider.OAuthSecurity;
import dev.latchkey.provider.SigningAlgorithm;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Clients that show a certificate (RFC 8705), at the provider's other addresses. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MutualTlsTest {

    private final ManualClock clock = new ManualClock();
    private final SignInApplication application = new SignInApplication(clock);
    private TestCertificates certificates;
    private OpenIdProvider idp;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        certificates = TestCertificates.in(folder, "app", "other");
        idp = OpenIdProvider.builder()
                .clock(clock)
                .signedWith(SigningAlgorithm.ES256)
                .mutualTls(certificates.context("localhost"))
                .signInAs("ada")
                .start();
    }

    @AfterAll
    void stop() {
        idp.close();
    }

    private OAuthProvider bank(OAuthSecurity security) {
        return OAuthProvider.oidc("demo", "Demo")
                .issuer(idp.issuer())
                .clientId("app")
                .profileFromUserInfo()
                .security(security);
    }

    private void register(RegisteredClient client) {
        idp.client(client.anyLoopbackRedirect()
                .demanding(
                        ClientDemand.PUSHED_REQUESTS,
                        ClientDemand.CERTIFICATE_BOUND_TOKENS,
                        ClientDemand.ISSUER_AS_AUDIENCE));
    }

    @ParameterizedTest
    @EnumSource(names = {"TLS_CLIENT_AUTH", "SELF_SIGNED_TLS_CLIENT_AUTH"})
    void a_certificate_authenticates_the_client_and_binds_its_tokens(ClientAuthentication method) throws Exception {
        register(RegisteredClient.withCertificate("app", certificates.of("app")).authenticatingBy(method));
        OAuthProvider bank = bank(OAuthSecurity.fapi2().clientCertificate(certificates.context("app")))
                .clientAuthentication(method);

        assertThat(application.signIn(bank).profile().email()).isEqualTo(People.ADA.email());

        for (String path : new String[] {"/par", "/token", "/userinfo"}) {
            assertThat(idp.lastRequest(path).certificate()).isEqualTo(certificates.of("app"));
        }
        assertThat(idp.lastToken().parameterNames()).contains("client_id").doesNotContain("client_assertion");
        assertThat(idp.lastRequest("/userinfo").header("Authorization"))
                .hasValueSatisfying(header -> assertThat(header).startsWith("Bearer "));
        assertThat(idp.lastAuthorization().certificate()).isNull();
    }

    @Test
    void another_certificate_is_nobody() throws Exception {
        register(RegisteredClient.withCertificate("app", certificates.of("app")));
        OAuthProvider bank = bank(OAuthSecurity.fapi2().clientCertificate(certificates.context("other")))
                .clientAuthentication(ClientAuthentication.SELF_SIGNED_TLS_CLIENT_AUTH);
        assertThatThrownBy(() -> application.start(bank))
                .isInstanceOfSatisfying(
                        AuthException.class, e -> assertThat(e.failureCause()).isEqualTo(FailureCause.REQUEST_REFUSED));
    }

    @Test
    void with_private_key_jwt_the_certificate_binds_the_tokens_alone() throws Exception {
        JWK key = new ECKeyGenerator(Curve.P_256).generate();
        register(RegisteredClient.withKeys(
                "app", new JWKSet(key).toPublicJWKSet().toString()));
        OAuthProvider bank = bank(OAuthSecurity.fapi2()
                .privateKeyJwt(ClientKeys.jwk(key.toJSONString()))
                .clientCertificate(certificates.context("app")));

        assertThat(application.signIn(bank).profile().email()).isEqualTo(People.ADA.email());
        assertThat(idp.lastToken().parameterNames()).contains("client_assertion");
        assertThat(idp.lastToken().header("DPoP")).isEmpty();
        assertThat(idp.lastRequest("/userinfo").certificate()).isEqualTo(certificates.of("app"));
    }

    @Test
    void a_provider_that_nobody_trusts_gets_nothing() {
        register(RegisteredClient.withoutSecret("app"));
        OAuthProvider bank = bank(OAuthSecurity.fapi2().clientCertificate(contextOfTheJdk()));
        int pushed = idp.requests("/par");
        assertThatThrownBy(() -> application.start(bank))
                .isInstanceOfSatisfying(
                        AuthException.class, e -> assertThat(e.failureCause()).isEqualTo(FailureCause.UNREACHABLE));
        assertThat(idp.requests("/par")).isEqualTo(pushed);
    }

    private static SSLContext contextOfTheJdk() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
