package dev.latchkey.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.PlainHeader;
import com.nimbusds.jose.PlainObject;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import java.net.URI;
import java.util.Map;
import java.util.Set;

/** Signs ID tokens and access tokens (RFC 7515), with wrong signatures if the provider misbehaves. */
final class IdTokenSigner {

    private static final int ES256_SIGNATURE_BYTES = 64;
    private static final String UNHEARD_OF = "urn:example:unheard-of";

    private final ProviderSettings settings;
    private final CurrentMisbehaviour behaviour;
    private final SigningKeyRotation keys;
    private final JOSEObjectType type;

    /** Signs tokens of one type. */
    IdTokenSigner(
            ProviderSettings settings, CurrentMisbehaviour behaviour, SigningKeyRotation keys, JOSEObjectType type) {
        this.settings = settings;
        this.behaviour = behaviour;
        this.keys = keys;
        this.type = type;
    }

    String sign(Map<String, Object> claims) {
        Payload payload = new Payload(claims);
        try {
            return sign(payload);
        } catch (JOSEException impossible) {
            throw new IllegalStateException("The provider's own keys fit their algorithms", impossible);
        }
    }

    /** Signs with a key that is not published, under the id of a published key. */
    String signWithForeignKey(Map<String, Object> claims) {
        try {
            return signed(header(keys.current().of(settings.algorithm())), new Payload(claims), foreign());
        } catch (JOSEException impossible) {
            throw new IllegalStateException("The provider's own keys fit their algorithms", impossible);
        }
    }

    private String sign(Payload payload) throws JOSEException {
        if (behaviour.is(Misbehaviour.KEYS_CHANGE_BEFORE_SIGNATURE)) {
            keys.rotate(false);
        }
        JWK own = keys.current().of(settings.algorithm());
        Misbehaviour misbehaviour = behaviour.misbehaviour();
        if (misbehaviour == null) {
            return signed(header(own), payload, own);
        }
        return switch (misbehaviour) {
            case ALG_NONE -> new PlainObject(new PlainHeader(), payload).serialize();
            case HS256_WITH_PUBLIC_KEY -> signedWithPublicKey(payload);
            case FOREIGN_SIGNATURE -> signed(header(own), payload, foreign());
            case BROKEN_SIGNATURE -> broken(signed(header(own), payload, own));
            case UNKNOWN_KID -> signed(header(foreign()), payload, foreign());
            case MISSING_KID -> signed(header(own).keyID(null), payload, own);
            case ES256_ZERO_SIGNATURE -> unsigned(payload);
            case CRIT_HEADER ->
                signed(header(own).criticalParams(Set.of(UNHEARD_OF)).customParam(UNHEARD_OF, true), payload, own);
            case EMBEDDED_JWK -> signed(header(own).jwk(foreign().toPublicJWK()), payload, foreign());
            case JKU_HEADER -> signed(header(foreign()).jwkURL(attackersKeys()), payload, foreign());
            default -> signed(header(own), payload, own); // the others do not affect signatures
        };
    }

    /** Changes one bit at the start of the signature. */
    private static String broken(String token) {
        int dot = token.lastIndexOf('.');
        byte[] signature = new Base64URL(token.substring(dot + 1)).decode();
        signature[0] ^= 1;
        return token.substring(0, dot + 1) + Base64URL.encode(signature);
    }

    private URI attackersKeys() {
        return URI.create(settings.url(ProviderRoutes.ATTACKER_JWKS));
    }

    private JWK foreign() {
        return keys.foreign().of(settings.algorithm());
    }

    private JWSHeader.Builder header(JWK key) {
        return new JWSHeader.Builder(JWSAlgorithm.parse(settings.algorithm().name()))
                .type(type)
                .keyID(key.getKeyID());
    }

    private static String signed(JWSHeader.Builder header, Payload payload, JWK key) throws JOSEException {
        return signed(
                header,
                payload,
                key instanceof OctetKeyPair edwards
                        ? new Ed25519Signer(edwards)
                        : new DefaultJWSSignerFactory().createJWSSigner(key));
    }

    private static String signed(JWSHeader.Builder header, Payload payload, JWSSigner signer) throws JOSEException {
        JWSObject token = new JWSObject(header.build(), payload);
        token.sign(signer);
        return token.serialize();
    }

    private String signedWithPublicKey(Payload payload) throws JOSEException {
        JWSHeader.Builder header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .type(type)
                .keyID(keys.current().rsa().getKeyID());
        byte[] known = keys.current().rsa().toRSAPublicKey().getEncoded();
        return signed(header, payload, new MACSigner(known));
    }

    private String unsigned(Payload payload) {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(type)
                .keyID(keys.current().ec().getKeyID())
                .build();
        Base64URL zeros = Base64URL.encode(new byte[ES256_SIGNATURE_BYTES]);
        return header.toBase64URL() + "." + payload.toBase64URL() + "." + zeros;
    }
}
