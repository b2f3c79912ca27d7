package dev.latchkey.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.latchkey.Auth;
import dev.latchkey.adapter.AdapterExchange;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A path that any server may take for a guarded one, by whatever it does to paths, is guarded or refused. */
class SpellingsFuzzTest {

    private static final int MOST_STEPS = 4;
    private static final int MOST_READINGS = 500;

    private static final Auth AUTH = Auth.builder()
            .environment(Map.of())
            .sessionsOnly()
            .secret("a-secret-of-fuzzing-0123456789abcdefghij")
            .url("https://app.example.com")
            .matcher("/admin/:path*")
            .build();

    /** What servers, proxies and file systems do to a path, in one order or another. */
    private static final List<UnaryOperator<String>> STEPS = List.of(
            SpellingsFuzzTest::decoded,
            path -> path.replaceAll(";[^/]*", ""),
            path -> path.replace('\\', '/'),
            path -> path.replaceAll("/{2,}", "/"),
            path -> path.replaceAll("/\\.(?=/|$)", ""),
            path -> path.replaceFirst("/[^/]+/\\.\\.(?=/|$)", ""),
            path -> path.replaceAll("[. ]+(?=/|$)", ""),
            path -> path.replaceFirst("[\\x00?#].*", ""));

    @FuzzTest
    void paths(byte[] input) {
        String raw = "/" + new String(input, ISO_8859_1).replaceAll("[?#\\s].*", "");
        TextRequest request = new TextRequest("GET", raw, null, List.of(), "");
        boolean passes =
                AdapterExchange.of(AUTH, request, (name, value) -> {}).answer().isEmpty();
        if (passes) {
            assertThat(readings(raw)).as(raw).noneMatch(SpellingsFuzzTest::isAdmin);
        }
    }

    private static boolean isAdmin(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        return lower.equals("/admin") || lower.startsWith("/admin/");
    }

    private static Iterable<String> readings(String raw) {
        Map<String, Integer> readings = new HashMap<>(Map.of(raw, 0));
        Deque<String> open = new ArrayDeque<>(List.of(raw));
        while (!open.isEmpty() && readings.size() < MOST_READINGS) {
            String path = open.remove();
            int steps = readings.getOrDefault(path, 0) + 1;
            for (UnaryOperator<String> step : STEPS) {
                String next = step.apply(path);
                if (steps <= MOST_STEPS && readings.putIfAbsent(next, steps) == null) {
                    open.add(next);
                }
            }
        }
        return readings.keySet();
    }

    private static String decoded(String path) {
        String bytes = Pattern.compile("%([0-9a-fA-F]{2})")
                .matcher(new String(path.getBytes(UTF_8), ISO_8859_1))
                .replaceAll(escape ->
                        Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(escape.group(1), 16))));
        return new String(bytes.getBytes(ISO_8859_1), UTF_8);
    }
}
