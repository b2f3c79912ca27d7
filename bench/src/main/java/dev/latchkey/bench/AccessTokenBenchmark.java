package dev.latchkey.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import dev.latchkey.Auth;
import dev.latchkey.accesstoken.AccessTokenIssuer;
import dev.latchkey.accesstoken.AccessTokens;
import dev.latchkey.adapter.AdapterExchange;
import dev.latchkey.feature.TokenIssuer;
import dev.latchkey.http.AuthRequest;
import dev.latchkey.http.ResponseHeaders;
import dev.latchkey.model.Claims;
import dev.latchkey.model.Session;
import dev.latchkey.oauth.AccessTokenIssuers;
import dev.latchkey.oauth.ProviderHttp;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.seal.Randoms;
import dev.latchkey.testing.OpenIdProvider;
import java.net.URI;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** From the header of a request to the session of its access token, which is signed with RS256. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class AccessTokenBenchmark {

    private static final String AUDIENCE = "https://api.example.com";

    private final OpenIdProvider idp = OpenIdProvider.start();
    private final String token;
    private final byte[] tokenBytes;
    private final byte[] signed;
    private final byte[] signature;
    private final Signature bare;
    private final TokenIssuer issuer;
    private final NimbusJwtDecoder spring;
    private final Auth auth;
    private final ResponseHeaders headers = (name, value) -> {};

    public AccessTokenBenchmark() {
        token = idp.accessToken(AUDIENCE)
                .type("JWT") // the only type that Spring's decoder reads
                .person("ada")
                .scopes("orders:read", "orders:write")
                .lifetime(Duration.ofDays(30))
                .issue();
        tokenBytes = token.getBytes(US_ASCII);
        int dot = token.lastIndexOf('.');
        signed = token.substring(0, dot).getBytes(US_ASCII);
        signature = Base64.getUrlDecoder().decode(token.substring(dot + 1));
        issuer = new AccessTokenIssuers(ProviderHttp.standard(), new Randoms(new SecureRandom()), Samples.CLOCK)
                .of(OAuthProvider.oidc("bench", "Bench").issuer(idp.issuer()), type -> true);
        auth = Auth.builder()
                .environment(Map.of())
                .secret(Samples.SECRET)
                .with(AccessTokens.of(
                        AccessTokenIssuer.of(idp.issuer()).acceptTypeJwt(), AccessTokens.audience(AUDIENCE)))
                .build();
        try {
            RSAPublicKey key = JWKSet.load(URI.create(idp.issuer() + "/jwks").toURL()).getKeys().stream()
                    .filter(RSAKey.class::isInstance)
                    .findFirst()
                    .orElseThrow()
                    .toRSAKey()
                    .toRSAPublicKey();
            bare = Signature.getInstance("SHA256withRSA");
            bare.initVerify(key);
            spring = NimbusJwtDecoder.withPublicKey(key).build();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @TearDown
    public void close() {
        auth.close();
        idp.close();
    }

    /** The least that a token can cost that this process has not seen: its signature. */
    @Benchmark
    public boolean bareSignature() throws Exception {
        bare.update(signed);
        return bare.verify(signature);
    }

    /** A token that this process has not seen: its signature, issuer and claims. */
    @Benchmark
    public Claims newAccessToken() {
        return issuer.verified(new String(tokenBytes, US_ASCII));
    }

    /** The same token, as a resource server with Spring Security reads each, seen before or not. */
    @Benchmark
    public Map<String, Object> springRs256() {
        return spring.decode(token).getClaims();
    }

    /** A whole request with a token that was verified before. */
    @Benchmark
    public Optional<Session> seenAccessToken() {
        String header = "Bearer " + new String(tokenBytes, US_ASCII); // no request brings a hash with it
        return AdapterExchange.of(auth, new BearerRequest(header), headers).session();
    }

    /** A request without anything but its token. */
    private record BearerRequest(String authorization) implements AuthRequest {

        @Override
        public String method() {
            return "GET";
        }

        @Override
        public String path() {
            return "/api/orders";
        }

        @Override
        public @Nullable String query() {
            return null;
        }

        @Override
        public List<String> headers(String name) {
            return switch (name) {
                case "Authorization" -> List.of(authorization);
                case "Host" -> List.of("localhost:3000");
                default -> List.of();
            };
        }

        @Override
        public boolean secure() {
            return false;
        }

        @Override
        public byte[] body(int limit) {
            return new byte[0];
        }
    }
}
