package dev.latchkey.testing;

/** How a provider signs its ID tokens (RFC 7518 section 3.1). */
public enum SigningAlgorithm {
    /** RSASSA-PKCS1-v1_5 with SHA-256, which every OpenID provider must support. */
    RS256,
    /** ECDSA on P-256 with SHA-256. */
    ES256
}
