package dev.latchkey.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the token from an {@code Authorization} header with the scheme {@code Bearer} (RFC 6750 section 2.1). */
public final class BearerToken {

    private static final String SCHEME = "Bearer ";

    private BearerToken() {}

    /**
     * Returns the token, with its percent-escapes decoded (wire.md#bearer-tokens).
     *
     * @param headers the values of {@code Authorization}; if there are several, none is used
     * @return the token; {@code null} if there is none, or its escapes are malformed
     */
    public static @Nullable String of(List<String> headers) {
        if (headers.size() != 1) {
            return null;
        }
        String header = headers.get(0);
        return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? PercentEscapes.decode(header.substring(SCHEME.length()).trim())
                : null;
    }

    /** Returns whether a token has the form of a signed JWT, which is three parts (RFC 7515 section 7.1). */
    public static boolean isSignedJwt(String token) {
        int first = token.indexOf('.');
        int second = token.indexOf('.', first + 1);
        return first >= 0 && second >= 0 && token.indexOf('.', second + 1) < 0;
    }
}
