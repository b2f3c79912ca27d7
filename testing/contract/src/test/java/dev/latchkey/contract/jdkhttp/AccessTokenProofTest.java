package dev.latchkey.contract.jdkhttp;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.accesstoken.AccessTokens;
import dev.latchkey.contract.Reply;
import dev.latchkey.store.Store;
import dev.latchkey.testing.DpopClient;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that are bound to a key or a certificate, and the proofs that they need. */
class AccessTokenProofTest {

    private final DpopClient client = DpopClient.create();

    static Stream<Map<String, @Nullable Object>> bentClaims() {
        long now = Instant.parse("2026-11-01T12:00:00Z").getEpochSecond();
        return Stream.of(
                bent("htm", "POST"),
                bent("htm", "get"),
                bent("htu", "https://elsewhere.example/api"),
                bent("htu", "not an address"),
                bent("ath", "another"),
                bent("ath", 1),
                bent("iat", now - 91),
                bent("iat", now + 31),
                bent("iat", "now"),
                bent("iat", 1e300),
                bent("jti", ""),
                bent("jti", "x".repeat(257)),
                bent("jti", null)); // which leaves it out
    }

    private static Map<String, @Nullable Object> bent(String name, @Nullable Object value) {
        return Collections.singletonMap(name, value);
    }

