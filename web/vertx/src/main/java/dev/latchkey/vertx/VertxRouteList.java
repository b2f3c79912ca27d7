package dev.latchkey.vertx;

import static java.util.Objects.requireNonNull;

import dev.latchkey.guard.Matcher;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Lists the routes of a router and of its sub-routers. Vert.x shows handlers and conditions of a route only in the
 * {@code toString} of the route. If the format of that text changes, the list shows every route as unguarded.
 */
record VertxRouteList(List<Route> routes) {

    private static final String OWN = "io\\.vertx\\.ext\\.web\\.handler\\.impl\\.";
    private static final Pattern GUARD = Pattern.compile("(?<=«)\\w+(?=»)|(?<=" + OWN + ")\\w*Auth\\w*(?=@)");
    private static final Pattern GUARD_OF_PATHS = Pattern.compile("«guard (/[^»]*)»");
    private static final Pattern PASSES_ON =
            Pattern.compile("(.*, )?(«guard[^»]*»|" + OWN + "(?!Static|Template|MultiTenant)\\w*@\\w*)");
    private static final Pattern FOR_ALL = Pattern.compile("enabled=true, methods=(null|\\[]), consumes=(null|\\[]),.*?"
            + "produces=(null|\\[]), contextHandlers=.*?virtualHostPattern=null");

    /** Returns the matchers of the guards with a pattern that run before all routes. */
    Matcher[] guards() {
        return routes.stream()
                .takeWhile(route -> PASSES_ON.matcher(handlers(route)).matches())
                .filter(route -> isInFront(route, "*"))
                .flatMap(route -> GUARD_OF_PATHS.matcher(handlers(route)).results())
                .map(found -> Matcher.path(requireNonNull(found.group(1))))
                .toArray(Matcher[]::new);
    }

    List<dev.latchkey.audit.Route> below(String base, List<String> outside) {
        List<dev.latchkey.audit.Route> all = new ArrayList<>();
        for (Route here : routes) {
            List<String> guards = new ArrayList<>(outside);
            routes.stream()
                    .takeWhile(each -> !each.equals(here))
                    .filter(each -> isInFront(each, path(here)))
                    .flatMap(each -> guards(each).stream())
                    .filter(name -> !name.equals("wrap")) // it refuses no request
                    .forEach(guards::add);
            String path = (base + "/" + path(here)).replace("//", "/");
            if (here.getSubRouter() != null) {
                all.addAll(new VertxRouteList(here.getSubRouter().getRoutes())
                        .below(path.replaceFirst("/?\\*$", ""), guards));
            } else if (!PASSES_ON.matcher(handlers(here)).matches()) {
                guards.addAll(guards(here));
                methods(here).forEach(method -> all.add(row(method, path, here, guards)));
            }
        }
        return all;
    }

    private static dev.latchkey.audit.Route row(String method, String path, Route route, List<String> guards) {
        String handler = handlers(route).replaceAll(".*, |\\w+\\.|\\$\\$Lambda.*|@.*|[«»]", "");
        dev.latchkey.audit.Route row = dev.latchkey.audit.Route.of(method, path, handler);
        return guards.isEmpty() ? row : row.guardedBy(String.join(", ", guards));
    }

    private static List<String> methods(Route route) {
        return route.methods() == null
                ? List.of("*")
                : route.methods().stream().map(HttpMethod::name).toList();
    }

    /** Returns the path of a route, with {@code *} at the end if the route covers several paths. */
    private static String path(Route route) {
        if (route.getPath() == null) {
            return route.isRegexPath() ? "regex (" + route.getName() + ")" : "*";
        }
        return route.isExactPath() ? route.getPath() : route.getPath() + "*";
    }

    private static String handlers(Route route) {
        return route.toString().replaceFirst(".*?contextHandlers=\\[(.*?)], failureHandlers=.*", "$1");
    }

    private static List<String> guards(Route route) {
        return GUARD.matcher(handlers(route)).results().map(MatchResult::group).toList();
    }

    /** Returns whether every request for {@code path} passes this route. */
    private static boolean isInFront(Route route, String path) {
        String covered = path(route);
        boolean isRange = covered.endsWith("*") && path.startsWith(covered.substring(0, covered.length() - 1));
        return (isRange || path.equals(covered))
                && FOR_ALL.matcher(route.toString()).find();
    }
}
