package dev.latchkey.endpoint;

import dev.latchkey.feature.RouteSpec;
import dev.latchkey.feature.RouteTable;
import dev.latchkey.session.CookieConfiguration;
import dev.latchkey.site.Site;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Writes a table of routes as OpenAPI 3.1 (wire.md#openapi). */
final class OpenApi {

    private static final String DESCRIPTION = """
            Sign-in, sign-out and sessions. HEAD is answered wherever GET is, without the body. \
            Any other method is answered 405 with Allow; any other address below the server's URL is answered 404. \
            No answer may be cached.""";

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9]+");

    private OpenApi() {}

    /** Returns the document, as plain values for JSON. */
    static Map<String, Object> of(RouteTable routes, Site site, CookieConfiguration cookies) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.1.0");
        document.put("info", Map.of("title", "Sign-in and sessions", "version", "1", "description", DESCRIPTION));
        document.put("servers", List.of(Map.of("url", site.origin() + site.endpointsPath())));
        document.put("paths", paths(routes.specs()));
        document.put("components", components(cookies));
        return document;
    }

    private static Map<String, Map<String, Object>> paths(List<RouteSpec> routes) {
        Map<String, Map<String, Object>> paths = new LinkedHashMap<>();
        Set<String> ids = new HashSet<>();
        for (RouteSpec route : routes) {
            Map<String, Object> operation = new LinkedHashMap<>();
            operation.put("operationId", id(route, ids));
            operation.putAll(new OpenApiOperation(route).members());
            paths.computeIfAbsent("/" + route.path(), path -> new LinkedHashMap<>())
                    .put(route.method().name().toLowerCase(Locale.ROOT), operation);
        }
        return paths;
    }

    /** Returns an operation id such as {@code postSigninGithub}, from which code generators make method names. */
    private static String id(RouteSpec route, Set<String> taken) {
        StringBuilder id = new StringBuilder(route.method().name().toLowerCase(Locale.ROOT));
        WORD.matcher(route.path())
                .results()
                .map(MatchResult::group)
                .forEach(
                        word -> id.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length()));
        while (!taken.add(id.toString())) {
            id.append('_');
        }
        return id.toString();
    }

    private static Map<String, Object> components(CookieConfiguration cookies) {
        return Map.of(
                "parameters", Map.of(OpenApiOperation.JSON_REDIRECT, OpenApiOperation.jsonRedirect()),
                "securitySchemes",
                        Map.of(
                                OpenApiOperation.SESSION, cookie(cookies.session(), "Who is signed in."),
                                OpenApiOperation.CSRF,
                                        cookie(cookies.csrf(), "Belongs to the body's csrfToken; GET csrf sets it."),
                                OpenApiOperation.PENDING,
                                        cookie(cookies.pendingSignIn(), "A sign-in that waits for a step.")));
    }

    private static Map<String, Object> cookie(String name, String description) {
        return Map.of("type", "apiKey", "in", "cookie", "name", name, "description", description);
    }
}
