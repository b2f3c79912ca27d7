package dev.latchkey.signin;

import dev.latchkey.wire.SetCookie;
import java.util.List;

/**
 * A sign-in that was begun.
 *
 * @param location where to send the browser
 * @param cookies what to have it keep and forget
 */
public record Started(String location, List<SetCookie> cookies) {

    @Override
    public String toString() {
        return "Started"; // the location has state and nonce
    }
}
