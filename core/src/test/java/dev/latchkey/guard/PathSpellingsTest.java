package dev.latchkey.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathSpellingsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/a",
                "/a/",
                "/files/a%20b.txt",
                "/caf%C3%A9",
                "/caf%c3%a9/",
                "/%F0%9F%98%80",
                "/a+b",
                "/~user",
                "/@me",
                "/a:b",
                "/x.y",
                "/x..y",
                "/..x",
                "/.x",
                "/.well-known/x",
                "/a&b=c,d!e$f'g(h)*i",
                "/100%25",
                "/100%25/x",
                "/100%25zz",
                "/a%2520b",
                "/wiki/Inc.",
                "/wiki/Inc%2E",
                "/search/a%20",
                "/wiki/C%23",
                "/wiki/What%3F",
                "/a|b",
                "/a[0]",
                "/%64ashboard"
            })
    void honest_paths_pass(String path) {
        assertThat(PathSpellings.isAmbiguous(path)).isFalse();
    }

    @ParameterizedTest
    @Tag("X2")
    @Tag("S4")
    @Tag("S8")
    @Tag("Q1")
    @Tag("P8")
    @ValueSource(
            strings = {
                "",
                "a",
                "*",
                "http://host/a",
                "//",
                "//a",
                "///a",
                "/a//",
                "/a//b",
                "/./a",
                "/a/.",
                "/a/./",
                "/../a",
                "/a/..",
                "/a/../b",
                "/...",
                "/a/....//",
                "/%2e/a",
                "/%2E%2e/a",
                "/.%2e/a",
                "/a/%2e",
                "/a/..%20",
                "/a/%20",
                "/a;x",
                "/a;x=1/b",
                "/;/a",
                "/a/..;/b",
                "/a%3bx",
                "/a%3B",
                "/a%2fb",
                "/a%2F",
                "/%2fa",
                "/..%2fa",
                "/a\\b",
                "/a%5cb",
                "/a%5C..",
                "/a%00",
                "/a%00.png",
                "/a%0a",
                "/a%0D%0Ab",
                "/a%09",
                "/a%1f",
                "/a%7f",
                "/a%C2%85",
                "/a%E2%80%A8",
                "/a%E2%80%A9",
                "/a\n",
                "/a\nb",
                "/a\u0000",
                "/a\t",
                "/a b",
                "/a\u007f",
                "/a\u0085",
                "/a\u2028",
                "/caf\u00e9",
                "/a#b",
                "/a?b",
                "/a%",
                "/a%2",
                "/a%zz",
                "/a%2g",
                "/a%%32f",
                "/a%u002f",
                "/a%\uff12f",
                "/a%E9",
                "/a%C3",
                "/a%c0%af",
                "/a%e0%80%af",
                "/a%f0%80%80%af",
                "/a%ed%a0%80",
                "/a%f5%80%80%80",
                "/a%80",
                "/a%252fb",
                "/a%252Fb",
                "/a%25%32%66b",
                "/a%252e%252e/b",
                "/a%255cb",
                "/a%253bb",
                "/a%253fb",
                "/a%2523b",
                "/a%2500",
                "/a%250a",
                "/a%25252fb",
                "/a%2525"
            })
    void paths_that_two_parsers_could_read_differently_are_ambiguous(String path) {
        assertThat(PathSpellings.isAmbiguous(path)).isTrue();
    }

    @Test
    void a_plain_path_has_one_spelling() {
        assertThat(PathSpellings.candidates("/a/b.txt", "/a/b.txt")).containsExactly("/a/b.txt");
        assertThat(PathSpellings.candidates("/", "/")).containsExactly("/");
        assertThat(PathSpellings.candidates("/.well-known/x", "/.well-known/x")).containsExactly("/.well-known/x");
    }

    @Test
    void a_slash_at_the_end_is_left_out_but_for_the_root() {
        assertThat(PathSpellings.candidates("/a/", "/a/")).containsExactly("/a/", "/a");
        assertThat(PathSpellings.candidates("/app/", "/")).containsExactly("/app/", "/app", "/");
    }

    @Test
    void both_paths_are_tried_as_they_are_and_decoded() {
        assertThat(PathSpellings.candidates("/app/%61%20b", "/a b"))
                .containsExactly("/app/%61%20b", "/app/a b", "/a b");
        assertThat(PathSpellings.candidates("/app/%61", "/%61")).containsExactly("/app/%61", "/app/a", "/%61", "/a");
    }

    @Test
    void a_path_is_decoded_twice_since_some_parser_may() {
        assertThat(PathSpellings.candidates("/%2561", "/%61")).containsExactly("/%2561", "/%61", "/a");
        assertThat(PathSpellings.candidates("/%2561", "/x")).containsExactly("/%2561", "/%61", "/a", "/x");
        assertThat(PathSpellings.candidates("/100%25", "/100%")).containsExactly("/100%25", "/100%");
    }

    @Test
    void dots_and_spaces_at_the_end_of_a_segment_are_left_out() {
        assertThat(PathSpellings.candidates("/a./b%20", "/a./b "))
                .containsExactly("/a./b%20", "/a/b%20", "/a./b ", "/a/b");
        assertThat(PathSpellings.candidates("/a./", "/a./")).containsExactly("/a./", "/a.", "/a");
    }

    @Test
    void an_encoded_query_or_fragment_is_cut() {
        assertThat(PathSpellings.candidates("/a%3Fb", "/a?b")).containsExactly("/a%3Fb", "/a?b", "/a");
        assertThat(PathSpellings.candidates("/a/%23b", "/a/#b")).containsExactly("/a/%23b", "/a/#b", "/a/", "/a");
    }
}
