package dev.latchkey.oauth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.latchkey.lazy.Lazy;
import dev.latchkey.model.Secret;
import dev.latchkey.seal.Hashes;
import dev.latchkey.seal.Randoms;
import java.net.URI;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes DPoP proofs, with which the holder of a key shows that a token belongs to it (RFC 9449 section 4.2). A proof
 * contains the newest nonce of the server to which it goes (section 8), so one instance must serve all requests of an
 * application. Thread-safe.
 */
public final class DpopProofs {

    private static final JOSEObjectType TYPE = new JOSEObjectType("dpop+jwt");
    private static final int MOST_NONCES = 1_000;
    private static final int LONGEST_NONCE = 1_024;
    private static final Pattern NONCE_DEMANDED =
            Pattern.compile("\\bdpop\\b.*\\berror\\s*=\\s*\"?use_dpop_nonce\\b", Pattern.CASE_INSENSITIVE);

    private final Randoms randoms;
    private final InstantSource clock;
    private final Lazy<Cache<String, String>> nonces =
            new Lazy<>(() -> Caffeine.newBuilder().maximumSize(MOST_NONCES).build());

    public DpopProofs(Randoms randoms, InstantSource clock) {
        this.randoms = randoms;
        this.clock = clock;
    }

    /** Returns a new private key for proofs, as a JWK. */
    public Secret newKey() {
        try {
            ECKey key = new ECKeyGenerator(Curve.P_256)
                    .secureRandom(randoms.source())
                    .generate();
            return Secret.of(key.toJSONString());
        } catch (JOSEException e) {
            throw new IllegalStateException("This JDK lacks the curve P-256", e);
        }
    }

    /** Returns the thumbprint of a key, with which {@code dpop_jkt} and {@code jkt} name it (RFC 7638). */
    public static String thumbprint(Secret key) {
        try {
            return parsed(key).computeThumbprint().toString();
        } catch (JOSEException e) {
            throw new IllegalStateException("This JDK lacks SHA-256", e);
        }
    }

    /**
     * Returns the proof for one request, which is the value of its header {@code DPoP}. Every request needs another,
     * also if it is repeated.
     *
     * @param key the private JWK to which the token is bound, as {@link dev.latchkey.model.Tokens#dpopKey} has it
     * @param address the address of the request; its query makes no difference
     * @param accessToken the access token in the request; {@code null} if it has none
     */
    public String proof(Secret key, String method, URI address, @Nullable Secret accessToken) {
        ECKey pair = parsed(key);
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(TYPE)
                .jwk(pair.toPublicJWK())
                .build();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .jwtID(randoms.uuid())
                .claim("htm", method)
                .claim("htu", withoutQuery(address))
                .issueTime(Date.from(clock.instant()))
                .claim("ath", accessToken == null ? null : Hashes.sha256Base64Url(accessToken.reveal()))
                .claim("nonce", nonce(address))
                .build();
        SignedJWT proof = new SignedJWT(header, claims);
        try {
            proof.sign(new ECDSASigner(pair));
        } catch (JOSEException e) {
            throw new IllegalStateException("A key for DPoP proofs cannot sign", e);
        }
        return proof.serialize();
    }

    /**
     * Remembers the nonce that a server sent in its header {@code DPoP-Nonce}, whatever its status was.
     *
     * @param address the address of the request
     */
    public void remember(URI address, String nonce) {
        boolean wellFormed = !nonce.isEmpty()
                && nonce.length() <= LONGEST_NONCE
                && nonce.chars().allMatch(c -> c > ' ' && c < 0x7f); // section 8.1
        if (wellFormed) {
            nonces.get().put(withoutQuery(address), nonce);
            nonces.get().put(origin(address), nonce);
        }
    }

    /**
     * Returns whether a resource refuses a request only because its proof lacks the newest nonce (section 9). The
     * request may then be repeated once, after {@link #remember}.
     *
     * @param challenges the values of the header {@code WWW-Authenticate} of an answer with status 401
     */
    public static boolean demandsNonce(List<String> challenges) {
        return challenges.stream()
                .anyMatch(value -> NONCE_DEMANDED.matcher(value).find());
    }

    /* An address that was never called gets the newest nonce of its server. */
    private @Nullable String nonce(URI address) {
        String known = nonces.get().getIfPresent(withoutQuery(address));
        return known == null ? nonces.get().getIfPresent(origin(address)) : known;
    }

    private static String withoutQuery(URI address) { // nor fragment (section 4.2)
        return address.toString().replaceFirst("[?#].*", "");
    }

    private static String origin(URI address) {
        return address.getScheme() + "://" + address.getRawAuthority();
    }

    @SuppressWarnings("UnusedException") // its message may quote the key
    private static ECKey parsed(Secret key) {
        try {
            return ECKey.parse(key.reveal());
        } catch (ParseException e) {
            throw new IllegalStateException("A key for DPoP proofs cannot be read");
        }
    }
}
