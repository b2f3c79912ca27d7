package dev.latchkey.exchange;

import dev.latchkey.http.AuthRequest;
import dev.latchkey.site.Site;
import java.util.List;

/**
 * The origins whose pages may open a WebSocket with the cookies of this application. A browser lets every page open one
 * and sends cookies with it, and CORS does not apply, so the server has to compare the origin (RFC 6455 section 10.2).
 * Browsers always name the origin. A request without one is from a program, which has the cookies of its own user only,
 * unless {@code Sec-Fetch-Site} says {@code cross-site}.
 *
 * @param more the origins besides the application's own
 */
public record SocketOrigins(List<String> more) {

    public SocketOrigins {
        more = List.copyOf(more);
    }

    /** Returns whether a page of another origin opens a WebSocket. */
    boolean isForeign(AuthRequest request, Site site) {
        if (!isHandshake(request)) {
            return false;
        }
        List<String> origins = request.headers("Origin");
        return origins.isEmpty()
                ? "cross-site".equals(request.header("Sec-Fetch-Site"))
                : !origins.stream().allMatch(origin -> site.origin().owns(origin) || more.contains(origin));
    }

    private static boolean isHandshake(AuthRequest request) {
        return switch (request.method()) {
            case "GET" -> request.headers("Upgrade").stream().anyMatch(SocketOrigins::namesWebSocket);
            case "CONNECT" -> true; // RFC 8441
            default -> false;
        };
    }

    private static boolean namesWebSocket(String upgrade) {
        for (String each : upgrade.split(",", -1)) {
            if (each.strip().equalsIgnoreCase("websocket")) {
                return true;
            }
        }
        return false;
    }
}
