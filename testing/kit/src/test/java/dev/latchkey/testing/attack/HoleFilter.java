package dev.latchkey.testing.attack;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The mistakes that are made in front of the guard: by a proxy, by a filter, or by an own router. */
final class HoleFilter extends Filter {

    private static final String PATH = "/dashboard";
    private static final String SESSION = "authjs.session-token";

    private final String hole;

    HoleFilter(String hole) {
        this.hole = hole;
    }

    @Override
    public String description() {
        return hole;
    }

    @Override
    public void doFilter(HttpExchange http, Chain chain) throws IOException {
        if (showsThePage(http)) {
            HoleyApplication.answer(http, 200, HoleyApplication.PAGE);
        } else if (!answers(http)) {
            chain.doFilter(http);
        }
    }

    private boolean showsThePage(HttpExchange http) {
        String path = String.valueOf(http.getRequestURI().getRawPath());
        String query = String.valueOf(http.getRequestURI().getRawQuery());
        Headers headers = http.getRequestHeaders();
        String cookie = String.join("; ", headers.getOrDefault("Cookie", List.of()));
        boolean other = !path.equals(PATH);
        return switch (hole) {
            case "double-slash" -> other && path.replaceAll("/+", "/").equals(PATH);
            case "escaped-letter" -> other && isDecoded(path);
            case "capitals" -> other && path.toLowerCase(Locale.ROOT).equals(PATH);
            case "matrix-parameter" -> other && path.replaceFirst(";.*", "").equals(PATH);
            case "suffix" -> path.equals(PATH + ".json") || path.equals(PATH + ".html");
            case "dot-segments" -> other && path.startsWith("/") && isNormalized(path);
            case "slash-at-the-end" -> path.equals(PATH + "/");
            case "only-get" -> path.equals(PATH) && !http.getRequestMethod().equals("GET");
            case "method-override" -> path.equals(PATH) && headers.containsKey("X-HTTP-Method-Override");
            case "rewrite-header" -> PATH.equals(headers.getFirst("X-Original-URL"));
            case "user-header" -> path.equals(PATH) && headers.containsKey("X-Forwarded-User");
            case "middleware-header" -> path.equals(PATH) && headers.containsKey("x-middleware-subrequest");
            case "role-cookie" -> path.equals(PATH) && cookie.contains("role=admin");
            case "unsealed-cookie" -> path.equals(PATH) && cookie.contains(SESSION + "=eyJhbGciOiJub25lIn0.");
            case "begun-sign-in" -> path.equals(PATH) && cookie.contains("authjs.attempt");
            case "waiting-sign-in" -> path.equals(PATH) && cookie.contains("authjs.pending=a-sign-in");
            case "cookie-in-the-address" -> path.equals(PATH) && query.startsWith(SESSION + "=ey");
            default -> false;
        };
    }

    private static boolean isDecoded(String path) {
        try {
            return URLDecoder.decode(path, StandardCharsets.UTF_8).equals(PATH);
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private static boolean isNormalized(String path) {
        return PATH.equals(URI.create("http://localhost" + path).normalize().getRawPath());
    }

    /** Answers a request in place of the application and Latchkey. */
    private boolean answers(HttpExchange http) throws IOException {
        String path = String.valueOf(http.getRequestURI().getPath());
        boolean post = http.getRequestMethod().equals("POST");
        return switch (hole) {
            case "host-header" ->
                path.equals(PATH) && sendTo(http, http.getRequestHeaders().getFirst("X-Forwarded-Host"));
            case "second-cookie" -> hasTwoSessions(http) && reply(http, 500, "Two sessions");
            case "sign-out-without-token" -> post && path.equals("/auth/signout") && signOut(http);
            case "sign-out-by-link" -> !post && path.equals("/auth/signout") && signOut(http);
            case "callback-of-anybody" -> path.equals("/auth/callback/demo") && begin(http);
            case "framed-sign-in" -> path.equals("/auth/signin") && reply(http, 200, "<form>Sign in</form>");
            case "page-for-operators" -> path.equals("/actuator/env") && reply(http, 200, "JAVA_HOME");
            default -> false;
        };
    }

    private static boolean sendTo(HttpExchange http, @Nullable String host) throws IOException {
        if (host == null) {
            return false;
        }
        http.getResponseHeaders().set("Location", "https://" + host + "/auth/signin");
        return reply(http, 302, "");
    }

    private static boolean hasTwoSessions(HttpExchange http) {
        String cookie = String.valueOf(http.getRequestHeaders().getFirst("Cookie"));
        return cookie.indexOf(SESSION) != cookie.lastIndexOf(SESSION);
    }

    private static boolean signOut(HttpExchange http) throws IOException {
        http.getResponseHeaders().set("Set-Cookie", SESSION + "=; Max-Age=0; HttpOnly; SameSite=Lax");
        http.getResponseHeaders().set("Location", "/");
        return reply(http, 302, "");
    }

    private static boolean begin(HttpExchange http) throws IOException {
        http.getResponseHeaders().set("Set-Cookie", SESSION + "=x; HttpOnly; SameSite=Lax");
        http.getResponseHeaders().set("Location", "/");
        return reply(http, 302, "");
    }

    private static boolean reply(HttpExchange http, int status, String text) throws IOException {
        HoleyApplication.answer(http, status, text);
        return true;
    }
}
