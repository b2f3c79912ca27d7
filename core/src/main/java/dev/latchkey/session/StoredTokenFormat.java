package dev.latchkey.session;

import dev.latchkey.seal.Hashes;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Decides whether a store keeps a session under the hash of its token or under the token itself. */
public enum StoredTokenFormat {

    /** The hash of the token, from which an attacker cannot compute the token. Tokens have 256 bits in base64url. */
    HASHED("[A-Za-z0-9_-]{43}") {
        @Override
        String key(String token) {
            return Hashes.sha256Hex(token);
        }
    },

    /**
     * The token itself, as in Auth.js. Tokens in the forms of Auth.js are accepted too. A text in the form of a hash is
     * refused as a token, because the store may still contain hashes from earlier.
     */
    PLAIN("(?![0-9a-f]{64}$)[A-Za-z0-9._~-]{20,255}") {
        @Override
        String key(String token) {
            return token;
        }
    };

    private final Pattern tokens;

    StoredTokenFormat(String tokens) {
        this.tokens = Pattern.compile(tokens);
    }

    /**
     * Returns the key of a token; {@code null} if the text cannot be a token, so that the caller need not ask the
     * store.
     */
    @Nullable
    public String of(@Nullable String token) {
        return token != null && tokens.matcher(token).matches() ? key(token) : null;
    }

    abstract String key(String token);
}
