package dev.latchkey.session;

import dev.latchkey.seal.Hashes;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a store knows a session's token by. */
public enum SessionTokenKeys {

    /** Its hash, from which nobody gets to the token. Tokens are ours: 256 bits in base64url. */
    HASHED("[A-Za-z0-9_-]{43}") {
        @Override
        String key(String token) {
            return Hashes.sha256Hex(token);
        }
    },

    /**
     * The token itself, as Auth.js does it; so tokens are such as Auth.js makes too. One that has the form of a hash is
     * none: it may have been one, before an application came to this.
     */
    PLAIN("(?![0-9a-f]{64}$)[A-Za-z0-9._~-]{20,255}") {
        @Override
        String key(String token) {
            return token;
        }
    };

    private final Pattern tokens;

    SessionTokenKeys(String tokens) {
        this.tokens = Pattern.compile(tokens);
    }

    /** The key of a token; {@code null}: it is not worth asking the store for. */
    @Nullable
    String of(@Nullable String token) {
        return token != null && tokens.matcher(token).matches() ? key(token) : null;
    }

    abstract String key(String token);
}
