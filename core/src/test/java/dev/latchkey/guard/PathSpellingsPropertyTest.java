package dev.latchkey.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.http.AuthRequest;
import dev.latchkey.http.FakeRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Random paths from a fixed seed, so that a failure repeats. */
class PathSpellingsPropertyTest {

    private static final int ROUNDS = 20_000;

    private final Random random = new Random(20261123);

    @Test
    @Tag("X2")
    void no_respelling_of_a_guarded_path_gets_past() {
        Matcher matcher = Matcher.path("/dashboard/:path*");
        int honest = 0;
        for (int i = 0; i < ROUNDS; i++) {
            String raw = respelled("/dashboard/a/b");
            for (int more = random.nextInt(3); more > 0; more--) {
                raw = respelled(raw);
            }

            boolean ambiguous = PathSpellings.isAmbiguous(raw);
            honest += ambiguous ? 0 : 1;
            assertThat(ambiguous || guards(matcher, raw)).as(raw).isTrue();
        }
        assertThat(honest).isGreaterThan(ROUNDS / 4);
    }

    @Test
    void an_unguarded_path_stays_so_however_its_letters_are_escaped() {
        Matcher matcher = Matcher.path("/dashboard/:path*");
        for (int i = 0; i < ROUNDS; i++) {
            String raw = escapeOne(escapeOne("/public/dashboard"));

            assertThat(PathSpellings.isAmbiguous(raw) || !guards(matcher, raw))
                    .as(raw)
                    .isTrue();
        }
    }

    @Test
    void what_is_not_ambiguous_means_the_same_to_a_parser_that_decodes_first_and_one_that_splits_first() {
        int honest = 0;
        for (int i = 0; i < ROUNDS; i++) {
            String raw = anything();
            if (PathSpellings.isAmbiguous(raw)) {
                continue;
            }
            honest++;
            String decoded = decoded(raw);
            List<String> splitFirst = List.of(raw.split("/", -1)).stream()
                    .map(PathSpellingsPropertyTest::decoded)
                    .toList();
            assertThat(List.of(decoded.split("/", -1))).as(raw).isEqualTo(splitFirst);
            assertThat(splitFirst).as(raw).doesNotContain(".", "..");
            assertThat(splitFirst.subList(1, splitFirst.size() - 1)).as(raw).doesNotContain("");
            assertThat(decoded)
                    .as(raw)
                    .startsWith("/")
                    .doesNotContain(";", "\\", "\ufffd")
                    .doesNotContainPattern("[\\p{Cntrl}\\x{2028}\\x{2029}]");
        }
        assertThat(honest).isGreaterThan(ROUNDS / 50);
    }

    @Test
    void candidates_differ_and_hold_both_paths() {
        for (int i = 0; i < ROUNDS; i++) {
            String raw = anything();
            String routed = random.nextBoolean() ? raw : anything();

            assertThat(PathSpellings.candidates(raw, routed))
                    .as(raw)
                    .doesNotHaveDuplicates()
                    .contains(raw, routed, PercentEncoding.decode(raw))
                    .startsWith(raw)
                    .hasSizeLessThan(40);
        }
    }

    private static boolean guards(Matcher matcher, String raw) {
        return matcher.matches(
                PathSpellings.candidates(raw, raw), new RequestConditionInput(FakeRequest.get("/"), AuthRequest::host));
    }

    private String respelled(String path) {
        List<UnaryOperator<String>> ways = List.of(
                this::escapeOne,
                this::changeCaseOfOne,
                p -> p.replaceFirst("%", "%25"),
                p -> p + "/",
                p -> p + pick(".", "%2e", "%20", "%3f", "%3Fx", "%23", ";x", "%00", "%0a", "%2f", "/.", "/%2e%2e"),
                p -> p.replaceFirst("/", pick("//", "/./", "/x/../", "/;/", "/%2e/", "%2f", "\\\\\\\\", "/..;/")),
                p -> p.replaceFirst("d/", pick("d./", "d%20/", "d;a=b/", "d%00/", "d%2f", "d//", "d%2E/")));
        return ways.get(random.nextInt(ways.size())).apply(path);
    }

    private String escapeOne(String path) {
        int i = random.nextInt(path.length());
        char c = path.charAt(i);
        return path.substring(0, i)
                + String.format(Locale.ROOT, pick("%%%02x", "%%%02X"), (int) c)
                + path.substring(i + 1);
    }

    private String changeCaseOfOne(String path) {
        int i = random.nextInt(path.length());
        return path.substring(0, i) + path.substring(i, i + 1).toUpperCase(Locale.ROOT) + path.substring(i + 1);
    }

    private String anything() {
        StringBuilder path = new StringBuilder("/");
        for (int length = random.nextInt(8); length > 0; length--) {
            path.append(pick(
                    "a",
                    "b.",
                    "/",
                    "/x",
                    ".",
                    "%20",
                    "%2e",
                    "%2f",
                    "%C3%A9",
                    "%C3",
                    "%25",
                    "%2561",
                    "%0a",
                    ";",
                    "é",
                    "?",
                    "%E2%80%A8",
                    "~",
                    "+",
                    "%5c",
                    "\\",
                    "%3b",
                    "61",
                    "2f"));
        }
        return path.toString();
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
