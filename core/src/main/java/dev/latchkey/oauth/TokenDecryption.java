package dev.latchkey.oauth;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEDecrypter;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.ECDHDecrypter;
import com.nimbusds.jose.crypto.RSADecrypter;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import dev.latchkey.error.AuthException;
import dev.latchkey.error.FailureCause;
import dev.latchkey.provider.ClientKeys;
import dev.latchkey.provider.OAuthProvider;
import java.text.ParseException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decrypts what a provider has encrypted for this client (RFC 7516), such as ID tokens and authorization responses. */
final class TokenDecryption {

    private static final Logger LOG = LoggerFactory.getLogger(TokenDecryption.class);

    private static final Set<JWEAlgorithm> ALGORITHMS = Set.of(JWEAlgorithm.RSA_OAEP_256, JWEAlgorithm.ECDH_ES);
    private static final Set<EncryptionMethod> METHODS = Set.of(
            EncryptionMethod.A128GCM,
            EncryptionMethod.A256GCM,
            EncryptionMethod.A128CBC_HS256,
            EncryptionMethod.A256CBC_HS512);
    private static final int DOTS = 4; // RFC 7516 section 3.1
    private static final String ID_TOKENS = "encryptedIdTokens(…)";

    private final ParsedClientKeys parsed = new ParsedClientKeys();

    /** Works like {@link #decrypted(ClientKeys, String, String, String)}, for ID tokens and logout tokens. */
    String decrypted(OAuthProvider provider, String token, String what) {
        return decrypted(provider.definition().security().decryptionKeys(), ID_TOKENS, token, what);
    }

    /**
     * Returns the JWT inside {@code token}, which is not verified yet; {@code token} itself if there are no keys.
     *
     * @param keys the keys of which one decrypts; {@code null} if such a token must not be encrypted
     * @param call the call of the application that sets {@code keys}
     * @param what the name of the token, as the start of a sentence for the log
     * @throws AuthException.Upstream if the token is encrypted and must not be, or is not and must be, or cannot be
     *     decrypted
     */
    String decrypted(@Nullable ClientKeys keys, String call, String token, String what) {
        boolean encrypted = token.chars().filter(c -> c == '.').count() == DOTS;
        if (keys == null && !encrypted) {
            return token;
        }
        if (keys == null) {
            throw failure(what + " is encrypted: call security(…" + call + "), or register the client without"
                    + " encryption");
        }
        if (!encrypted) {
            throw failure(what + " is not encrypted, although " + call + " demands it");
        }
        return decrypted(parse(token, what), keys, call, what);
    }

    private String decrypted(JWEObject token, ClientKeys keys, String call, String what) {
        JWEHeader header = token.getHeader();
        boolean offered = ALGORITHMS.contains(header.getAlgorithm())
                && METHODS.contains(header.getEncryptionMethod())
                && header.getCompressionAlgorithm() == null
                && header.getCriticalParams() == null;
        if (!offered) {
            throw failure(what + " is encrypted in a way that is not offered: with "
                    + UpstreamFailures.printable(header.getAlgorithm() + " and " + header.getEncryptionMethod())
                    + ", with compression or with crit");
        }
        for (JWK key : parsed.decryption(keys)) {
            if (fits(key, header) && isDecryptedBy(token, key)) {
                return token.getPayload().toString();
            }
        }
        throw failure(what + " is encrypted for none of the keys of " + call);
    }

    private static boolean fits(JWK key, JWEHeader header) {
        boolean kind =
                header.getAlgorithm().equals(JWEAlgorithm.ECDH_ES) ? key instanceof ECKey : key instanceof RSAKey;
        return kind && (header.getKeyID() == null || header.getKeyID().equals(key.getKeyID()));
    }

    private static boolean isDecryptedBy(JWEObject token, JWK key) {
        try {
            JWEDecrypter decrypter =
                    key instanceof RSAKey rsa ? new RSADecrypter(rsa) : new ECDHDecrypter(key.toECKey());
            token.decrypt(decrypter);
            return true;
        } catch (JOSEException | IllegalStateException e) {
            LOG.debug("A key was passed over ({})", e.getClass().getSimpleName());
            return false;
        }
    }

    @SuppressWarnings("UnusedException") // its message may quote the token
    private static JWEObject parse(String token, String what) {
        try {
            return JWEObject.parse(token);
        } catch (ParseException | RuntimeException e) {
            throw failure(what + " is not a readable encrypted JWT");
        }
    }

    private static AuthException failure(String message) {
        return UpstreamFailures.upstream(FailureCause.ENCRYPTION, message);
    }
}
