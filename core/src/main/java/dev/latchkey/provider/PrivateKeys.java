package dev.latchkey.provider;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import dev.latchkey.model.Claims;
import dev.latchkey.wire.MalformedException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads private keys, and refuses those that are weak or cannot be used. No message contains anything of a key. */
final class PrivateKeys {

    private static final int MIN_RSA_BITS = 2048; // RFC 7518 section 3.3
    private static final Set<Curve> CURVES = Set.of(Curve.P_256, Curve.P_384, Curve.P_521);

    private PrivateKeys() {}

    @SuppressWarnings("UnusedException") // its message may quote the key
    static List<JWK> ofJwk(String json) {
        try {
            boolean set = Claims.parse(json).has("keys");
            return checked(set ? JWKSet.parse(json).getKeys() : List.of(JWK.parse(json)));
        } catch (MalformedException | ParseException e) {
            throw new IllegalArgumentException("ClientKeys.jwk(…) needs a private JWK or a JWK set, in JSON");
        }
    }

    @SuppressWarnings("UnusedException") // its message may quote the password
    static List<JWK> of(KeyStore store, char[] password) {
        List<PrivateKey> privates = new ArrayList<>();
        List<PublicKey> publics = new ArrayList<>();
        try {
            for (String alias : Collections.list(store.aliases())) {
                Certificate certificate = store.getCertificate(alias);
                if (store.isKeyEntry(alias)
                        && certificate != null
                        && store.getKey(alias, password) instanceof PrivateKey key) {
                    privates.add(key);
                    publics.add(certificate.getPublicKey());
                }
            }
            return checked(JoinedKeys.of(privates, publics));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("ClientKeys.keyStore(…) cannot read a key: is the password right?");
        }
    }

    /** Returns the keys with ids. */
    static List<JWK> checked(List<? extends JWK> keys) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("ClientKeys needs at least one key");
        }
        List<JWK> checked = new ArrayList<>();
        for (JWK key : keys) {
            requireUsable(key);
            checked.add(identified(key));
        }
        return distinct(checked);
    }

    /** Returns the keys without those that have the id of an earlier key. */
    static List<JWK> distinct(List<JWK> keys) {
        Map<String, JWK> byId = new LinkedHashMap<>();
        keys.forEach(key -> byId.putIfAbsent(key.getKeyID(), key));
        return List.copyOf(byId.values());
    }

    static boolean signs(JWK key) {
        return !KeyUse.ENCRYPTION.equals(key.getKeyUse())
                && (key.getAlgorithm() == null
                        || signing(key).contains(key.getAlgorithm().getName()));
    }

    static boolean decrypts(JWK key) {
        return !KeyUse.SIGNATURE.equals(key.getKeyUse())
                && !(key instanceof OctetKeyPair)
                && (key.getAlgorithm() == null || key.getAlgorithm().getName().equals(decryption(key)));
    }

    /** Returns the names of the algorithms with which this key can sign. */
    private static Set<String> signing(JWK key) {
        if (key instanceof RSAKey) {
            return Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512");
        }
        return key instanceof ECKey ec
                ? Set.of(
                        Curve.P_256.equals(ec.getCurve())
                                ? "ES256"
                                : Curve.P_384.equals(ec.getCurve()) ? "ES384" : "ES512")
                : Set.of("EdDSA", "Ed25519");
    }

    private static String decryption(JWK key) {
        return key instanceof RSAKey ? "RSA-OAEP-256" : "ECDH-ES";
    }

    private static void requireUsable(JWK key) {
        if (!key.isPrivate()) {
            throw new IllegalArgumentException("ClientKeys needs private keys, and one of the keys is public");
        }
        boolean usable = (key instanceof RSAKey && key.size() >= MIN_RSA_BITS)
                || (key instanceof ECKey ec && CURVES.contains(ec.getCurve()))
                || (key instanceof OctetKeyPair pair && Curve.Ed25519.equals(pair.getCurve()));
        if (!usable) {
            throw new IllegalArgumentException("ClientKeys takes RSA keys of at least " + MIN_RSA_BITS
                    + " bits, keys on P-256, P-384 and P-521, and Ed25519 keys, and one of the keys is another");
        }
        if (!signs(key) && !decrypts(key)) {
            throw new IllegalArgumentException("ClientKeys has a key whose alg and use fit neither its kind nor what is"
                    + " offered: RSA-OAEP-256 and ECDH-ES to decrypt, and the algorithms of SigningAlgorithm to sign");
        }
    }

    private static JWK identified(JWK key) {
        if (key.getKeyID() != null) {
            return key;
        }
        try {
            String id = key.computeThumbprint().toString();
            if (key instanceof RSAKey rsa) {
                return new RSAKey.Builder(rsa).keyID(id).build();
            }
            return key instanceof ECKey ec
                    ? new ECKey.Builder(ec).keyID(id).build()
                    : new OctetKeyPair.Builder(key.toOctetKeyPair()).keyID(id).build();
        } catch (JOSEException e) {
            throw new IllegalStateException("This JDK lacks SHA-256", e);
        }
    }
}
