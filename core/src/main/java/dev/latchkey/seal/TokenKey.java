package dev.latchkey.seal;

import static java.util.Objects.requireNonNull;

/**
 * A whole token as the key of a cache. The hash code is computed from the end of the token, which is an authentication
 * tag, a signature, or random. An attacker cannot choose it for a token that counts, so only such tokens may be keys.
 */
public record TokenKey(String token) {

    private static final int HASHED = 16;

    public TokenKey {
        requireNonNull(token, "token");
    }

    @Override
    public int hashCode() {
        int hash = 0;
        for (int i = Math.max(0, token.length() - HASHED); i < token.length(); i++) {
            hash = 31 * hash + token.charAt(i);
        }
        return hash;
    }

    @Override
    public String toString() {
        return "TokenKey[hidden]";
    }
}
