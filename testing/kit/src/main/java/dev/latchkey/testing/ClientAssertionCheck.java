package dev.latchkey.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.latchkey.provider.ClientAuthentication;
import java.text.ParseException;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Checks the assertions with which clients authenticate (RFC 7523 section 3, OpenID Connect Core section 9). */
final class ClientAssertionCheck {

    private static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private final ProviderSettings settings;
    private final Set<String> used = ConcurrentHashMap.newKeySet();

    ClientAssertionCheck(ProviderSettings settings) {
        this.settings = settings;
    }

    /** Returns the method that the assertion uses. */
    @SuppressWarnings("UnusedException") // its message may quote the assertion
    ClientAuthentication require(RegisteredClient client, String type, String assertion) {
        try {
            SignedJWT jwt = SignedJWT.parse(assertion);
            boolean shared =
                    JWSAlgorithm.Family.HMAC_SHA.contains(jwt.getHeader().getAlgorithm());
            boolean signed = shared ? isSignedWithSecret(jwt, client) : isSignedWithKey(jwt, client);
            if (!type.equals(TYPE) || !signed || !isCurrent(jwt.getJWTClaimsSet(), client)) {
                throw ProtocolError.invalidClient();
            }
            return shared ? ClientAuthentication.CLIENT_SECRET_JWT : ClientAuthentication.PRIVATE_KEY_JWT;
        } catch (ParseException | JOSEException malformed) {
            throw ProtocolError.invalidClient();
        }
    }

    private boolean isCurrent(JWTClaimsSet claims, RegisteredClient client) {
        List<String> audience = claims.getAudience();
        Date end = claims.getExpirationTime();
        String id = claims.getJWTID();
        boolean ours = audience.size() == 1
                && (audience.contains(settings.issuer())
                        || (!client.must(ClientDemand.ISSUER_AS_AUDIENCE)
                                && (audience.contains(settings.url("/token"))
                                        || audience.contains(settings.url(PushedRequests.PATH)))));
        return client.id().equals(claims.getIssuer())
                && client.id().equals(claims.getSubject())
                && ours
                && end != null
                && end.toInstant().isAfter(settings.now())
                && id != null
                && used.add(id);
    }

    private static boolean isSignedWithSecret(SignedJWT jwt, RegisteredClient client) throws JOSEException {
        String secret = client.secret();
        return secret != null && jwt.verify(new MACVerifier(secret.getBytes(UTF_8)));
    }

    static boolean isSignedWithKey(SignedJWT jwt, RegisteredClient client) throws JOSEException {
        for (JWK key : client.keys()) {
            if (key.getKeyID() == null || key.getKeyID().equals(jwt.getHeader().getKeyID())) {
                return isSignedWith(jwt, key);
            }
        }
        return false;
    }

    private static boolean isSignedWith(SignedJWT jwt, JWK key) throws JOSEException {
        if (key instanceof OctetKeyPair edwards) {
            return Ed25519Signer.verifies(edwards, jwt.getSigningInput(), jwt.getSignature());
        }
        return jwt.verify(key instanceof RSAKey rsa ? new RSASSAVerifier(rsa) : new ECDSAVerifier(key.toECKey()));
    }
}
