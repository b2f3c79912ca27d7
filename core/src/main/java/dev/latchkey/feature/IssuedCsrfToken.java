package dev.latchkey.feature;

import dev.latchkey.wire.SetCookie;
import org.jspecify.annotations.Nullable;

/**
 * A CSRF token for a form, with the cookie that belongs to it.
 *
 * @param cookie to send with the form; {@code null} if the browser has it
 */
public record IssuedCsrfToken(String token, @Nullable SetCookie cookie) {

    @Override
    public String toString() {
        return "IssuedCsrfToken[hidden]";
    }
}
