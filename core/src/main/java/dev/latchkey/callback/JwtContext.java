package dev.latchkey.callback;

import dev.latchkey.model.Account;
import dev.latchkey.model.Claims;
import dev.latchkey.model.Profile;
import dev.latchkey.model.User;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link JwtCallback} is given (wire.md#callbacks-and-events).
 *
 * @param token the claims so far: {@code name}, {@code email}, {@code picture} and {@code sub} at sign-in; later all
 *     that the token holds
 * @param user only at sign-in
 * @param account only at sign-in; has the provider's tokens
 * @param profile only at sign-in through OAuth or OpenID Connect
 * @param update only on update: what the browser sent, any JSON value, not to be trusted
 */
public record JwtContext(
        Claims token,
        JwtTrigger trigger,
        @Nullable User user,
        @Nullable Account account,
        @Nullable Profile profile,
        @Nullable Object update) {

    /** A session is read. */
    public static JwtContext read(Claims token) {
        return new JwtContext(token, JwtTrigger.READ, null, null, null, null);
    }

    /** A browser sent {@code data}. */
    public static JwtContext update(Claims token, @Nullable Object data) {
        return new JwtContext(token, JwtTrigger.UPDATE, null, null, null, data);
    }

    @Override
    public String toString() {
        return "JwtContext[" + trigger + ", " + token + "]";
    }
}
