package dev.latchkey.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A value too long for one cookie, spread over {@code name.0}, {@code name.1}, … (contract §2.4, W16). */
public final class ChunkedCookie {

    /** How much of the value one cookie holds, in characters: 4096 less 160 for name and attributes. */
    public static final int CAPACITY = 3936;

    private static final int MAX_CHUNKS = 64;

    private ChunkedCookie() {}

    /**
     * What the request offers as the value of {@code name}, best first: the chunks joined in the order of their
     * numbers, then the plain cookie. A stray cookie of either kind can so not hide the other.
     */
    public static List<String> read(RequestCookies cookies, String name) {
        String plain = cookies.get(name);
        String chunks = joined(cookies, name);
        if (chunks == null) {
            return plain == null || plain.isEmpty() ? List.of() : List.of(plain);
        }
        return plain == null || plain.isEmpty() ? List.of(chunks) : List.of(chunks, plain);
    }

    /** The {@code Set-Cookie} headers that store {@code value} and clear what the request had and no longer needs. */
    public static List<SetCookie> write(
            RequestCookies cookies, String name, String value, CookieAttributes attributes) {
        Map<String, SetCookie> result = clearings(cookies, name, attributes);
        int chunks = (value.length() + CAPACITY - 1) / CAPACITY;
        for (int i = 0; i < chunks; i++) {
            String chunkName = chunks == 1 ? name : name + "." + i;
            String chunk = value.substring(i * CAPACITY, Math.min(value.length(), (i + 1) * CAPACITY));
            result.put(chunkName, new SetCookie(chunkName, chunk, attributes));
        }
        return new ArrayList<>(result.values());
    }

    /** The {@code Set-Cookie} headers that clear the plain cookie and every chunk the request came with. */
    public static List<SetCookie> clear(RequestCookies cookies, String name, CookieAttributes attributes) {
        return new ArrayList<>(clearings(cookies, name, attributes).values());
    }

    private static Map<String, SetCookie> clearings(RequestCookies cookies, String name, CookieAttributes attributes) {
        Map<String, SetCookie> result = new LinkedHashMap<>();
        for (String candidate : cookies.namesStartingWith(name)) {
            if (candidate.equals(name) || chunkNumber(candidate, name) >= 0) {
                result.put(candidate, SetCookie.clearing(candidate, attributes));
            }
        }
        return result;
    }

    private static @Nullable String joined(RequestCookies cookies, String name) {
        if (!cookies.hasStartingWith(name + ".")) {
            return null;
        }
        SortedMap<Integer, String> chunks = new TreeMap<>();
        cookies.forEachStartingWith(name + ".", (candidate, value) -> {
            int number = chunkNumber(candidate, name);
            if (number >= 0) {
                chunks.putIfAbsent(number, value);
            }
        });
        String joined = String.join("", chunks.values());
        return joined.isEmpty() ? null : joined;
    }

    private static int chunkNumber(String candidate, String name) {
        int first = name.length() + 1;
        int digits = candidate.length() - first;
        if (digits < 1 || digits > 2 || candidate.charAt(first - 1) != '.') {
            return -1;
        }
        if (digits == 2 && candidate.charAt(first) == '0') {
            return -1; // nobody writes name.01, and it must not pass for name.1
        }
        int number = 0;
        for (int i = first; i < candidate.length(); i++) {
            char c = candidate.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            number = number * 10 + c - '0';
        }
        return number < MAX_CHUNKS ? number : -1;
    }
}
