package dev.latchkey.testing;

import com.nimbusds.jose.util.Base64URL;

/** The algorithm with which a provider signs its ID tokens (RFC 7518 section 3.1). */
public enum SigningAlgorithm {
    /** RSASSA-PKCS1-v1_5 with SHA-256, which every OpenID provider must support. */
    RS256,
    /** ECDSA on P-256 with SHA-256. */
    ES256,
    /** Ed25519 (RFC 8037 section 3.1). */
    EdDSA;

    /** Returns the left half of a hash, as in {@code at_hash} (OpenID Connect Core section 3.1.3.6). */
    Base64URL hash(String accessToken) {
        return this == EdDSA ? Ed25519Signer.leftHalfOf(accessToken) : Sha256.leftHalfOf(accessToken);
    }
}
