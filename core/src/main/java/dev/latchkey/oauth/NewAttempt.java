package dev.latchkey.oauth;

import dev.latchkey.wire.SetCookie;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values of a new attempt that the authorization request needs.
 *
 * @param nonce {@code null} to send no nonce
 * @param challenge the PKCE challenge; {@code null} to send none
 * @param asksAnew whether the provider must authenticate its user again
 */
record NewAttempt(
        String state, @Nullable String nonce, @Nullable String challenge, boolean asksAnew, List<SetCookie> cookies) {

    @Override
    public String toString() {
        return "NewAttempt";
    }
}
