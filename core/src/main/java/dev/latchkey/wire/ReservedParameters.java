package dev.latchkey.wire;

import java.util.Set;

/**
 * The parameters of an authorization request that only Latchkey may set, because security depends on them (RFC 6749
 * section 4.1.1, RFC 7636 section 4.3, RFC 9101 section 5, OpenID Connect Core section 3.1.2.1).
 */
public final class ReservedParameters {

    private static final Set<String> NAMES = Set.of(
            "access_token",
            "code",
            "code_verifier",
            "dpop_jkt",
            "error",
            "grant_type",
            "id_token",
            "iss",
            "nonce",
            "redirect_uri",
            "registration",
            "request",
            "request_uri",
            "state",
            "token");

    private ReservedParameters() {}

    /** Returns whether {@code name} is one of these parameters. Case is ignored. */
    public static boolean contains(String name) {
        String lower = Ascii.lower(name);
        return NAMES.contains(lower)
                || lower.startsWith("client_")
                || lower.startsWith("code_challenge")
                || lower.startsWith("response_");
    }
}
