package dev.latchkey.oauth;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.Base64URL;
import dev.latchkey.feature.InvalidTokenException;
import dev.latchkey.model.Claims;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.wire.Ascii;
import dev.latchkey.wire.MalformedException;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.util.Base64;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Verifies signatures of access tokens (RFC 9068) with the issuer's published keys. Almost all tokens of an issuer have
 * the same header, so a header that has verified a token is parsed once. Keys and key addresses in a token are ignored.
 */
final class AccessTokenSignatures {

    private static final Logger LOG = LoggerFactory.getLogger(AccessTokenSignatures.class);
    private static final int MOST_HEADERS = 64;
    private static final int LONGEST_HEADER = 1_024;

    /** A header, and the key among those in {@code from} that has verified a token with it. */
    private record Known(JWKSet from, JWSHeader header, JWK key, SignatureCheck check) {

        /** Returns whether the issuer still publishes the key. */
        boolean isPublished() {
            return from.getKeys().contains(key);
        }
    }

    private final OAuthProvider issuer;
    private final JwksClient jwks;
    private final Predicate<String> type;
    private final Set<JWSAlgorithm> allowed;
    private final Cache<String, Known> headers = Caffeine.newBuilder()
            .maximumSize(MOST_HEADERS)
            .executor(Runnable::run)
            .build();

    /** Verifies tokens whose header has a type that {@code type} accepts, in lower case; empty if there is none. */
    AccessTokenSignatures(OAuthProvider issuer, JwksClient jwks, Predicate<String> type) {
        this.issuer = issuer;
        this.jwks = jwks;
        this.type = type;
        this.allowed = SignatureVerifier.pinned(issuer);
    }

    /**
     * Returns the content of a JWT that the issuer has signed.
     *
     * @throws InvalidTokenException if the issuer has not signed it, or a header is not accepted
     */
    Claims verified(String jwt) {
        int first = jwt.indexOf('.');
        int second = jwt.indexOf('.', first + 1);
        if (first < 0 || second < 0 || jwt.indexOf('.', second + 1) >= 0) {
            throw new InvalidTokenException("it is not a signed JWT");
        }
        String header = jwt.substring(0, first);
        byte[] signed = jwt.substring(0, second).getBytes(US_ASCII);
        Base64URL signature = DecodedSignature.of(jwt.substring(second + 1));
        Known known = headers.getIfPresent(header);
        if (known == null || !isCurrent(known) || !isSigned(known, signed, signature)) {
            Known found = found(parsed(header), signed, signature);
            if (header.length() <= LONGEST_HEADER && found.isPublished()) {
                headers.put(header, found);
            }
        }
        return payload(jwt.substring(first + 1, second));
    }

    @SuppressWarnings("ReferenceEquality") // each fetch makes another set
    private boolean isCurrent(Known known) {
        return known.from == jwks.current(issuer);
    }

    private Known found(JWSHeader header, byte[] signed, Base64URL signature) {
        Known found = jwks.verified(issuer, header, keys -> found(keys, header, signed, signature));
        if (found == null) {
            throw new InvalidTokenException("none of the issuer's published keys verifies its signature");
        }
        return found;
    }

    private @Nullable Known found(JWKSet keys, JWSHeader header, byte[] signed, Base64URL signature) {
        for (JWK key : keys.getKeys()) {
            try {
                Known candidate = new Known(jwks.current(issuer), header, key, SignatureCheck.of(key));
                if (isSigned(candidate, signed, signature)) {
                    return candidate;
                }
            } catch (JOSEException | GeneralSecurityException e) {
                LOG.debug("A key was passed over ({})", e.getClass().getSimpleName());
            }
        }
        return null;
    }

    private static boolean isSigned(Known known, byte[] signed, Base64URL signature) {
        try {
            return known.check.verifies(known.header, signed, signature);
        } catch (JOSEException | GeneralSecurityException | RuntimeException e) { // the library throws all of them
            LOG.debug("A signature was passed over ({})", e.getClass().getSimpleName());
            return false;
        }
    }

    private JWSHeader parsed(String text) {
        JWSHeader header = read(text);
        if (header.getCriticalParams() != null || !header.isBase64URLEncodePayload()) {
            throw new InvalidTokenException("its header asks for what is not offered: crit or b64");
        }
        if (!allowed.contains(header.getAlgorithm())) {
            throw new InvalidTokenException("its algorithm is not accepted");
        }
        if (!type.test(type(header))) {
            throw new InvalidTokenException("its type is not that of an access token");
        }
        return header;
    }

    @SuppressWarnings("UnusedException") // its message may quote the token
    private static JWSHeader read(String text) {
        try {
            return JWSHeader.parse(new Base64URL(text));
        } catch (ParseException | RuntimeException e) { // the library fails at some headers, such as null
            throw new InvalidTokenException("its header is not that of a signed JWT");
        }
    }

    private static String type(JWSHeader header) {
        JOSEObjectType type = header.getType();
        return type == null ? "" : Ascii.lower(type.getType());
    }

    @SuppressWarnings("UnusedException") // its message may quote the token
    private static Claims payload(String text) {
        try {
            return Claims.parse(Base64.getUrlDecoder().decode(text));
        } catch (MalformedException | IllegalArgumentException e) {
            throw new InvalidTokenException("it holds no JSON object");
        }
    }
}
