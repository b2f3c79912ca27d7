package dev.latchkey.accesstoken;

import dev.latchkey.feature.InvalidTokenException;
import dev.latchkey.model.Claims;
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
     * Returns the binding of a token. Members that say more about the key do not count (RFC 7800 section 3.1), such as
     * those of Keycloak.
     *
     * @param own the claims of the token itself, which an answer about the token may leave out
     * @throws InvalidTokenException if the token is bound to something else, whose proof could not be checked
     */
    static TokenBinding of(Claims claims, Claims own) {
        Claims binding = claims.has("cnf") ? claims : own;
        if (binding.has("cnf")) {
            return of(binding.object("cnf"));
        }
        if (claims.get("token_type") instanceof String type && type.equalsIgnoreCase("DPoP")) {
            throw new InvalidTokenException("its type is DPoP, but it does not say to which key it is bound");
        }
        return NONE;
    }

    private static TokenBinding of(Claims bound) {
        TokenBinding binding = new TokenBinding(text(bound, "jkt"), text(bound, "x5t#S256"));
        boolean malformed = (binding.key == null && bound.get("jkt") != null)
                || (binding.certificate == null && bound.get("x5t#S256") != null);
        if (malformed || !binding.isBound()) {
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
