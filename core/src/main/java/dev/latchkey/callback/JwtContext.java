package dev.latchkey.callback;

import dev.latchkey.model.Account;
import dev.latchkey.model.Claims;
import dev.latchkey.model.Profile;
import dev.latchkey.model.User;
import org.jspecify.annotations.Nullable;

/**
 * The input of a {@link JwtCallback} (wire.md#callbacks-and-events).
 *
 * @param token the present claims, which are {@code name}, {@code email}, {@code picture} and {@code sub} at sign-in,
 *     and later all claims of the token
 * @param user the user; only at sign-in
 * @param account the account, with the provider's tokens; only at sign-in
 * @param profile the provider's description of the user; only at sign-in through OAuth or OpenID Connect
 * @param update the JSON value that the browser sent, which you must not trust; only on update
 */
public record JwtContext(
        Claims token,
        JwtTrigger trigger,
        @Nullable User user,
        @Nullable Account account,
        @Nullable Profile profile,
        @Nullable Object update) {

    /** Returns the input for a session that is read. */
    public static JwtContext read(Claims token) {
        return new JwtContext(token, JwtTrigger.READ, null, null, null, null);
    }

    /** Returns the input for an update with {@code data} from a browser. */
    public static JwtContext update(Claims token, @Nullable Object data) {
        return new JwtContext(token, JwtTrigger.UPDATE, null, null, null, data);
    }

    @Override
    public String toString() {
        return "JwtContext[" + trigger + ", " + token + "]";
    }
}
