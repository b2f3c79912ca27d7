package dev.latchkey.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RequestCookiesTest {

    private static final int HEADER = 65_536;

    @Test
    void a_name_is_compared_whole() {
        RequestCookies cookies = cookies("session2=b; xsession=c; Session=d; session=a; sessio=e; ses sion=f");

        assertThat(cookies.get("session")).isEqualTo("a");
        assertThat(cookies.get("sessi")).isNull();
        assertThat(cookies.get("")).isNull();
    }

    @Test
    void the_first_duplicate_wins_over_all_headers() {
        RequestCookies cookies = new RequestCookies(List.of("a=1; b=2", "b=3; c=4", ""));

        assertThat(cookies.get("b")).isEqualTo("2");
        assertThat(cookies.get("c")).isEqualTo("4");
        assertThat(cookies.namesStartingWith("")).containsExactly("a", "b", "c");
    }

    @Test
    void blanks_are_trimmed_and_other_white_space_is_not() {
        RequestCookies cookies = cookies("\t a \t=\t 1 \t;b=\u00a02\u00a0;\nc=3");

        assertThat(cookies.get("a")).isEqualTo("1");
        assertThat(cookies.get("b")).isEqualTo("\u00a02\u00a0");
        assertThat(cookies.get("c")).isNull();
    }

    @Test
    void quotes_around_a_value_are_not_part_of_it() {
        RequestCookies cookies = cookies("$Version=\"1\"; a=\"x=1%20y\";$Path=\"/\"; b=\"; c=\"\"; d=\"e; f=g\"");

        assertThat(cookies.get("a")).isEqualTo("x=1 y");
        assertThat(cookies.get("b")).isEqualTo("\"");
        assertThat(cookies.get("c")).isEmpty();
        assertThat(cookies.get("d")).isEqualTo("\"e");
        assertThat(cookies.get("f")).isEqualTo("g\"");
    }

    @Test
    void each_value_of_a_name_is_offered_once_in_its_order() {
        assertThat(new RequestCookies(List.of("a=1; ab=0; a=; a=2", "b=3;a=1; a=4")).all("a"))
                .containsExactly("1", "2", "4");
        assertThat(cookies("a=" + "x; a=".repeat(10) + "y").all("a")).containsExactly("x", "y");
        assertThat(cookies(IntStream.range(0, 99).mapToObj(i -> "a=" + i).collect(Collectors.joining(";")))
                        .all("a"))
                .hasSize(16);
    }

    @Test
    void what_is_taken_out_leaves_the_rest_as_it_was() {
        List<String> headers = List.of("a=1; b = 2 ;ab=3; a ; c", " b=4", "a=\"x\"");
        assertThat(RequestCookies.without(List.of("a", "b"), headers)).containsExactly("ab=3; a ; c", "", "");
        assertThat(RequestCookies.without(List.of("x"), headers)).isEqualTo(headers);
    }

    @Test
    void a_thousand_cookies_of_one_name_are_one_cookie() {
        RequestCookies cookies = cookies("a=1; ".repeat(1_000) + "a=2; b=3");

        assertThat(cookies.get("a")).isEqualTo("1");
        assertThat(cookies.get("b")).isEqualTo("3");
        assertThat(cookies.namesStartingWith("a")).containsExactly("a");
    }

    @Test
    void a_thousand_cookies_are_each_found() {
        RequestCookies cookies = cookies(
                IntStream.range(0, 1_000).mapToObj(i -> "c" + i + "=" + i).collect(Collectors.joining(";")));

        for (int i = 0; i < 1_000; i++) {
            assertThat(cookies.get("c" + i)).isEqualTo(String.valueOf(i));
        }
        assertThat(cookies.namesStartingWith("c")).hasSize(1_000);
    }

    /* Each of these makes some way of searching look at the whole header again and again. */
    @Test
    void a_header_of_64_kib_is_answered_at_once() {
        String name = "authjs.session-token";
        List<String> headers = List.of(
                "a;".repeat(HEADER / 2),
                ";".repeat(HEADER),
                "; ".repeat(HEADER / 2),
                " ".repeat(HEADER),
                "=".repeat(HEADER),
                "a=;".repeat(HEADER / 3),
                "a".repeat(HEADER),
                "authjs.session-token;".repeat(HEADER / 21),
                "authjs.session-tokem=;".repeat(HEADER / 22),
                "a=" + "%41".repeat(HEADER / 3),
                "authjs.session-token=" + "%".repeat(HEADER),
                IntStream.range(0, 2_500).mapToObj(i -> name + "." + i + "=").collect(Collectors.joining(";")));
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            for (int i = 0; i < 50; i++) {
                for (String header : headers) {
                    RequestCookies cookies = cookies(header);
                    cookies.get(name);
                    ChunkedCookie.read(cookies, name);
                    ChunkedCookie.clear(cookies, name, CookieAttributes.standard(true));
                }
            }
        });
    }

    private static RequestCookies cookies(String header) {
        return new RequestCookies(List.of(header));
    }
}
