package dev.latchkey.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.error.AuthException;
import dev.latchkey.model.Claims;
import dev.latchkey.provider.OAuthProvider;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Claims about a person that a provider has at another address. */
class DistributedClaimsTest {

    private final ManualClock clock = new ManualClock();
    private final OpenIdProvider idp = OpenIdProvider.builder().clock(clock).start();
    private final SignInApplication application = new SignInApplication(clock);
    private final List<ReceivedRequest> asked = new ArrayList<>();
    private final LoopbackServer elsewhere = LoopbackServer.bind(0);
    private EndpointResponse answer = EndpointResponse.text(404, "Not found");

    DistributedClaimsTest() {
        elsewhere.start(
                Map.of("/claims", request -> {
                    asked.add(request);
                    return answer;
                }),
                new RequestJournal());
    }

    @AfterEach
    void stop() {
        idp.close();
        elsewhere.close();
    }

    private OAuthProvider provider() {
        return SignInApplication.openId(idp).profileFromUserInfo();
    }

    private Claims signIn(OAuthProvider provider) {
        return application.signIn(provider).profile().raw();
    }

    /** A provider whose user information is at another server, and has a source there too. */
    private OAuthProvider withSource(Map<String, Object> source) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("sub", People.ADA.subject());
        claims.put("_claim_names", Map.of("eye_color", "src1"));
        claims.put("_claim_sources", Map.of("src1", source));
        LoopbackServer userInfo = LoopbackServer.bind(0);
        userInfo.start(Map.of("/userinfo", request -> EndpointResponse.json(200, claims)), new RequestJournal());
        servers.add(userInfo);
        return provider().userInfoEndpoint("http://localhost:" + userInfo.port() + "/userinfo");
    }

    private final List<LoopbackServer> servers = new ArrayList<>();

    @AfterEach
    void stopServers() {
        servers.forEach(LoopbackServer::close);
    }

    private String address() {
        return "http://localhost:" + elsewhere.port() + "/claims";
    }

    @Test
    void are_fetched_with_their_token_and_verified() {
        idp.misbehave(Misbehaviour.DISTRIBUTED_CLAIMS);
        assertThat(signIn(provider().distributedClaims("localhost")).text("eye_color"))
                .contains("grey");
        assertThat(idp.requests("/claims")).isEqualTo(1);
    }

    @Test
    @Tag("B21")
    void are_left_out_where_their_host_is_not_named() {
        idp.misbehave(Misbehaviour.DISTRIBUTED_CLAIMS);
        assertThat(signIn(provider()).has("eye_color")).isFalse();
        assertThat(signIn(provider().distributedClaims("claims.example.org")).has("eye_color"))
                .isFalse();
        assertThat(idp.requests("/claims")).isZero();
    }

    @Test
    @Tag("B21")
    void no_address_is_asked_that_secrets_must_not_go_to() {
        for (String endpoint : List.of(
                "http://claims.example.org/",
                "file:///etc/passwd",
                "https://user@claims.example.org/",
                "//localhost/")) {
            OAuthProvider provider = withSource(Map.of("endpoint", endpoint));
            assertThat(signIn(provider.distributedClaims("localhost", "claims.example.org"))
                            .has("eye_color"))
                    .as(endpoint)
                    .isFalse();
        }
    }

    @Test
    void only_the_token_of_the_source_is_sent_there() {
        OAuthProvider provider = withSource(Map.of("endpoint", address())).distributedClaims("localhost");
        assertThat(signIn(provider).has("eye_color")).isFalse(); // 404: there is no such claim
        assertThat(asked).hasSize(1);
        assertThat(asked.get(0).header("Authorization")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"AGGREGATED_CLAIMS_UNSIGNED", "DISTRIBUTED_CLAIMS_UNSIGNED"})
    void a_jwt_without_a_signature_is_left_out(Misbehaviour unsigned) {
        idp.misbehave(unsigned);
        assertThat(signIn(provider().distributedClaims("localhost")).has("eye_color"))
                .isFalse();
    }

    @Test
    void an_answer_that_is_no_jwt_is_refused() {
        OAuthProvider provider = withSource(Map.of("endpoint", address())).distributedClaims("localhost");
        answer = EndpointResponse.json(200, Map.of("eye_color", "green"));
        assertThatThrownBy(() -> signIn(provider))
                .isInstanceOf(AuthException.Upstream.class)
                .hasMessageContaining("A distributed claim of \"demo\" is not a signed JWT");
    }

    @Test
    @Tag("X7")
    void a_source_that_fails_or_redirects_or_says_too_much_signs_nobody_in() {
        OAuthProvider provider = withSource(Map.of("endpoint", address())).distributedClaims("localhost");
        for (EndpointResponse failing : List.of(
                EndpointResponse.text(500, ""),
                EndpointResponse.redirect(idp.issuer() + "/claims"),
                EndpointResponse.of(200, "application/jwt", OversizedText.TEXT))) {
            answer = failing;
            assertThatThrownBy(() -> signIn(provider)).isInstanceOf(AuthException.Upstream.class);
        }
        assertThat(idp.requests("/claims")).isZero();
    }

    @Test
    void a_claim_of_the_provider_itself_takes_precedence_and_costs_no_request() {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("sub", People.ADA.subject());
        claims.put("eye_color", "blue");
        claims.put("_claim_names", Map.of("eye_color", "src1"));
        claims.put("_claim_sources", Map.of("src1", Map.of("endpoint", address())));
        LoopbackServer userInfo = LoopbackServer.bind(0);
        userInfo.start(Map.of("/userinfo", request -> EndpointResponse.json(200, claims)), new RequestJournal());
        servers.add(userInfo);
        OAuthProvider provider = provider()
                .userInfoEndpoint("http://localhost:" + userInfo.port() + "/userinfo")
                .distributedClaims("localhost");
        assertThat(signIn(provider).text("eye_color")).contains("blue");
        assertThat(asked).isEmpty();
    }
}
