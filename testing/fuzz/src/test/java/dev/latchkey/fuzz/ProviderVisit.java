package dev.latchkey.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.latchkey.Auth;
import dev.latchkey.adapter.AdapterExchange;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.http.Header;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.wire.Form;
import dev.latchkey.wire.Json;
import dev.latchkey.wire.MalformedException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One sign-in at a provider whose documents somebody else has written.
 *
 * @param metadata its discovery document
 * @param keys its JWK set
 * @param idToken made of the nonce that the application sent
 */
record ProviderVisit(String metadata, String keys, UnaryOperator<String> idToken) {

    static final String ISSUER = "https://id.example.org";
    static final String CLIENT = "the-client";
    static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    static final RSAKey KEY = newKey();
    static final String GOOD_KEYS = new JWKSet(KEY.toPublicJWK()).toString();
    static final String GOOD_METADATA = """
            {"issuer":"https://id.example.org","authorization_endpoint":"https://id.example.org/authorize",\
            "token_endpoint":"https://id.example.org/token","jwks_uri":"https://id.example.org/keys",\
            "response_types_supported":["code"],"subject_types_supported":["public"],\
            "id_token_signing_alg_values_supported":["RS256"]}""";

    private static final String APP = "https://app.example.com";

    static String goodClaims(String nonce) {
        return "{\"iss\":\"" + ISSUER + "\",\"aud\":\"" + CLIENT + "\",\"sub\":\"42\",\"nonce\":\"" + nonce
                + "\",\"iat\":" + NOW.getEpochSecond() + ",\"exp\":" + (NOW.getEpochSecond() + 60) + "}";
    }

    /** The members of a document that was believed. */
    static Map<String, @Nullable Object> read(String document) {
        try {
            return Json.parseObject(document);
        } catch (MalformedException e) {
            throw new AssertionError("what is no JSON was believed", e);
        }
    }

    /** Signs with the provider's key. */
    static String signed(String claims) {
        JWSObject token = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(KEY.getKeyID()).build(), new Payload(claims));
        try {
            token.sign(new RSASSASigner(KEY));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    /** Whether somebody is signed in at the end; nothing is thrown on the way. */
    boolean signsIn() {
        String[] nonce = {""};
        Auth auth = Auth.builder()
                .environment(Map.of())
                .secret("a-secret-of-fuzzing-0123456789abcdefghij")
                .url(APP)
                .clock(InstantSource.fixed(NOW))
                .httpClient(new FakeProvider(path -> switch (path) {
                    case "/.well-known/openid-configuration" -> metadata;
                    case "/token" ->
                        "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"id_token\":\"" + idToken.apply(nonce[0])
                                + "\"}";
                    default -> keys;
                }))
                .provider(OAuthProvider.oidc("fuzz", "Fuzz")
                        .issuer(ISSUER)
                        .clientId(CLIENT)
                        .clientSecret("the-secret"))
                .build();
        List<Header> headers = new ArrayList<>();
        String form = "csrfToken="
                + AdapterExchange.of(auth, TextRequest.get("/"), (name, value) -> headers.add(new Header(name, value)))
                        .csrfToken();
        AuthResponse begun =
                answer(auth, TextRequest.post("/auth/signin/fuzz", form, "Origin: " + APP, cookies(headers)));
        String location = String.valueOf(begun.header("Location"));
        Map<String, String> sent = query(location);
        String state = sent.get("state");
        if (state == null) {
            return false; // the way to the error page
        }
        nonce[0] = String.valueOf(sent.get("nonce"));
        assertThat(location).startsWith("https://");
        headers.addAll(begun.headers());
        AuthResponse back =
                answer(auth, TextRequest.get("/auth/callback/fuzz?code=c&state=" + state, cookies(headers)));
        assertThat(back.status()).isLessThan(500);
        return back.headers().stream()
                .anyMatch(header -> header.value().startsWith("__Secure-authjs.session-token=")
                        && !header.value().startsWith("__Secure-authjs.session-token=;"));
    }

    private static AuthResponse answer(Auth auth, TextRequest request) {
        return AdapterExchange.of(auth, request, (name, value) -> {}).answer().orElseThrow();
    }

    private static String cookies(List<Header> headers) {
        return "Cookie: "
                + headers.stream()
                        .filter(header -> header.name().equalsIgnoreCase("Set-Cookie"))
                        .map(header ->
                                header.value().substring(0, header.value().indexOf(';')))
                        .collect(Collectors.joining("; "));
    }

    private static Map<String, String> query(String location) {
        @Nullable String query = URI.create(location).getRawQuery();
        return Form.parse(query);
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID("k").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
