package dev.latchkey.session;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.model.Claims;
import dev.latchkey.wire.Json;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Function;

/**
 * Keeps sealed sessions below what servers take. Cookies are sent with each request, and a server that gets too many of
 * them refuses all requests of the browser, the one for signing out included.
 */
final class CookieSizeLimit {

    /**
     * As they come, nginx takes 4 KiB of head in an answer, and Tomcat, Jetty, Netty, Vert.x and Apache httpd 8 KiB in
     * a request; the rest is for other headers.
     */
    private static final int COMFORTABLE = 3584;

    /** What the larger load balancers take at most for one header. */
    private static final int MOST = 16 * 1024;

    private static final String PICTURE = "picture";

    private CookieSizeLimit() {}

    /**
     * The token for {@code claims}, without the picture if that is what makes it too long.
     *
     * @throws AuthException.Fault {@link ErrorCode#CONFIGURATION} if no server would take it
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
