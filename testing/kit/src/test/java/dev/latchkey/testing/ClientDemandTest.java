package dev.latchkey.testing;

import static dev.latchkey.testing.Visitor.json;
import static dev.latchkey.testing.Visitor.required;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.model.Secret;
import dev.latchkey.oauth.DpopProofs;
import dev.latchkey.seal.Randoms;
import java.net.URI;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A client that does not do what its security profile demands gets nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClientDemandTest {

    private final ManualClock clock = new ManualClock();
    private final OpenIdProvider idp = OpenIdProvider.builder().clock(clock).start();
    private final Visitor visitor = new Visitor(idp);
    private final DpopProofs proofs = new DpopProofs(new Randoms(new SecureRandom()), clock);
    private final Secret key = proofs.newKey();
    private final URI token = URI.create(idp.issuer() + "/token");
    private final URI userInfo = URI.create(idp.issuer() + "/userinfo");

    @AfterAll
    void stop() {
        idp.close();
    }

    private void register(ClientDemand... demands) {
        idp.client(RegisteredClient.confidential(Visitor.CLIENT, Visitor.SECRET)
                .redirectTo(Visitor.CALLBACK)
                .demanding(demands));
    }

    @Test
    void a_request_that_is_not_pushed_is_refused_and_a_pushed_one_is_that_of_its_client() {
        register(ClientDemand.PUSHED_REQUESTS);
        assertThat(visitor.authorize(Visitor.request()).statusCode()).isEqualTo(400);
        HttpResponse<String> pushed =
                visitor.post("/par", Visitor.request(), Visitor.basic(Visitor.CLIENT, Visitor.SECRET));
        assertThat(pushed.statusCode()).isEqualTo(201);
        String reference = required(json(pushed), "request_uri").toString();
        idp.client(RegisteredClient.withoutSecret("other").redirectTo(Visitor.CALLBACK));
        assertThat(visitor.authorize(Map.of("client_id", "other", "request_uri", reference))
                        .statusCode())
                .isEqualTo(400);
        assertThat(visitor.post("/par", Visitor.request()).statusCode()).isEqualTo(401);
        idp.signInAs("ada");
        assertThat(Visitor.callback(visitor.authorize(Map.of("client_id", Visitor.CLIENT, "request_uri", reference))))
                .containsEntry("state", "the-state");
        idp.askWho();
    }

    @ParameterizedTest
    @CsvSource({"SIGNED_REQUESTS, invalid_request_object", "SIGNED_RESPONSES, invalid_request"})
    void what_is_not_signed_is_refused(ClientDemand demand, String error) {
        register(demand);
        HttpResponse<String> pushed =
                visitor.post("/par", Visitor.request(), Visitor.basic(Visitor.CLIENT, Visitor.SECRET));
        assertThat(json(pushed)).containsEntry("error", error);
    }

    private HttpResponse<String> redeem(@Nullable String proof, Map<String, String> request) {
        String[] basic = Visitor.basic(Visitor.CLIENT, Visitor.SECRET);
        Map<String, String> form = Visitor.redemption(required(visitor.signIn("ada", request), "code"));
        return proof == null
                ? visitor.post("/token", form, basic)
                : visitor.post("/token", form, basic[0], basic[1], "DPoP", proof);
    }

    @Test
    void a_token_request_needs_a_new_proof_for_it_with_the_key_of_the_code() {
        register(ClientDemand.DPOP);
        assertRefused(null);
        assertRefused("no proof");
        assertRefused(proofs.proof(key, "GET", token, null));
        assertRefused(proofs.proof(key, "POST", userInfo, null));
        assertRefused(proofs.proof(key, "POST", token, Secret.of("a-token")));
        String old = proofs.proof(key, "POST", token, null);
        clock.advance(Duration.ofMinutes(2));
        assertRefused(old);
        String good = proofs.proof(key, "POST", token, null);
        assertThat(json(redeem(good, Visitor.request()))).containsEntry("token_type", "DPoP");
        assertRefused(good); // counts once

        Map<String, String> bound = Visitor.request();
        bound.put("dpop_jkt", DpopProofs.thumbprint(proofs.newKey()));
        assertThat(json(redeem(proofs.proof(key, "POST", token, null), bound))).containsEntry("error", "invalid_grant");
    }

    private void assertRefused(@Nullable String proof) {
        assertThat(json(redeem(proof, Visitor.request()))).containsEntry("error", "invalid_dpop_proof");
    }

    @Test
    void a_bound_token_needs_a_proof_of_its_key_at_the_resource() {
        register(ClientDemand.DPOP);
        String access = required(
                        json(redeem(proofs.proof(key, "POST", token, null), Visitor.request())), "access_token")
                .toString();
        Secret secret = Secret.of(access);
        assertThat(ask("Bearer " + access, null)).isEqualTo(401);
        assertThat(ask("DPoP " + access, null)).isEqualTo(401);
        assertThat(ask("DPoP " + access, proofs.proof(key, "GET", userInfo, null)))
                .isEqualTo(401);
        assertThat(ask("DPoP " + access, proofs.proof(proofs.newKey(), "GET", userInfo, secret)))
                .isEqualTo(401);
        assertThat(ask("DPoP " + access, proofs.proof(key, "GET", userInfo, secret)))
                .isEqualTo(200);
    }

    private int ask(String authorization, @Nullable String proof) {
        Map<String, String> headers = new LinkedHashMap<>(Map.of("Authorization", authorization));
        if (proof != null) {
            headers.put("DPoP", proof);
        }
        String[] flat = headers.entrySet().stream()
                .flatMap(header -> Stream.of(header.getKey(), header.getValue()))
                .toArray(String[]::new);
        return visitor.get("/userinfo", flat).statusCode();
    }

    @Test
    void a_nonce_counts_once_and_at_its_endpoint() {
        register(ClientDemand.DPOP, ClientDemand.DPOP_NONCE);
        HttpResponse<String> first = redeem(proofs.proof(key, "POST", token, null), Visitor.request());
        assertThat(json(first)).containsEntry("error", "use_dpop_nonce");
        proofs.remember(token, first.headers().firstValue("DPoP-Nonce").orElseThrow());
        String used = proofs.proof(key, "POST", token, null);
        assertThat(json(redeem(used, Visitor.request()))).containsEntry("token_type", "DPoP");
        assertThat(json(redeem(proofs.proof(key, "POST", token, null), Visitor.request())))
                .containsEntry("error", "use_dpop_nonce");
    }
}
