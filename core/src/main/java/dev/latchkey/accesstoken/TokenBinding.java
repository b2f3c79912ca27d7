package dev.latchkey.accesstoken;

import dev.latchkey.feature.InvalidTokenException;
import dev.latchkey.model.Claims;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys whose owner alone may use an access token ({@code cnf}, RFC 7800).
 *
 * @param key the thumbprint of the key that signs proofs (RFC 9449 section 6); {@code null} if there is none
 * @param certificate the thumbprint of the client certificate (RFC 8705 section 3.1); {@code null} if there is none
 */
record TokenBinding(@Nullable String key, @Nullable String certificate) {

    private static final TokenBinding NONE = new TokenBinding(null, null);

    /**
     * Returns the binding of a token.
     *
     * @throws InvalidTokenException if the token is bound to something else, whose proof could not be checked
     */
    static TokenBinding of(Claims claims) {
        if (!claims.has("cnf")) {
            return NONE;
        }
        Claims bound = claims.object("cnf");
        TokenBinding binding = new TokenBinding(text(bound, "jkt"), text(bound, "x5t#S256"));
        int known = (binding.key == null ? 0 : 1) + (binding.certificate == null ? 0 : 1);
        if (known == 0 || !(claims.get("cnf") instanceof Map<?, ?> members) || members.size() != known) {
            throw new InvalidTokenException("it is bound to a key in a way that is not offered");
        }
        return binding;
    }

    boolean isBound() {
        return key != null || certificate != null;
    }

    private static @Nullable String text(Claims bound, String name) {
        return bound.get(name) instanceof String text && !text.isEmpty() ? text : null;
    }
}
