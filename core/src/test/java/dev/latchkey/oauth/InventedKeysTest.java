package dev.latchkey.oauth;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.latchkey.ManualClock;
import dev.latchkey.error.AuthException;
import dev.latchkey.feature.InvalidTokenException;
import dev.latchkey.provider.OAuthProvider;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody with a good token and many invented ones makes of the requests for keys. */
@Tag("X7")
@Timeout(20)
class InventedKeysTest {

    private final ManualClock clock = new ManualClock();
    private final ProviderHttp http = ProviderHttp.standard();
    private final AtomicInteger fetches = new AtomicInteger();
    private ServerSocket listener;
    private volatile ECKey published;
    private OAuthProvider provider;
    private JwksClient jwks;

    @BeforeEach
    void start() throws Exception {
        published = key("first");
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        provider = OAuthProvider.oidc("demo", "Demo").issuer("http://localhost:" + listener.getLocalPort());
        jwks = new JwksClient(http, new Discovery(http, clock), clock);
        Thread thread = new Thread(this::serve);
        thread.setDaemon(true);
        thread.start();
    }

    @AfterEach
    void stop() throws Exception {
        listener.close();
        http.close();
    }

    /** Answers each connection once, and ends with the socket. */
    private void serve() {
        while (!listener.isClosed()) {
            try (Socket socket = listener.accept()) {
                BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
                boolean keys = requireNonNull(in.readLine()).contains("/keys");
                while (!requireNonNull(in.readLine()).isEmpty()) {}
                String body = keys ? keys() : metadata();
                socket.getOutputStream()
                        .write(("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: application/json\r\n"
                                        + "Content-Length: " + body.length() + "\r\n\r\n" + body)
                                .getBytes(US_ASCII));
            } catch (IOException e) {
                // the test has ended, or the client will say what is wrong
            }
        }
    }

    private String keys() {
        fetches.incrementAndGet();
        return new JWKSet(published).toString();
    }

    private String metadata() {
        String issuer = provider.definition().issuer();
        return "{\"issuer\":\"" + issuer + "\",\"jwks_uri\":\"" + issuer + "/keys\"}";
    }

    @Test
    void are_two_requests_for_logout_tokens_and_responses() throws Exception {
        SignatureVerifier verifier = new SignatureVerifier(jwks);
        ECKey invented = key("invented");
        for (int i = 0; i < 20; i++) {
            assertThat(verified(verifier, token(published, ""))).isEqualTo("ada");
            assertThatThrownBy(() -> verified(verifier, token(invented, "")))
                    .isInstanceOf(AuthException.Upstream.class);
        }

        assertThat(fetches).hasValue(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2_000})
    void are_two_requests_for_access_tokens_of_any_header(int length) throws Exception {
        AccessTokenSignatures signatures = new AccessTokenSignatures(provider, jwks, type -> true);
        ECKey invented = key("invented");
        for (int i = 0; i < 20; i++) {
            assertThat(signatures.verified(token(published, "a".repeat(length))).get("sub"))
                    .isEqualTo("ada");
            assertThatThrownBy(() -> signatures.verified(token(invented, "")))
                    .isInstanceOf(InvalidTokenException.class);
        }

        assertThat(fetches).hasValue(2);
    }

    @Test
    void do_not_hide_a_key_that_follows_another_at_once() throws Exception {
        SignatureVerifier verifier = new SignatureVerifier(jwks);
        AccessTokenSignatures signatures = new AccessTokenSignatures(provider, jwks, type -> true);
        for (String name : List.of("second", "third", "fourth", "fifth")) {
            published = key(name);
            assertThat(verified(verifier, token(published, ""))).isEqualTo("ada");
            published = key(name + " too");
            assertThat(signatures.verified(token(published, "")).get("sub")).isEqualTo("ada");
        }
    }

    private @Nullable Object verified(SignatureVerifier verifier, String token) {
        return verifier.verify(provider, token, "The token", List.of("ES256"))
                .claims()
                .get("sub");
    }

    private static ECKey key(String id) throws JOSEException {
        return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
    }

    private static String token(ECKey key, String filling) throws JOSEException {
        JWSObject token = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .keyID(key.getKeyID())
                        .customParam("filling", filling)
                        .build(),
                new Payload("{\"sub\":\"ada\"}"));
        token.sign(new ECDSASigner(key));
        return token.serialize();
    }
}
