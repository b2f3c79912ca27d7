package dev.latchkey.oauth;

import dev.latchkey.wire.SetCookie;
import java.util.List;

/**
 * The redirect with which a sign-in at a provider begins.
 *
 * @param location the address at the provider
 * @param cookies the cookies to set and to clear
 */
public record AuthorizationRedirect(String location, List<SetCookie> cookies) {

    @Override
    public String toString() {
        return "AuthorizationRedirect"; // the location has state and nonce
    }
}
