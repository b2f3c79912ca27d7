package dev.latchkey.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.SignedJWT;
import dev.latchkey.model.Claims;
import dev.latchkey.seal.OpenedToken;
import dev.latchkey.seal.SealedTokens;
import dev.latchkey.session.OpenedTokenCache;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** From the text of a token to its verified claims: the cost of every request of somebody who is signed in. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SessionBenchmark {

    private final String sealed = Samples.sealedToken();
    private final byte[] sealedBytes = sealed.getBytes(US_ASCII);
    private final String signed;

    private final JcaFloor floor;
    private final SealedTokens sealedTokens = Samples.sealedTokens();
    private final OpenedTokenCache<Claims> openedTokens =
            new OpenedTokenCache<>(Samples.sealedTokens(), Samples.CLOCK, OpenedToken::claims);
    private final DirectDecrypter decrypter;
    private final MACVerifier verifier;
    private final NimbusJwtDecoder spring = NimbusJwtDecoder.withSecretKey(
                    new SecretKeySpec(Samples.HMAC_KEY, "HmacSHA256"))
            .macAlgorithm(MacAlgorithm.HS256)
            .build();

    public SessionBenchmark() {
        try {
            signed = Samples.signedToken();
            floor = new JcaFloor(Samples.SECRET, Samples.SLOT);
            decrypter = new DirectDecrypter(JcaFloor.derive(Samples.SECRET, Samples.SLOT));
            verifier = new MACVerifier(Samples.HMAC_KEY);
        } catch (GeneralSecurityException | JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the same token costs at the least. */
    @Benchmark
    public long jcaFloor() throws GeneralSecurityException {
        return floor.read(sealedBytes);
    }

    /** A token that this process has not seen. */
    @Benchmark
    public Claims latchkeyNewToken() {
        return sealedTokens.open(sealed).claims();
    }

    /** A token that this process has opened before. */
    @Benchmark
    public Claims latchkeySeenToken() {
        return openedTokens.open(new String(sealedBytes, US_ASCII)); // no request brings a hash with it
    }

    /** The same token, opened by the Nimbus JOSE library. */
    @Benchmark
    public Map<String, Object> nimbusJwe() throws ParseException, JOSEException {
        JWEObject jwe = JWEObject.parse(sealed);
        jwe.decrypt(decrypter);
        return jwe.getPayload().toJSONObject();
    }

    /** The same claims, signed instead of encrypted, verified by the Nimbus JOSE library. */
    @Benchmark
    public Map<String, Object> nimbusHs256() throws ParseException, JOSEException {
        SignedJWT jwt = SignedJWT.parse(signed);
        if (!jwt.verify(verifier)) {
            throw new JOSEException("wrong signature");
        }
        return jwt.getJWTClaimsSet().getClaims();
    }

    /** The same, as a resource server with Spring Security does it. */
    @Benchmark
    public Map<String, Object> springHs256() {
        return spring.decode(signed).getClaims();
    }
}
