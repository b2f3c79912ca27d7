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
import dev.latchkey.wire.Form;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Authorization requests that the provider fetches (RFC 9101 section 5.2, OpenID Connect Core section 6.2). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FetchedRequestTest {

    private static final String MEDIA_TYPE = "application/oauth-authz-req+jwt";

    private final ManualClock clock = new ManualClock();
    private final SignInApplication application = new SignInApplication(clock);
    private final OpenIdProvider idp =
            OpenIdProvider.builder().clock(clock).signInAs("ada").start();
    private final Visitor visitor = new Visitor(idp);
    private final LoopbackServer client = LoopbackServer.bind(0);
    private final RequestJournal fetched = new RequestJournal();
    private final JWK key;
    private EndpointResponse kept = EndpointResponse.text(404, "");

    FetchedRequestTest() throws Exception {
        key = new ECKeyGenerator(Curve.P_256).keyID("mine").generate();
        client.start(Map.of("/request/1", request -> kept), fetched);
        application.reference = jwt -> {
            kept = EndpointResponse.of(200, MEDIA_TYPE, jwt);
            return address("/request/1");
        };
        idp.client(RegisteredClient.withKeys(
                        "app", new JWKSet(key).toPublicJWKSet().toString())
                .anyLoopbackRedirect());
    }

    @AfterEach
    void behave() {
        idp.behave();
    }

    @AfterAll
    void stop() {
        idp.close();
        client.close();
    }

    private String address(String path) {
        return "http://localhost:" + client.port() + path;
    }

    private OAuthProvider provider() {
        return OAuthProvider.oidc("demo", "Demo")
                .issuer(idp.issuer())
                .clientId("app")
                .security(OAuthSecurity.standard()
                        .privateKeyJwt(ClientKeys.jwk(key.toJSONString()))
                        .signedRequestsByReference());
    }

    @ParameterizedTest
    @ValueSource(strings = {"query", "form_post"})
    void the_provider_fetches_what_the_client_has_signed_and_nothing_beside_it_counts(String mode) throws Exception {
        OAuthProvider provider = provider().parameter("response_mode", mode);

        String location = application.start(provider);
        String elsewhere = location + "&redirect_uri=https%3A%2F%2Fevil.example&state=evil&login_hint=grace";
        assertThat(application
                        .finish(provider, application.visit(elsewhere))
                        .profile()
                        .email())
                .isEqualTo(People.ADA.email());

        assertThat(query(location)).containsOnlyKeys("client_id", "request_uri", "response_type", "scope");
        assertThat(SignedJWT.parse(kept.body()).getJWTClaimsSet().getClaims())
                .containsKeys("state", "nonce", "code_challenge", "redirect_uri", "exp", "nbf");
    }

    @Test
    void a_provider_may_fetch_a_request_more_than_once() {
        int before = fetched.count("/request/1");
        idp.misbehave(Misbehaviour.REQUEST_URI_FETCHED_TWICE);
        application.signIn(provider());
        assertThat(fetched.count("/request/1")).isEqualTo(before + 3);
    }

    @ParameterizedTest
    @CsvSource({
        "request_uri, /request/2, There is no",
        "request_uri, ://127.0.0.1:1/, Nobody answers",
        "request_uri, ://198.51.100.7/request/1, not an address of this machine",
        "request_uri, urn:ietf:params:oauth:request_uri:1, not an address of this machine",
        "request, x.y.z, There are both request and request_uri",
        "response_type, '', A parameter is missing",
        "response_type, token, is missing or another",
        "scope, profile, is missing or another"
    })
    void an_address_without_its_request_or_beside_something_else_is_refused(String name, String value, String why) {
        Map<String, String> query = new LinkedHashMap<>(query(application.start(provider())));
        query.put(name, value.startsWith("/") ? address(value) : value.startsWith(":") ? "http" + value : value);
        assertRefused(query, why);
    }

    @Test
    void a_request_of_another_type_or_that_has_ended_is_refused() {
        Map<String, String> query = query(application.start(provider()));
        EndpointResponse good = kept;
        kept = EndpointResponse.of(200, "application/jwt", good.body());
        assertRefused(query, "There is no " + MEDIA_TYPE);
        kept = EndpointResponse.of(200, MEDIA_TYPE, good.body() + "x");
        assertRefused(query, "");
        kept = good;
        clock.advance(Duration.ofMinutes(5));
        assertRefused(query, "not of this client for this provider");
    }

    private void assertRefused(Map<String, String> query, String why) {
        HttpResponse<String> answer =
                visitor.send(HttpRequest.newBuilder(URI.create(idp.issuer() + "/authorize?" + Form.write(query)))
                        .build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains(why);
    }

    private static Map<String, String> query(String location) {
        return Form.parse(location.substring(location.indexOf('?') + 1));
    }
}
