package dev.latchkey.wire;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The cookies of a request. This class searches the {@code Cookie} headers directly and creates no map, because
 * Latchkey reads only one or two cookies in a request. Blanks and tabs around names and values are removed, and also
 * one pair of quotes around a value. A pair without {@code =} is skipped. A value with malformed escapes stays
 * unchanged (wire.md#requests).
 *
 * <p>A browser may have several cookies with one name, for other paths, domains or ports, and does not say where they
 * are from. Code that can recognise the right cookie must therefore check {@link #all}.
 */
public final class RequestCookies {

    /** The maximum number of cookies with one name that are read, because each may need a call of the store. */
    private static final int MOST_TWINS = 16;

    private final List<String> headers;

    public RequestCookies(List<String> headers) {
        this.headers = headers;
    }

    /** Returns the cookies that a browser sends if it has only the cookies {@code given}. */
    public static RequestCookies of(List<SetCookie> given) {
        return new RequestCookies(given.stream()
                .map(cookie -> cookie.name() + "=" + PercentEscapes.encodeComponent(cookie.value()))
                .toList());
    }

    /** Returns the value of the first cookie {@code name}, or {@code null}. */
    public @Nullable String get(String name) {
        for (String header : headers) {
            for (int start = 0; start < header.length(); ) {
                int end = endOfPair(header, start);
                int equals = equalsSign(header, start, end);
                if (equals >= 0 && isName(header, start, equals, name)) {
                    return value(header, equals + 1, end);
                }
                start = end + 1;
            }
        }
        return null;
    }

    /**
     * Returns every value that some framework reads as the cookie {@code name}, each once, in order. Some frameworks
     * also split at commas.
     */
    public List<String> readings(String name) {
        Set<String> readings = new LinkedHashSet<>();
        forEachReading(name, sent -> readings.add(value(sent, 0, sent.length())));
        return List.copyOf(readings);
    }

    /** Returns the {@link #readings}, both as they were sent and with their escapes decoded. */
    public List<String> spellings(String name) {
        Set<String> spellings = new LinkedHashSet<>();
        forEachReading(name, sent -> {
            spellings.add(sent);
            spellings.add(value(sent, 0, sent.length()));
        });
        return List.copyOf(spellings);
    }

    private void forEachReading(String name, Consumer<String> action) {
        for (String header : headers) {
            for (String pair : header.split(";", -1)) {
                for (String part : pair.split(",", -1)) {
                    readPair(part, name, action);
                }
                readPair(pair, name, action);
            }
        }
    }

    private static void readPair(String pair, String name, Consumer<String> action) {
        int equals = pair.indexOf('=');
        if (equals >= 0 && pair.substring(0, equals).strip().equals(name)) {
            action.accept(pair.substring(equals + 1).strip());
        }
    }

    /** Returns the values of all cookies {@code name} that are not empty, each once, in the order of the request. */
    public List<String> all(String name) {
        Set<String> values = new LinkedHashSet<>();
        forEachStartingWith(name, (found, value) -> {
            if (found.equals(name) && !value.isEmpty() && values.size() < MOST_TWINS) {
                values.add(value);
            }
        });
        return List.copyOf(values);
    }

    /** Returns {@code headers} without the cookies with these names. */
    public static List<String> without(Collection<String> names, List<String> headers) {
        List<String> rest = new ArrayList<>();
        for (String header : headers) {
            List<String> pairs = new ArrayList<>();
            for (int start = 0; start < header.length(); ) {
                int end = endOfPair(header, start);
                int equals = equalsSign(header, start, end);
                int from = skipBlanks(header, start, end);
                if (equals < 0
                        || !names.contains(header.substring(from, Math.max(from, trimEnd(header, from, equals))))) {
                    pairs.add(header.substring(start, end));
                }
                start = end + 1;
            }
            rest.add(String.join(";", pairs));
        }
        return rest;
    }

    /** Calls {@code action} with name and value of each cookie whose name starts with {@code prefix}, in order. */
    public void forEachStartingWith(String prefix, BiConsumer<String, String> action) {
        for (String header : headers) {
            for (int start = 0; start < header.length(); ) {
                int end = endOfPair(header, start);
                int equals = equalsSign(header, start, end);
                if (equals >= 0) {
                    int from = skipBlanks(header, start, equals);
                    if (header.startsWith(prefix, from)) {
                        action.accept(
                                header.substring(from, trimEnd(header, from, equals)), value(header, equals + 1, end));
                    }
                }
                start = end + 1;
            }
        }
    }

    /** Returns 0, 1 or 2 if there are none, one or several cookies whose name starts with {@code prefix}. */
    int countStartingWith(String prefix) {
        int count = 0;
        for (String header : headers) {
            for (int start = 0; start < header.length(); start = endOfPair(header, start) + 1) {
                if (header.startsWith(prefix, skipBlanks(header, start, header.length()))) {
                    count++;
                    if (count == 2) {
                        return count;
                    }
                }
            }
        }
        return count;
    }

    /** Returns the names of the cookies that start with {@code prefix}, each once, in the order of the request. */
    public List<String> namesStartingWith(String prefix) {
        Set<String> names = new LinkedHashSet<>();
        forEachStartingWith(prefix, (name, value) -> names.add(name));
        return List.copyOf(names);
    }

    private static int endOfPair(String header, int start) {
        int semicolon = header.indexOf(';', start);
        return semicolon < 0 ? header.length() : semicolon;
    }

    /*
     * Searches only to the end of the pair. Otherwise a header of many semicolons would be searched once for each
     * semicolon.
     */
    private static int equalsSign(String header, int start, int end) {
        for (int i = start; i < end; i++) {
            if (header.charAt(i) == '=') {
                return i;
            }
        }
        return -1;
    }

    private static boolean isName(String header, int start, int end, String name) {
        int from = skipBlanks(header, start, end);
        return header.startsWith(name, from) && trimEnd(header, from, end) == from + name.length();
    }

    private static String value(String header, int start, int end) {
        String sent = raw(header, start, end);
        boolean quoted = sent.length() > 1 && sent.startsWith("\"") && sent.endsWith("\"");
        String raw = quoted ? sent.substring(1, sent.length() - 1) : sent;
        String decoded = PercentEscapes.decode(raw);
        return decoded == null ? raw : decoded;
    }

    private static String raw(String header, int start, int end) {
        int from = skipBlanks(header, start, end);
        return header.substring(from, trimEnd(header, from, end));
    }

    private static int skipBlanks(String text, int from, int to) {
        int i = from;
        while (i < to && isBlank(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static int trimEnd(String text, int from, int to) {
        int i = to;
        while (i > from && isBlank(text.charAt(i - 1))) {
            i--;
        }
        return i;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
