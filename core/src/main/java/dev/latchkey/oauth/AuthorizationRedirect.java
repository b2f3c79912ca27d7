package dev.latchkey.oauth;

import dev.latchkey.wire.SetCookie;
import java.util.List;

/**
 * A sign-in that was begun.
 *
 * @param location where to send the browser
 * @param cookies what to have it keep and forget
 */
public record AuthorizationRedirect(String location, List<SetCookie> cookies) {

    @Override
    public String toString() {
        return "AuthorizationRedirect"; // the location has state and nonce
    }
}
