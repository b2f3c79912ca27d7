package dev.latchkey.feature;

import dev.latchkey.http.AuthRequest;
import dev.latchkey.wire.Ascii;

/** Distinguishes browsers whose user waits for a page from programs, which need a status and JSON. */
public final class BrowserNavigation {

    private BrowserNavigation() {}

    /**
     * Returns whether a person waits for a page. The browser says so in a header; for an old browser, the accepted
     * types decide.
     */
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
