package dev.latchkey.audit;

import dev.latchkey.guard.Guard;
import dev.latchkey.guard.Matcher;
import dev.latchkey.wire.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table of the routes of an application. For each route, the table says whether a matcher, a guard at the route
 * itself, or nothing guards the route. An adapter creates the table from the routes of its framework. {@link #toString}
 * returns the table as text.
 *
 * <p>A matcher guards a route if it covers every sample path of the route and has no other condition on the request.
 * The audit does not know how {@code authorized} decides, or what a handler does with a session.
 */
public final class RouteAudit {

    private static final String NOTHING = "nothing";
    private static final String OURS = "Latchkey: ";

    /** One line of the table. */
    private record Row(Route route, List<String> guards) {}

    private final List<Row> rows;
    private final List<String> warnings;

    private RouteAudit(List<Row> rows, List<String> warnings) {
        this.rows = List.copyOf(rows);
        this.warnings = List.copyOf(warnings);
    }

    /** Audits the routes of an application. Applications call {@link dev.latchkey.Auth#audit} instead. */
    public static RouteAudit of(Guard guard, String basePath, Collection<Route> routes, Collection<Matcher> more) {
        List<Row> rows = new ArrayList<>();
        for (Route route : routes) {
            List<String> guards = new ArrayList<>(inFront(guard, basePath, route));
            more.stream()
                    .filter(matcher -> coversAll(guard, matcher, route))
                    .forEach(matcher -> guards.add("guard " + matcher));
            guards.addAll(route.guards());
            rows.add(new Row(route, guards));
        }
        List<String> warnings = new ArrayList<>();
        List<Matcher> matchers =
                Stream.concat(guard.matchers().stream(), more.stream()).toList();
        matchers.forEach(matcher -> warnings.addAll(tooWide(matcher)));
        matchers.stream()
                .filter(matcher -> routes.stream().noneMatch(route -> coversSome(matcher, route)))
                .forEach(matcher ->
                        warnings.add("No route has a path that the matcher " + matcher + " covers: is it misspelled?"));
        rows.stream()
                .filter(row -> row.route().isManagement() && row.guards().isEmpty())
                .forEach(row -> warnings.add(row.route() + " tells about the application, or changes it, and stands"
                        + " outside the guard: add a matcher for it, or do not expose it"));
        return new RouteAudit(rows, warnings);
    }

    /** Returns the routes that nothing guards. */
    public List<Route> unguarded() {
        return rows.stream()
                .filter(row -> row.guards().isEmpty())
                .map(Row::route)
                .toList();
    }

    /** Returns the routes that something guards, without the endpoints and pages of Latchkey itself. */
    public List<Route> guarded() {
        return rows.stream()
                .filter(row -> !row.guards().isEmpty())
                .filter(row -> row.guards().stream().noneMatch(guard -> guard.startsWith(OURS)))
                .map(Row::route)
                .toList();
    }

    /**
     * Returns warnings about matchers that exclude more than they seem to, matchers that cover no route, and management
     * routes outside the guard.
     */
    public List<String> warnings() {
        return warnings;
    }

    /**
     * Throws an error if nothing guards a route that is not in {@code open}. Use this method in tests of the
     * application.
     *
     * @param open the routes that are meant to be open, such as {@code /static/*} or {@code GET /login}, written as in
     *     the table
     * @throws AssertionError if there is such a route, or if a route in {@code open} does not exist or is guarded; the
     *     message names the routes and says what to do
     */
    public void requireGuarded(String... open) {
        List<String> meant = Arrays.asList(open);
        Set<String> unused = new LinkedHashSet<>(meant);
        List<String> faults = new ArrayList<>();
        for (Route route : unguarded()) {
            List<String> names = List.of(route.path(), route.toString());
            unused.removeAll(names);
            if (names.stream().noneMatch(meant::contains)) {
                faults.add(route + " (" + route.handler() + ") is guarded by nothing. Add a matcher that covers it,"
                        + " require a session in it, or add \"" + route + "\" to the open routes of this test");
            }
        }
        unused.forEach(path -> faults.add("\"" + path + "\" is among the open routes of this test, but there is no such"
                + " route, or it is guarded: take it out"));
        if (!faults.isEmpty()) {
            throw new AssertionError(String.join("\n", faults));
        }
    }

    /** Returns a table with the method, path, handler and guards of each route, followed by the warnings. */
    @Override
    public String toString() {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("METHOD", "PATH", "HANDLER", "GUARDED BY"));
        for (Row row : rows) {
            String guards = row.guards().isEmpty() ? NOTHING : String.join(", ", row.guards());
            lines.add(List.of(
                    row.route().method(), row.route().path(), row.route().handler(), guards));
        }
        int[] widths = new int[4];
        lines.forEach(line -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        });
        String table = lines.stream().map(line -> line(line, widths)).collect(Collectors.joining("\n", "", "\n"));
        return table + warnings.stream().map(warning -> "! " + warning + "\n").collect(Collectors.joining());
    }

    /**
     * Returns the table as JSON: {@code {"routes":[{"method","path","handler","guards":[…]}],"warnings":[…]}}. A route
     * without guards has an empty list.
     */
    public String toJson() {
        List<Map<String, Object>> routes = rows.stream()
                .map(row -> {
                    Map<String, Object> route = new LinkedHashMap<>();
                    route.put("method", row.route().method());
                    route.put("path", row.route().path());
                    route.put("handler", row.route().handler());
                    route.put("guards", row.guards());
                    return route;
                })
                .toList();
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("routes", routes);
        table.put("warnings", warnings);
        return Json.write(table);
    }

    private static String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = cells.get(i);
            line.append(cell).append(" ".repeat(widths[i] - cell.length() + 2));
        }
        return line.toString().stripTrailing();
    }

    private static List<String> inFront(Guard guard, String basePath, Route route) {
        List<String> samples = SamplePaths.samples(route.path());
        if (samples.stream().allMatch(path -> path.equals(basePath) || path.startsWith(basePath + "/"))) {
            return List.of(OURS + "its endpoints");
        }
        if (samples.stream().allMatch(guard::isExempt)) {
            return List.of(OURS + "a page of the sign-in, open");
        }
        if (guard.isActive() && guard.matchers().isEmpty()) {
            return List.of("authorized");
        }
        return guard.matchers().stream()
                .filter(matcher -> coversAll(guard, matcher, route))
                .map(matcher -> "matcher " + matcher)
                .toList();
    }

    private static boolean coversAll(Guard guard, Matcher matcher, Route route) {
        return SamplePaths.samples(route.path()).stream()
                .allMatch(path ->
                        !matcher.isConditional() && guard.covers(matcher, new SampleRequest(route.method(), path)));
    }

    private static boolean coversSome(Matcher matcher, Route route) {
        return SamplePaths.samples(route.path()).stream().anyMatch(matcher.path()::matches);
    }

    private static List<String> tooWide(Matcher matcher) {
        return LookaheadExclusions.of(matcher.path().pattern()).stream()
                .filter(left ->
                        !matcher.path().matches(left.path()) && !matcher.path().matches(left.neighbour()))
                .map(left -> "The matcher " + matcher + " lets " + left.neighbour() + " through as well as "
                        + left.path() + ": write (?!" + left.word() + "(?:/|$)) if that is not meant")
                .toList();
    }
}
