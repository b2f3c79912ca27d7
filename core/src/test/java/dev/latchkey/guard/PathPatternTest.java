package dev.latchkey.guard;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathPatternTest {

    @Test
    void a_pattern_shows_as_it_was_written() {
        PathPattern pattern = PathPattern.parse("/dashboard/:path*");

        assertThat(pattern.pattern()).isEqualTo("/dashboard/:path*");
        assertThat(pattern).hasToString("/dashboard/:path*");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
                    dashboard  ~ No slash at 0 in "dashboard": a path pattern starts with "/"
                    /(abc      ~ Unclosed group at 5 in "/(abc": close the one opened at 1 with ")"
                    /()        ~ Empty group at 1 in "/()": write a regular expression in it, as in "(.*)"
                    /(a(b))    ~ Capturing group at 3 in "/(a(b))": write "(?:" instead of "("
                    /(?!api)   ~ Pattern starts with "?" at 2 in "/(?!api)": put it in a group of its own, as in "((?!api).*)"
                    /:         ~ Missing parameter name at 1 in "/:": name it, as in ":id", or write "\\:" for a colon
                    /a*        ~ Nothing to repeat at 2 in "/a*": put "*" after a parameter, a (pattern) or a {group}, or write "\\*" for the character
                    /a}        ~ Unopened "}" at 2 in "/a}": write "\\}" for the character itself
                    /a{b       ~ Unclosed group at 4 in "/a{b": close it with "}"
                    /a{b{c}}   ~ Group inside a group at 4 in "/a{b{c}}": groups do not nest; close the first one with "}"
                    /a{:b:c}   ~ Second parameter in one group at 5 in "/a{:b:c}": give it a group of its own
                    /:a:b      ~ Two parameters side by side at 3 in "/:a:b": put text between them, or give this one a pattern, as in ":b([^/]+)"
                    /a(.*)*    ~ Repetition without a separator at 6 in "/a(.*)*": say what stands between two of them, as in "{/:name}*"
                    /a\\       ~ Dangling backslash at 2 in "/a\\": write "\\\\" for the character itself
                    /dashboard/**  ~ Nothing to repeat at 11 in "/dashboard/**": write "/dashboard/:path*" for all paths below
                    /**        ~ Nothing to repeat at 1 in "/**": write "/:path*" for all paths below
                    /a/*/edit  ~ Nothing to repeat at 3 in "/a/*/edit": write "/a/:path*/edit" for all paths below
                    /(a**)     ~ Nothing to repeat at 4 in "/(a**)": write a backslash before it for the character itself
                    /(^*)      ~ Nothing to repeat at 3 in "/(^*)": the part at 2 matches a place, not a character
                    /([a)      ~ Unclosed character class at 2 in "/([a)": close it with "]", or write "\\[" for a bracket
                    /([z-a])   ~ Range out of order at 3 in "/([z-a])": put the character that sorts first on the left
                    /(a{2,1})  ~ Unusable count at 3 in "/(a{2,1})": from the smaller number to the larger, at most 1000
                    """)
    void the_message_says_what_is_wrong_where_and_how_to_write_it(String pattern, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PathPattern.parse(pattern))
                .withMessage(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
                    /((?<=x)a)    ~ Look-behind at 2
                    /((?<!x)a)    ~ Look-behind at 2
                    /:a(a)-(\\1)  ~ Back-reference at 8
                    /((?<n>a)\\k<n>) ~ Back-reference at 9
                    /((?=a)*b)    ~ Nothing to repeat at 7
                    /(\\Qa.b\\E)  ~ Unknown escape "\\Q" at 2
                    /(\\p{Lu})    ~ Unknown escape "\\p" at 2
                    /(a\\z)       ~ Unknown escape "\\z" at 3
                    /([\\p{L}])   ~ Unknown escape "\\p" at 3
                    /(\\012)      ~ Unknown escape "\\0" at 2
                    /(\\x4)       ~ Unknown escape "\\x" at 2
                    /((?i)a)      ~ Unknown kind of group at 2
                    /((?i:a))     ~ Unknown kind of group at 2
                    /((?>a))      ~ Unknown kind of group at 2
                    /(a++)        ~ Nothing to repeat at 4
                    /(a{1,2}+)    ~ Nothing to repeat at 8
                    /(a{1001})    ~ Unusable count at 3
                    /(a{99999999999999}) ~ Unusable count at 3
                    """)
    void what_the_two_languages_read_differently_is_refused(String pattern, String fault) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PathPattern.parse(pattern))
                .withMessageStartingWith(fault + " in ");
    }

    @Test
    void a_character_of_two_code_units_is_refused_inside_parentheses() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PathPattern.parse("/([\uD83D\uDE00])"))
                .withMessageStartingWith("Character beyond U+FFFF at 3 in ");
    }

    @Test
    void a_pattern_of_more_than_4096_characters_is_refused() {
        assertThat(PathPattern.parse("/" + "a".repeat(4095)).matches("/")).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PathPattern.parse("/" + "a".repeat(4096)))
                .withMessage("A path pattern has at most 4096 characters, this one 4097");
    }

    @Test
    @Tag("S4")
    void the_end_of_a_line_does_not_end_a_path() {
        for (String end : List.of("\n", "\r", "\r\n", "\u0085", "\u2028", "\u2029")) {
            assertThat(PathPattern.parse("/admin/(.*)").matches("/admin/a" + end + "b"))
                    .isTrue();
            assertThat(PathPattern.parse("/admin/:path*").matches("/admin/" + end))
                    .isTrue();
            assertThat(PathPattern.parse("/((?!public).*)").matches("/admin" + end))
                    .isTrue();
            assertThat(PathPattern.parse("/((?!.*\\.png$).*)").matches("/a.png" + end))
                    .isTrue();
            assertThat(PathPattern.parse("/public").matches("/public" + end)).isFalse();
        }
    }

    @Test
    void an_exclusion_does_not_reach_beyond_the_case_it_names() {
        PathPattern pattern = PathPattern.parse("/((?!api).*)");

        assertThat(pattern.matches("/api")).isFalse();
        assertThat(pattern.matches("/API")).isTrue();
    }

    @ParameterizedTest
    @Tag("S12")
    @ValueSource(strings = {"tr-TR", "az", "lt", "en"})
    void case_does_not_depend_on_the_locale(String language) {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag(language));
            assertThat(PathPattern.parse("/ADMIN/:id").matches("/admin/1")).isTrue();
            assertThat(PathPattern.parse("/admin/:id").matches("/ADMIN/1")).isTrue();
            assertThat(PathPattern.parse("/(admin|wiki)").matches("/WIKI")).isTrue();
            assertThat(PathPattern.parse("/x(admin)").matches("/XADMIN")).isTrue();
            assertThat(PathPattern.parse("/([a-z]+)").matches("/ADMIN")).isTrue();
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void letters_that_fold_to_one_another_are_the_same_letter() {
        assertThat(PathPattern.parse("/admin").matches("/adm\u0130n")).isTrue();
        assertThat(PathPattern.parse("/admin").matches("/adm\u0131n")).isTrue();
        assertThat(PathPattern.parse("/back").matches("/bac\u212a")).isTrue();
        assertThat(PathPattern.parse("/\u03c3").matches("/\u03a3")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/:a((?:a+)+)",
                "/((?:.*,){20}x)",
                "/((?:a|a)*)x",
                "/((?:a|aa)+)x",
                "/((?:[a,]+[a,]+)+)x",
                "/((?!(?:a+,?)+$).*)x"
            })
    void a_pattern_that_backtracks_for_ever_answers_in_time(String pattern) {
        for (int length : new int[] {30, 1000, 8000}) {
            String path = "/" + "a,".repeat(length / 2);
            assertTimeoutPreemptively(
                    ofSeconds(2), () -> PathPattern.parse(pattern).matches(path + "!"));
        }
    }

    @Test
    void what_cannot_be_decided_counts_as_guarded() {
        assertThat(PathPattern.parse("/((?:.*,){20}x)").matches("/" + "a,".repeat(60) + "!"))
                .isTrue();
        assertThat(PathPattern.parse("/((?:a|b)*)").matches("/" + "ab".repeat(4000) + "!"))
                .isTrue();
    }

    @Test
    void a_path_of_more_than_8192_characters_counts_as_guarded() {
        PathPattern pattern = PathPattern.parse("/dashboard/:path*");

        assertThat(pattern.matches("/" + "a".repeat(8191))).isFalse();
        assertThat(pattern.matches("/" + "a".repeat(8192))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/dashboard/:path*",
                "/((?!api|static|favicon.ico).*)",
                "/:a-:b",
                "/:a/:b*",
                "/((?!_next|[^?]*\\.(?:html?|css|js(?!on)|jpe?g|webp|png|gif|svg|ttf|woff2?|ico)).*)"
            })
    void an_ordinary_pattern_decides_even_the_longest_path(String pattern) {
        String path = "/" + "abc/".repeat(200);

        assertThat(PatternSemantics.WIDER.compile(pattern).matches(path)).isNotEqualTo(BoundedRegex.Answer.GAVE_UP);
        assertThat(PatternSemantics.AS_WRITTEN.compile(pattern).matches(path)).isNotEqualTo(BoundedRegex.Answer.GAVE_UP);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/((?:(?:(?:$){1000}){1000}){1000})",
                "/((?:(?:(?:){1000}){1000}){1000})",
                "/((?:(?:a?){1000}){1000})",
                "/((?:|){40}$a)",
                "/((?:\\b|$){20})",
                "/((?:(?:(?=(?:$){1000})){1000}))"
            })
    void counts_and_alternatives_of_what_may_be_empty_are_refused(String pattern) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PathPattern.parse(pattern))
                .withMessage("Too many ways to match nothing in \"" + pattern
                        + "\": take out counts and alternatives of what may be empty");
    }

    @Test
    void empty_alternatives_in_many_groups_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PathPattern.parse("/" + "((?:|))".repeat(40) + "($a)"))
                .withMessageStartingWith("Too many ways to match nothing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/((?:a?){1000})",
                "/((?:a{1000}){1000})",
                "/(a{0,1000}(?:b|c?){3})",
                "/:a?/:b?/:c?/:d?/:e?/:f*",
                "/((?:(?:(?:(?:|)*|)*|)*|)*$a)",
                "/(.*)?"
            })
    void counts_that_come_to_an_end_are_not(String pattern) {
        assertTimeoutPreemptively(ofSeconds(2), () -> {
            PathPattern parsed = PathPattern.parse(pattern);
            for (String path : new String[] {"/", "/x", "/" + "a".repeat(4000) + "!"}) {
                parsed.matches(path);
            }
        });
    }
}
