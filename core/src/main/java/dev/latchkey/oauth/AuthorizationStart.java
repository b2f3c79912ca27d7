package dev.latchkey.oauth;

import dev.latchkey.wire.SetCookie;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the authorization request needs of an attempt that just began.
 *
 * @param nonce {@code null}: goes without
 * @param challenge {@code null}: goes without PKCE
 * @param asksAnew whether the provider must ask its user anew
 */
record AuthorizationStart(
        String state, @Nullable String nonce, @Nullable String challenge, boolean asksAnew, List<SetCookie> cookies) {

    @Override
    public String toString() {
        return "AuthorizationStart";
    }
}
