package dev.latchkey.feature;

import dev.latchkey.http.AuthRequest;
import dev.latchkey.wire.Ascii;

/** Tells people, who want a page, from programs, which want a status and JSON. */
public final class BrowserNavigation {

    private BrowserNavigation() {}

    /** Whether a person waits for a page: what the browser says, or for old ones, what it accepts. */
    public static boolean is(AuthRequest request) {
        String mode = request.header("Sec-Fetch-Mode");
        if (mode != null) {
            return mode.equals("navigate");
        }
        String accept = request.header("Accept");
        return accept != null
                && Ascii.lower(accept).contains("text/html")
                && request.header("X-Requested-With") == null;
    }
}
