package dev.latchkey.signin;

import dev.latchkey.wire.EmailAddress;
import dev.latchkey.wire.SetCookie;
import org.jspecify.annotations.Nullable;

/**
 * A challenge that is stored and not yet sent.
 *
 * @param token for the link
 * @param code {@code null}: there is none
 * @param tokenHash under which the store has the token
 * @param cookie for the browser that asked
 */
public record IssuedChallenge(
        EmailAddress address, String token, @Nullable String code, String tokenHash, SetCookie cookie) {

    @Override
    public String toString() {
        return "IssuedChallenge[hidden]";
    }
}
