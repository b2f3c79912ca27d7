package dev.latchkey.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Reads and writes values that are too long for one cookie. Such a value is split into the cookies {@code name.0},
 * {@code name.1}, … (wire.md#chunks, W16).
 */
public final class ChunkedCookie {

    /** The maximum number of characters of the value in one cookie, which is 4096 minus 160 for name and attributes. */
    public static final int CAPACITY = 3936;

    private static final int MAX_CHUNKS = 64;
    private static final int MAX_JOINED = 16; // each is decrypted

    private ChunkedCookie() {}

    /**
     * Returns the possible values of {@code name}. These are the chunks joined in the order of their numbers, and then
     * the plain cookie. If the browser has a cookie several times, all its values are returned. An old cookie, or a
     * cookie of another application, must not hide the right cookie.
     */
    public static List<String> read(RequestCookies cookies, String name) {
        int found = cookies.countStartingWith(name);
        if (found == 0) {
            return List.of();
        }
        String plain = found == 1 ? cookies.get(name) : null;
        if (plain != null) {
            return plain.isEmpty() ? List.of() : List.of(plain);
        }
        Set<String> offered = joined(cookies, name);
        offered.addAll(cookies.all(name));
        return List.copyOf(offered);
    }

    /**
     * Returns the {@code Set-Cookie} headers that store {@code value} and clear cookies of the request that are no
     * longer needed.
     */
    public static List<SetCookie> write(
            RequestCookies cookies, String name, String value, CookieAttributes attributes) {
        Map<String, SetCookie> result = clearings(cookies, name, attributes);
        int chunks = (value.length() + CAPACITY - 1) / CAPACITY;
        for (int i = 0; i < chunks; i++) {
            String chunkName = chunks == 1 ? name : name + "." + i;
            String chunk = value.substring(i * CAPACITY, Math.min(value.length(), (i + 1) * CAPACITY));
            SetCookie cookie = new SetCookie(chunkName, chunk, attributes);
            result.put(cookie.identity(), cookie);
        }
        return new ArrayList<>(result.values());
    }

    /**
     * Returns the {@code Set-Cookie} headers that clear the plain cookie and every chunk in the request. If the cookies
     * are shared with a domain, the headers also clear cookies of this host only, which may be left from before they
     * were shared.
     */
    public static List<SetCookie> clear(RequestCookies cookies, String name, CookieAttributes attributes) {
        return new ArrayList<>(clearings(cookies, name, attributes).values());
    }

    private static Map<String, SetCookie> clearings(RequestCookies cookies, String name, CookieAttributes attributes) {
        Map<String, SetCookie> result = new LinkedHashMap<>();
        for (String candidate : cookies.namesStartingWith(name)) {
            if (candidate.equals(name) || chunkNumber(candidate, name) >= 0) {
                for (SetCookie clearing : SetCookie.clearings(candidate, attributes)) {
                    result.put(clearing.identity(), clearing);
                }
            }
        }
        return result;
    }

    private static Set<String> joined(RequestCookies cookies, String name) {
        SortedMap<Integer, Set<String>> chunks = new TreeMap<>();
        cookies.forEachStartingWith(name + ".", (candidate, value) -> {
            int number = chunkNumber(candidate, name);
            if (number >= 0) {
                chunks.computeIfAbsent(number, none -> new LinkedHashSet<>()).add(value);
            }
        });
        Set<String> joined = new LinkedHashSet<>();
        String first =
                chunks.values().stream().map(twins -> twins.iterator().next()).collect(Collectors.joining());
        if (!first.isEmpty()) {
            joined.add(first);
        }
        if (chunks.values().stream().anyMatch(twins -> twins.size() > 1)) {
            join(chunks, 0, "", joined);
        }
        return joined;
    }

    /*
     * Joins chunks with the same number in every possible combination. All chunks except the last are full, so the end
     * of a value is known.
     */
    private static void join(Map<Integer, Set<String>> chunks, int number, String before, Set<String> joined) {
        for (String chunk : chunks.getOrDefault(number, Set.of())) {
            if (joined.size() >= MAX_JOINED) {
                return;
            }
            if (chunk.length() == CAPACITY && chunks.containsKey(number + 1)) {
                join(chunks, number + 1, before + chunk, joined);
            } else if (number > 0) {
                joined.add(before + chunk);
            }
        }
    }

    private static int chunkNumber(String candidate, String name) {
        int first = name.length() + 1;
        int digits = candidate.length() - first;
        if (digits < 1 || digits > 2 || candidate.charAt(first - 1) != '.') {
            return -1;
        }
        if (digits == 2 && candidate.charAt(first) == '0') {
            return -1; // Latchkey never writes name.01, which must not be read as name.1
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
