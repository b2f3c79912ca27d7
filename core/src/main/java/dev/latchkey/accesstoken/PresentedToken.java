package dev.latchkey.accesstoken;

import dev.latchkey.wire.Ascii;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The access token of a request, which is in the header {@code Authorization} and nowhere else. A token in the query or
 * in a form does not count (RFC 9700 section 4.3.2).
 *
 * @param dpop whether the scheme is {@code DPoP} and not {@code Bearer}
 * @param token the token as it was sent; empty if there is none, or several headers
 */
record PresentedToken(boolean dpop, String token) {

    private static final int LONGEST = 16 * 1_024;
    private static final String DPOP = "dpop";
    private static final String BEARER = "bearer";

    /**
     * Returns the token; {@code null} if no header has one of our schemes. Schemes are compared without regard to case
     * (Q5).
     */
    static @Nullable PresentedToken of(List<String> headers) {
        for (String header : headers) {
            int space = header.indexOf(' ');
            String scheme = Ascii.lower(space < 0 ? header : header.substring(0, space));
            if (scheme.equals(BEARER) || scheme.equals(DPOP)) {
                String token = space < 0 || headers.size() > 1
                        ? ""
                        : header.substring(space).trim();
                return new PresentedToken(scheme.equals(DPOP), token);
            }
        }
        return null;
    }

    /** Returns whether this is a {@code b64token} (RFC 6750 section 2.1) of a sensible length. */
    boolean isWellFormed() {
        for (int i = 0; i < token.length(); i++) {
            char c = token.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!letter && "-._~+/=".indexOf(c) < 0) {
                return false;
            }
        }
        return !token.isEmpty() && token.length() <= LONGEST;
    }

    @Override
    public String toString() {
        return "PresentedToken[hidden]";
    }
}
