package dev.latchkey.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MatcherTest {

    private static final Request PLAIN = new Request(Map.of(), Map.of(), Map.of());

    private record Request(Map<String, List<String>> headers, Map<String, String> cookies, Map<String, String> fields)
            implements ConditionInput {

        static Request header(String name, String... values) {
            return new Request(Map.of(name, List.of(values)), Map.of(), Map.of());
        }

        static Request cookie(String name, String value) {
            return new Request(Map.of(), Map.of(name, value), Map.of());
        }

        static Request query(String name, String value) {
            return new Request(Map.of(), Map.of(), Map.of(name, value));
        }

        @Override
        public RequestFieldValues header(String name) {
            return RequestFieldValues.of(headers.getOrDefault(name, List.of()));
        }

        @Override
        public RequestFieldValues cookie(String name) {
            return RequestFieldValues.of(Stream.ofNullable(cookies.get(name)).toList());
        }

        @Override
        public RequestFieldValues query(String name) {
            return RequestFieldValues.of(Stream.ofNullable(fields.get(name)).toList());
        }

        @Override
        public RequestFieldValues host() {
            return RequestFieldValues.UNKNOWN;
        }
    }

    private static boolean guards(Matcher matcher, Request request) {
        return matcher.matches(List.of("/a"), request);
    }

    @Test
    void any_spelling_of_the_path_is_enough() {
        Matcher matcher = Matcher.path("/dashboard/:path*");

        assertThat(matcher.matches(List.of("/%64ashboard", "/dashboard"), PLAIN))
                .isTrue();
        assertThat(matcher.matches(List.of("/login", "/logout"), PLAIN)).isFalse();
    }

    @Test
    void a_slash_at_the_end_is_the_same_page() {
        assertThat(Matcher.path("/docs").matches(List.of("/docs/"), PLAIN)).isTrue();
        assertThat(Matcher.path("/docs/").matches(List.of("/docs"), PLAIN)).isTrue();
        assertThat(Matcher.path("/docs/(.*)").matches(List.of("/docs"), PLAIN)).isTrue();
        assertThat(Matcher.path("/docs/:page+").matches(List.of("/docs"), PLAIN))
                .isFalse();
    }

    @Test
    void what_a_pattern_leaves_out_is_not_brought_back_by_a_slash() {
        Matcher matcher = Matcher.path("/((?!.+\\.[\\w]+$|_next).*)");

        assertThat(matcher.matches(List.of("/logo.png"), PLAIN)).isFalse();
        assertThat(matcher.matches(List.of("/page"), PLAIN)).isTrue();
    }

    @Test
    void a_condition_without_a_value_asks_for_anything_but_an_empty_text() {
        Matcher matcher = Matcher.path("/a").has(RequestCondition.header("x-preview"));

        assertThat(guards(matcher, Request.header("x-preview", "yes"))).isTrue();
        assertThat(guards(matcher, Request.header("x-preview", ""))).isFalse();
        assertThat(guards(matcher, PLAIN)).isFalse();
    }

    @Test
    void a_value_must_match_as_a_whole_and_in_its_case() {
        Matcher matcher = Matcher.path("/a").has(RequestCondition.cookie("plan", "(pro|team)-\\d+"));

        assertThat(guards(matcher, Request.cookie("plan", "pro-1"))).isTrue();
        assertThat(guards(matcher, Request.cookie("plan", "team-22"))).isTrue();
        assertThat(guards(matcher, Request.cookie("plan", "PRO-1"))).isFalse();
        assertThat(guards(matcher, Request.cookie("plan", "pro-1x"))).isFalse();
        assertThat(guards(matcher, Request.cookie("plan", "xpro-1"))).isFalse();
        assertThat(guards(matcher, Request.cookie("plan", "pro-1\n"))).isFalse();
    }

    @Test
    void a_named_group_of_a_value_is_only_a_group() {
        Matcher matcher = Matcher.path("/a").has(RequestCondition.query("page", "(?<number>\\d+)"));

        assertThat(guards(matcher, Request.query("page", "12"))).isTrue();
        assertThat(guards(matcher, Request.query("page", "x"))).isFalse();
    }

    @Test
    void all_of_has_and_none_of_missing() {
        Matcher matcher = Matcher.path("/a")
                .has(RequestCondition.header("x-one"))
                .has(RequestCondition.header("x-two"))
                .missing(RequestCondition.cookie("beta", "1"))
                .missing(RequestCondition.query("free"));
        Map<String, List<String>> both = Map.of("x-one", List.of("1"), "x-two", List.of("2"));

        assertThat(guards(matcher, new Request(both, Map.of(), Map.of()))).isTrue();
        assertThat(guards(matcher, new Request(both, Map.of("beta", "2"), Map.of())))
                .isTrue();
        assertThat(guards(matcher, new Request(both, Map.of("beta", "1"), Map.of())))
                .isFalse();
        assertThat(guards(matcher, new Request(both, Map.of(), Map.of("free", "y"))))
                .isFalse();
        assertThat(guards(matcher, Request.header("x-one", "1"))).isFalse();
    }

    @Test
    void bars_may_stand_in_parentheses_at_any_depth() {
        Matcher matcher = Matcher.path("/a").has(RequestCondition.cookie("c", "((?:a)|b(c|d))e"));

        assertThat(guards(matcher, Request.cookie("c", "ae"))).isTrue();
        assertThat(guards(matcher, Request.cookie("c", "bde"))).isTrue();
        assertThat(guards(matcher, Request.cookie("c", "a"))).isFalse();
    }

    @Test
    void a_cookie_need_only_be_there() {
        Matcher matcher = Matcher.path("/a").has(RequestCondition.cookie("c"));

        assertThat(matcher.path().pattern()).isEqualTo("/a");
        assertThat(guards(matcher, Request.cookie("c", "x"))).isTrue();
        assertThat(guards(matcher, PLAIN)).isFalse();
    }

    @Test
    void adding_a_condition_leaves_the_matcher_it_is_added_to_alone() {
        Matcher plain = Matcher.path("/a");
        Matcher narrow = plain.has(RequestCondition.header("x-preview"));

        assertThat(guards(plain, PLAIN)).isTrue();
        assertThat(guards(narrow, PLAIN)).isFalse();
    }

    @Test
    void a_header_sent_twice_cannot_talk_the_guard_out_of_it() {
        Matcher has = Matcher.path("/a").has(RequestCondition.header("x-tier", "paid"));
        Matcher missing = Matcher.path("/a").missing(RequestCondition.header("x-internal", "yes"));

        assertThat(guards(has, Request.header("x-tier", "paid", "free"))).isTrue();
        assertThat(guards(has, Request.header("x-tier", "free", "paid"))).isTrue();
        assertThat(guards(missing, Request.header("x-internal", "yes", "no"))).isTrue();
        assertThat(guards(missing, Request.header("x-internal", "yes", "yes"))).isFalse();
    }

    @Test
    void a_value_that_cannot_be_decided_leaves_the_request_guarded() {
        String endless = "(?:.*,){20}x";
        String value = "a,".repeat(60) + "!";

        assertThat(guards(Matcher.path("/a").has(RequestCondition.header("h", endless)), Request.header("h", value)))
                .isTrue();
        assertThat(guards(Matcher.path("/a").missing(RequestCondition.header("h", endless)), Request.header("h", value)))
                .isTrue();
        assertThat(guards(
                        Matcher.path("/a").missing(RequestCondition.cookie("c", "x+")), Request.cookie("c", "x".repeat(9000))))
                .isTrue();
    }

    @Test
    void a_condition_that_could_never_mean_what_it_says_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RequestCondition.header("h", "a|b"))
                .withMessage("Bar outside parentheses at 1 in \"a|b\": write \"(?:a|b)\" to match one of several whole"
                        + " values");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RequestCondition.header("h", "(a)|b"))
                .withMessageStartingWith("Bar outside parentheses at 3 ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RequestCondition.header("h", "|b"))
                .withMessageStartingWith("Bar outside parentheses at 0 ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RequestCondition.header("h", "a)"))
                .withMessage("Unopened \")\" at 1 in \"a)\": write \"\\)\" for the character itself");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RequestCondition.host("a\\"))
                .withMessage("Dangling backslash at 1 in \"a\\\": write \"\\\\\" for the character itself");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RequestCondition.cookie("c", ""))
                .withMessage("The value of a condition must not be empty; leave it out to accept any");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RequestCondition.query(""))
                .withMessage("A condition on a header, a cookie or the query needs its name");
    }

    @Test
    void it_prints_what_it_looks_at_but_no_value() {
        Matcher matcher = Matcher.path("/a").has(RequestCondition.host("b\\.c")).missing(RequestCondition.header("x-key", "sesame"));

        assertThat(matcher).hasToString("/a has [host] missing [header x-key]");
    }
}
