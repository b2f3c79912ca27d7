package dev.latchkey.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.latchkey.model.Claims;
import dev.latchkey.model.Secret;
import dev.latchkey.model.Tokens;
import dev.latchkey.oauth.DpopProofs;
import dev.latchkey.seal.Hashes;
import dev.latchkey.seal.Randoms;
import dev.latchkey.token.CallToken;
import dev.latchkey.token.RelayClient;
import dev.latchkey.wire.Origin;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls with tokens that are bound to a key; {@link TokenRelayTest} has the others. */
class BoundTokenRelayTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private final DpopProofs proofs = new DpopProofs(new Randoms(new SecureRandom()), () -> NOW);
    private final Secret key = proofs.newKey();
    private final List<Map<String, List<String>>> calls = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile String nonce = "";
    private volatile String refused = "";

    BoundTokenRelayTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void start() {
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    /** Demands a nonce if there is one, and refuses one token. */
    private void answer(HttpExchange http) throws IOException {
        calls.add(Map.copyOf(http.getRequestHeaders()));
        http.getRequestBody().readAllBytes();
        String proof = String.valueOf(http.getRequestHeaders().getFirst("DPoP"));
        int status = 204;
        if (!nonce.isEmpty()) {
            http.getResponseHeaders().set("DPoP-Nonce", nonce);
        }
        if (!nonce.isEmpty() && !nonce.equals(claims(proof).text("nonce").orElse(""))) {
            http.getResponseHeaders().set("WWW-Authenticate", "DPoP error=\"use_dpop_nonce\"");
            status = 401;
        } else if (refused.equals(http.getRequestHeaders().getFirst("Authorization"))) {
            http.getResponseHeaders().set("WWW-Authenticate", "DPoP error=\"invalid_token\"");
            status = 401;
        }
        http.sendResponseHeaders(status, -1);
        http.close();
    }

    private HttpClient relay(Secret boundTo) {
        Origin origin = Objects.requireNonNull(Origin.of(address().toString()));
        CallToken source = new CallToken() {
            @Override
            public Tokens current() {
                return tokens("first", boundTo);
            }

            @Override
            public Tokens replacing(Secret stale) {
                return tokens("second", boundTo);
            }
        };
        return new RelayClient(HttpClient.newHttpClient(), Set.of(origin), () -> source, proofs);
    }

    private static Tokens tokens(String accessToken, Secret key) {
        return new Tokens(Secret.of(accessToken), null, null, null, "DPoP", null, Claims.empty(), key);
    }

    private URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/orders?page=2");
    }

    private int post(boolean async) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(address())
                .header("dpop", "of the caller")
                .POST(BodyPublishers.ofString("two books"))
                .build();
        HttpClient client = relay(key);
        HttpResponse<Void> answer = async
                ? client.sendAsync(request, BodyHandlers.discarding()).get()
                : client.send(request, BodyHandlers.discarding());
        return answer.statusCode();
    }

    private String header(int call, String name) {
        List<String> values = Objects.requireNonNull(calls.get(call).get(name));
        assertThat(values).hasSize(1);
        return values.get(0);
    }

    private static Claims claims(String proof) {
        try {
            return Claims.of(
                    Objects.requireNonNull(JWSObject.parse(proof).getPayload().toJSONObject()));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_bound_token_goes_with_a_proof_for_this_call() throws Exception {
        assertThat(post(false)).isEqualTo(204);

        assertThat(header(0, "Authorization")).isEqualTo("DPoP first");
        JWSObject proof = JWSObject.parse(header(0, "Dpop"));
        assertThat(proof.verify(new ECDSAVerifier(proof.getHeader().getJWK().toECKey())))
                .isTrue();
        assertThat(proof.getHeader().getJWK().computeThumbprint()).hasToString(DpopProofs.thumbprint(key));
        Claims claims = claims(header(0, "Dpop"));
        assertThat(claims.text("htm")).contains("POST");
        assertThat(claims.text("htu")).contains(address().toString().replace("?page=2", ""));
        assertThat(claims.text("ath")).contains(Hashes.sha256Base64Url("first"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_nonce_that_the_service_demands_is_sent_once_and_then_each_time(boolean async) throws Exception {
        nonce = "of-the-service";
        assertThat(post(async)).isEqualTo(204);
        assertThat(calls).hasSize(2);
        assertThat(header(1, "Authorization")).isEqualTo("DPoP first"); // the token itself was not refused
        assertThat(claims(header(1, "Dpop")).text("jti"))
                .isNotEqualTo(claims(header(0, "Dpop")).text("jti"));
        assertThat(post(async)).isEqualTo(204);
        assertThat(calls).hasSize(3);
    }

    @Test
    void a_stale_token_is_replaced_also_after_a_nonce() throws Exception {
        nonce = "of-the-service";
        refused = "DPoP first";
        assertThat(post(false)).isEqualTo(204);
        assertThat(calls).hasSize(3);
        assertThat(header(2, "Authorization")).isEqualTo("DPoP second");
        assertThat(claims(header(2, "Dpop")).text("ath")).contains(Hashes.sha256Base64Url("second"));
    }
}
