package dev.latchkey.session;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.model.Claims;
import dev.latchkey.wire.Json;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Function;

/**
 * Keeps sealed sessions below the header limits of servers. Browsers send cookies with each request. If a header is too
 * long, the server refuses all requests of the browser, even the request that signs the user out.
 */
public final class CookieSizeLimit {

    /**
     * The length of a token that common servers accept. By default, nginx accepts 4 KiB of headers in a response, and
     * Tomcat, Jetty, Netty, Vert.x and Apache httpd accept 8 KiB in a request. Other headers need the remaining space.
     */
    private static final int COMFORTABLE = 3584;

    /** The longest header that large load balancers accept. */
    public static final int MOST = 16 * 1024;

    private static final String PICTURE = "picture";

    private CookieSizeLimit() {}

    /**
     * Returns the token for {@code claims}. If the token would be too long with the picture, the picture is left out.
     *
     * @throws AuthException.Fault {@link ErrorCode#CONFIGURATION} if the token is too long for any server
     */
    static String seal(Claims claims, Function<Claims, String> sealing) {
        String token = sealing.apply(claims);
        if (token.length() <= COMFORTABLE) {
            return token;
        }
        if (claims.has(PICTURE)) {
            String bare = sealing.apply(claims.without(PICTURE));
            token = bare.length() <= COMFORTABLE || token.length() > MOST ? bare : token;
        }
        if (token.length() > MOST) {
            throw new AuthException.Fault(
                    ErrorCode.CONFIGURATION,
                    "the session takes " + token.length() + " characters of cookies, and " + MOST
                            + " are the most. Its longest member is " + longest(claims)
                            + ": keep it out in onJwt(…), or keep sessions in store(…)",
                    null);
        }
        return token;
    }

    private static String longest(Claims claims) {
        return claims.asMap().entrySet().stream()
                .max(Comparator.comparingInt(
                        member -> Json.write(member.getValue()).length()))
                .map(Map.Entry::getKey)
                .orElse("none");
    }
}