    @ParameterizedTest
    @MethodSource("bentClaims")
    @Tag("Q5")
    void a_bent_proof_is_refused(Map<String, @Nullable Object> claims) {
        try (GuardedApi api = GuardedApi.start(issuer -> issuer)) {
            String token = api.token().boundTo(client).issue();

            Reply refused = call(api, token, proof(api, token, claims));

            assertThat(refused.status()).isEqualTo(401);
            assertThat(challenge(refused))
                    .startsWith("DPoP error=\"invalid_dpop_proof\"")
                    .contains("algs=\"ES256 ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"?page=2", "#top", ""})
    void query_and_fragment_of_the_address_do_not_count(String more) {
        try (GuardedApi api = GuardedApi.start(issuer -> issuer)) {
            String token = api.token().boundTo(client).issue();
            String address = api.address().toString().replace("http:", "HTTP:") + "/%61pi" + more;

            assertThat(call(api, token, proof(api, token, Map.of("htu", address)))
                            .status())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a.b.c", "x"})
    void what_is_no_proof_is_refused(String proof) {
        try (GuardedApi api = GuardedApi.start(issuer -> issuer)) {
            String token = api.token().boundTo(client).issue();

            assertThat(call(api, token, proof).status()).isEqualTo(401);
            assertThat(call(api, token, token).status()).isEqualTo(401);
            assertThat(api.get("/api", "Authorization", "DPoP " + token).status())
                    .isEqualTo(401);
            String good = proof(api, token, Map.of());
            assertThat(api.get("/api", "Authorization", "DPoP " + token, "DPoP", good, "DPoP", good)
                            .status())
                    .isEqualTo(401);
        }
    }

    @Test
    void a_proof_counts_once_and_is_remembered_no_longer_than_it_could_count() {
        List<Instant> remembered = new ArrayList<>();
        try (GuardedApi api = GuardedApi.start(
                issuer -> issuer,
                AccessTokens::subjectsAreUserIds,
                builder -> builder.store(remembering(Store.inMemory(), remembered)))) {
            String token = api.token().boundTo(client).issue();
            String proof = proof(api, token, Map.of());

            assertThat(call(api, token, proof).status()).isEqualTo(200);
            assertThat(call(api, token, proof).status()).isEqualTo(401);

            Instant now = api.clock().instant();
            assertThat(remembered)
                    .isNotEmpty()
                    .allSatisfy(until ->
                            assertThat(until).isBetween(now.plusSeconds(2 * 60 + 30), now.plusSeconds(3 * 60)));
        }
    }

    /** Returns a store that notes until when used things are kept. */
    private static Store remembering(Store store, List<Instant> until) {
        return (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("createToken")) {
                        until.add((Instant) requireNonNull(arguments)[2]);
                    }
                    return method.invoke(store, arguments);
                });
    }

    @Test
    void a_token_that_is_not_bound_is_not_of_the_scheme_dpop() {
        try (GuardedApi api = GuardedApi.start(issuer -> issuer)) {
            String token = api.token().issue();

            assertThat(call(api, token, proof(api, token, Map.of())).status()).isEqualTo(401);
        }
    }

    @Test
    void a_server_that_asks_for_a_nonce_gives_one() {
        try (GuardedApi api =
                GuardedApi.start(issuer -> issuer, tokens -> tokens.dpopNonces().onlyBound(), builder -> builder)) {
            String token = api.token().boundTo(client).issue();
            Reply first = call(api, token, proof(api, token, Map.of()));
            assertThat(first.status()).isEqualTo(401);
            assertThat(challenge(first)).startsWith("DPoP error=\"use_dpop_nonce\"");
            String nonce = first.header("DPoP-Nonce").orElseThrow();

            Reply second = call(api, token, proof(api, token, Map.of("nonce", nonce)));
            assertThat(second.status()).isEqualTo(200);
            assertThat(second.header("DPoP-Nonce")).isPresent();

            api.clock().advance(Duration.ofMinutes(6));
            Reply late = call(api, token, proof(api, token, Map.of("nonce", nonce)));
            assertThat(challenge(late)).startsWith("DPoP error=\"use_dpop_nonce\"");
            assertThat(late.header("DPoP-Nonce")).isPresent().isNotEqualTo(first.header("DPoP-Nonce"));
        }
    }

    @Test
    void an_api_can_demand_bound_tokens() {
        try (GuardedApi api = GuardedApi.start(issuer -> issuer, tokens -> tokens.onlyBound(), builder -> builder)) {
            assertThat(api.call(api.token().issue()).status()).isEqualTo(401);
            assertThat(challenge(api.get("/api"))).startsWith("DPoP algs=");
            assertThat(api.get("/.well-known/oauth-protected-resource")
                            .json()
                            .flag("dpop_bound_access_tokens_required"))
                    .isTrue();
        }
    }

    @Test
    void a_token_that_is_bound_to_a_certificate_counts_with_it_alone() throws Exception {
        byte[] certificate = "the bytes of a certificate".getBytes(StandardCharsets.US_ASCII);
        String thumbprint = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(certificate));
        String text = Base64.getEncoder().encodeToString(certificate);
        try (GuardedApi api = GuardedApi.start(
                issuer -> issuer, tokens -> tokens.trustClientCertificateHeader("Client-Cert"), builder -> builder)) {
            String token =
                    api.token().claim("cnf", Map.of("x5t#S256", thumbprint)).issue();

            assertThat(api.call(token).status()).isEqualTo(401);
            assertThat(withCertificate(api, token, ":" + text + ":").status()).isEqualTo(200);
            assertThat(withCertificate(
                                    api,
                                    token,
                                    "-----BEGIN%20CERTIFICATE-----%0A"
                                            + text.replace("=", "%3D").replace("+", "%2B")
                                            + "%0A-----END%20CERTIFICATE-----%0A")
                            .status())
                    .isEqualTo(200);
            for (String other : new String[] {":AAAA:", ":", "::", "", text, "%zz", "-----END CERTIFICATE-----"}) {
                assertThat(withCertificate(api, token, other).status())
                        .as(other)
                        .isEqualTo(401);
            }
        }
    }

    @Test
    void without_a_trusted_header_nobody_shows_a_certificate() {
        try (GuardedApi api = GuardedApi.start(issuer -> issuer)) {
            String token = api.token().claim("cnf", Map.of("x5t#S256", "a")).issue();

            assertThat(withCertificate(api, token, ":AAAA:").status()).isEqualTo(401);
        }
    }

    private static Reply withCertificate(GuardedApi api, String token, String header) {
        return api.get("/api", "Authorization", "Bearer " + token, "Client-Cert", header);
    }

    private static Reply call(GuardedApi api, String token, String proof) {
        return api.get("/api", "Authorization", "DPoP " + token, "DPoP", proof);
    }

    private String proof(GuardedApi api, String token, Map<String, ? extends @Nullable Object> claims) {
        return client.proof("GET", api.address() + "/api", token, api.clock().instant(), claims);
    }

    private static String challenge(Reply reply) {
        return String.join("", reply.headers("WWW-Authenticate"));
    }
}
