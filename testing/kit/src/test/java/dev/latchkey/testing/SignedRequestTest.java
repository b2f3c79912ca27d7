package dev.latchkey.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import dev.latchkey.provider.ClientKeys;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.provider.OAuthSecurity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Authorization requests that are signed and that the browser carries itself (RFC 9101 section 5.1). */
class SignedRequestTest {

    private final ManualClock clock = new ManualClock();
    private final SignInApplication application = new SignInApplication(clock);
    private final OpenIdProvider idp =
            OpenIdProvider.builder().clock(clock).signInAs("ada").start();

    @AfterEach
    void stop() {
        idp.close();
    }

    @Test
    void the_browser_carries_a_request_that_the_client_has_signed_and_nothing_beside_it_counts() throws Exception {
        JWK key = new ECKeyGenerator(Curve.P_256).keyID("mine").generate();
        idp.client(RegisteredClient.withKeys(
                        "app", new JWKSet(key).toPublicJWKSet().toString())
                .anyLoopbackRedirect()
                .demanding(ClientDemand.SIGNED_REQUESTS));
        OAuthProvider provider = OAuthProvider.oidc("demo", "Demo")
                .issuer(idp.issuer())
                .clientId("app")
                .security(OAuthSecurity.standard()
                        .privateKeyJwt(ClientKeys.jwk(key.toJSONString()))
                        .signedRequests());

        String location = application.start(provider);
        String elsewhere = location + "&redirect_uri=https%3A%2F%2Fevil.example&state=evil&login_hint=grace";
        assertThat(application
                        .finish(provider, application.visit(elsewhere))
                        .profile()
                        .email())
                .isEqualTo(People.ADA.email());

        assertThat(idp.requests("/par")).isZero();
        SignedJWT request =
                SignedJWT.parse(idp.lastAuthorization().parameter("request").orElseThrow());
        assertThat(request.getHeader().getKeyID()).isEqualTo("mine");
        assertThat(request.getJWTClaimsSet().getClaims())
                .containsKeys("state", "nonce", "code_challenge", "redirect_uri", "exp", "nbf");
        assertThat(location).doesNotContain("redirect_uri=", "state=", "nonce=", "code_challenge=");
    }
}
