package dev.latchkey.testing.attack;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Makes spellings of a path that some server, proxy or framework has treated as that path (X2 of docs/threats.md). */
final class PathCorpus {

    /** Texts that some server has treated as a slash. */
    private static final List<String> SLASHES = List.of(
            "//",
            "///",
            "/./",
            "/.//",
            "/;/",
            "/;x=y/",
            "/.;/",
            "/%2e/",
            "/%2E%2F",
            "%2f",
            "%2F",
            "%252f",
            "%25252f",
            "%5c",
            "%5C",
            "%255c",
            "\\",
            "\\\\",
            "/\\",
            "\\/",
            "/%20/",
            "/%09/",
            "/%00/",
            "%c0%af",
            "%e0%80%af",
            "%u002f",
            "%u2215",
            "%ef%bc%8f",
            "%e2%88%95",
            "/x/../",
            "/x/..;/",
            "/x/%2e%2e/",
            "/x/.%2e/",
            "/x/..%2f",
            "/x/%252e%252e/",
            "/x/..%5c",
            "/x/..\\",
            "/%0a/",
            "/%0d%0a/",
            "/x/%c0%ae%c0%ae/",
            "/x/..%00/",
            "/x/...//");

    /** Texts that a server may drop from the end of a path. */
    private static final List<String> ENDS = List.of(
            "/",
            "//",
            "/.",
            "/./",
            "/..",
            "/x/..",
            "/%2e",
            "/%2e%2e",
            ".",
            "..",
            "%2e",
            "%20",
            "%20/",
            "/%20",
            "%09",
            "%0a",
            "%0d",
            "%0d%0a",
            "%00",
            "%00.png",
            "%00/",
            ";",
            ";/",
            ";x",
            ";x=y",
            ";.css",
            ";jsessionid=1",
            "%3b",
            "%3bx=y",
            "?",
            "??",
            "?x=/open",
            "%3f",
            "%3fx",
            "%253f",
            "#",
            "#/open",
            "%23",
            "%2523",
            "/?/",
            "~",
            "%",
            "%2",
            "%zz",
            "%%",
            "%f0%28%8c%28",
            "%c2%85",
            "%e2%80%a8",
            "%c2%a0",
            "%e3%80%80",
            "+",
            "/+",
            ".json",
            ".html",
            "/*",
            "%ff",
            "\t",
            "\u000b",
            "\u0000",
            "\u0085",
            "\u00e9",
            "%C3%A9",
            "%1f",
            "%7f");

    private PathCorpus() {}

    /**
     * Returns request targets that a server may treat as {@code path}.
     *
     * @param path a path, such as {@code /dashboard/settings}; if it has one segment only, paths below it are added
     * @param open a path that is not guarded and has routes below it
     * @param authority the host and the port, for targets in absolute form
     */
    static List<String> spellings(String path, String open, String authority) {
        int slash = path.indexOf('/', 1);
        String first = slash < 0 ? path.substring(1) : path.substring(1, slash);
        String second = slash < 0 ? "x" : path.substring(slash + 1);
        Set<String> targets = new LinkedHashSet<>(List.of(path, "/" + first));
        for (String between : SLASHES) {
            targets.add(between + first);
            targets.add(between + first + "/" + second);
            targets.add("/" + first + between + second);
            targets.add(open + between + ".." + between + first);
            targets.add(open + between + "..;" + between + first);
            targets.add(open + "/x/../.." + between + first);
        }
        for (String end : ENDS) {
            targets.add("/" + first + end);
            targets.add(path + end);
            targets.add("/" + first + end + "/" + second);
        }
        for (String letters : spelled(first)) {
            targets.add("/" + letters);
            targets.add("/" + letters + "/" + second);
            targets.add("/" + letters + "/");
        }
        spelled(second).forEach(letters -> targets.add("/" + first + "/" + letters));
        targets.addAll(elsewhere(first, open, authority));
        return List.copyOf(targets);
    }

    private static List<String> spelled(String name) {
        char initial = name.charAt(0);
        String rest = name.substring(1);
        String escape = String.format(Locale.ROOT, "%%%02x", (int) initial);
        List<String> spelled = new ArrayList<>(List.of(
                escape + rest,
                escape.toUpperCase(Locale.ROOT) + rest,
                "%25" + escape.substring(1) + rest,
                "%2525" + escape.substring(1) + rest,
                "%u00" + escape.substring(1) + rest,
                Character.toUpperCase(initial) + rest,
                name.toUpperCase(Locale.ROOT),
                escape.toUpperCase(Locale.ROOT) + rest.toUpperCase(Locale.ROOT),
                name.replace("a", "%61"),
                name.replace("a", "%c1%a1"), // overlong UTF-8
                name.replace("a", "%ef%bd%81"), // full-width
                name.replace("a", "%d0%b0"), // Cyrillic
                name.replace("a", "\u00e4"),
                name.replace("a", "a%cc%80"),
                "%00" + name,
                "%20" + name,
                "%09" + name,
                "." + name,
                "./" + name,
                "%2e/" + name,
                "%ef%bb%bf" + name,
                "%e2%80%8b" + name));
        StringBuilder all = new StringBuilder();
        name.chars().forEach(c -> all.append(String.format(Locale.ROOT, "%%%02x", c)));
        spelled.add(all.toString());
        return spelled;
    }

    private static List<String> elsewhere(String first, String open, String authority) {
        return List.of(
                "http://" + authority + "/" + first,
                "http://" + authority + "//" + first,
                "http://" + authority + "/%2e/" + first,
                "http://" + authority + open + "/../" + first,
                "http://" + authority.toUpperCase(Locale.ROOT) + "/" + first,
                "http://x@" + authority + "/" + first,
                "https://" + authority + "/" + first,
                "http:/" + first,
                "http:///" + first,
                first,
                "." + "/" + first,
                "../" + first,
                "*/" + first,
                "?/" + first,
                "%2f" + first,
                open + "?/../" + first,
                open + "%3f/../" + first,
                open + "%23/../" + first,
                open + "/%2e%2e/%2e%2e/%2e%2e/" + first,
                open + "/..%252f" + first,
                open + "/..%c0%af" + first,
                open + "/.%00./" + first,
                "/auth/../" + first,
                "/auth/..;/" + first,
                "/auth/%2e%2e/" + first,
                "/auth;/" + first,
                "/auth/signin/../../" + first,
                "/auth%2f..%2f" + first,
                "/auth/..%2f" + first);
    }
}
