package dev.latchkey.audit;

import java.util.List;

/** Creates sample paths for a route from the framework's notation of the route. */
final class SamplePaths {

    private static final List<String> FILLINGS = List.of("x", "x/y", "");

    private SamplePaths() {}

    /**
     * Returns sample paths of a route. A parameter becomes one segment. A wildcard becomes one segment in one sample,
     * two in another, and none in a third.
     */
    static List<String> samples(String template) {
        return FILLINGS.stream()
                .map(filling -> normal(fill(template, filling)))
                .distinct()
                .toList();
    }

    private static String fill(String template, String wildcard) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < template.length(); ) {
            char c = template.charAt(i);
            int end = end(template, i);
            if (c == '*' || c == '<' || (c == '{' && isWild(template, i, end))) {
                path.append(wildcard);
            } else if (c == '{' || c == ':') {
                path.append('1');
            } else {
                path.append(c);
            }
            i = end;
        }
        return path.toString();
    }

    /**
     * Returns whether a parameter is a wildcard, such as {@code {*path}} of Spring, {@code {+path}} of Micronaut or
     * {@code {path:.*}} of Jakarta REST.
     */
    private static boolean isWild(String template, int start, int end) {
        String inside = template.substring(start + 1, end - 1).trim();
        return inside.startsWith("*") || inside.startsWith("+") || inside.contains(".*") || inside.contains(".+");
    }

    /** Returns the end of the part that begins at {@code start}. */
    private static int end(String template, int start) {
        return switch (template.charAt(start)) {
            case '{' -> closing(template, start);
            case '<' -> after(template, start, template.indexOf('>', start));
            case ':' -> name(template, start + 1);
            case '*' -> stars(template, start);
            default -> start + 1;
        };
    }

    private static int closing(String template, int start) {
        int depth = 0;
        for (int i = start; i < template.length(); i++) {
            depth += template.charAt(i) == '{' ? 1 : template.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return i + 1;
            }
        }
        return template.length();
    }

    private static int after(String template, int start, int last) {
        return last < start ? template.length() : last + 1;
    }

    private static int name(String template, int start) {
        int end = start;
        while (end < template.length() && Character.isJavaIdentifierPart(template.charAt(end))) {
            end++;
        }
        return end;
    }

    private static int stars(String template, int start) {
        int end = start;
        while (end < template.length() && template.charAt(end) == '*') {
            end++;
        }
        return end;
    }

    private static String normal(String path) {
        String rooted = (path.startsWith("/") ? path : "/" + path).replaceAll("/+", "/");
        return rooted.length() > 1 && rooted.endsWith("/") ? rooted.substring(0, rooted.length() - 1) : rooted;
    }
}
