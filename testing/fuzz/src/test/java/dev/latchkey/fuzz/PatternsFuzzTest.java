package dev.latchkey.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.latchkey.guard.PathPattern;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** A pattern, and a path in the next line: an answer in bounded time, and for plain patterns the one of a model. */
class PatternsFuzzTest {

    private static final Duration BOUND = Duration.ofSeconds(10); // for one core that has other work

    @FuzzTest
    void patterns(byte[] input) {
        String[] lines = new String(input, UTF_8).split("\n", 2);
        String path = lines.length > 1 ? lines[1] : "/";
        PathPattern pattern;
        try {
            pattern = PathPattern.parse(lines[0]);
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining(":").isNotInstanceOf(NumberFormatException.class);
            return;
        }
        boolean matches = assertTimeoutPreemptively(BOUND, () -> pattern.matches(path));
        if (lines[0].matches("(/[a-z]+|/:[a-z]+[?*+]?)+") && path.matches("(/[a-z]+)+")) {
            assertThat(matches).isEqualTo(fits(segments(lines[0]), segments(path)));
        }
    }

    private static List<String> segments(String text) {
        return List.of(text.toLowerCase(Locale.ROOT).substring(1).split("/"));
    }

    private static boolean fits(List<String> pattern, List<String> path) {
        if (pattern.isEmpty()) {
            return path.isEmpty();
        }
        String first = pattern.get(0);
        List<String> rest = pattern.subList(1, pattern.size());
        if (!first.startsWith(":")) {
            return !path.isEmpty() && path.get(0).equals(first) && fits(rest, path.subList(1, path.size()));
        }
        char modifier = first.charAt(first.length() - 1);
        int least = modifier == '?' || modifier == '*' ? 0 : 1;
        int most = modifier == '*' || modifier == '+' ? path.size() : Math.min(1, path.size());
        for (int taken = least; taken <= most; taken++) {
            if (fits(rest, path.subList(taken, path.size()))) {
                return true;
            }
        }
        return false;
    }
}
