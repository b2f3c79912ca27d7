package dev.latchkey.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.latchkey.seal.CsrfTokens.CsrfToken;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The tokens of forms (wire.md#csrf). */
class CsrfTokensTest {

    @Test
    void a_new_token_proves_nothing_before_its_cookie_comes_back() {
        CsrfTokens tokens = tokens("a");

        CsrfToken fresh = tokens.of(List.of());

        assertThat(fresh.token()).matches("[0-9a-f]{64}");
        assertThat(fresh.cookieValue()).startsWith(fresh.token() + "|");
        assertThat(fresh.proves(fresh.token())).isFalse();
        CsrfToken returned = tokens.of(cookie(fresh));
        assertThat(returned.cookieValue()).isNull();
        assertThat(returned.proves(fresh.token())).isTrue();
        assertThat(returned.proves(null)).isFalse();
        assertThat(returned.proves("")).isFalse();
        assertThat(returned.proves(fresh.token().substring(1))).isFalse();
    }

    @Test
    @Tag("W18")
    void a_form_stays_valid_when_a_secret_is_put_in_front() {
        assertThat(survives(List.of("a"), List.of("b", "a"))).isTrue();
        assertThat(survives(List.of("b", "a"), List.of("c", "b", "a"))).isTrue();
        assertThat(survives(List.of("a"), List.of("c", "b", "a"))).isTrue();
    }

    @Test
    @Tag("W18")
    void a_form_stays_valid_between_nodes_whose_lists_differ_in_the_rest() {
        assertThat(survives(List.of("a"), List.of("a", "old"))).isTrue();
        assertThat(survives(List.of("a"), List.of("c", "a", "old"))).isTrue();
        assertThat(survives(List.of("b", "a"), List.of("b", "a"))).isTrue();
    }

    @Test
    @Tag("W18")
    void a_form_under_a_secret_that_is_gone_is_not_valid() {
        assertThat(survives(List.of("a"), List.of("b"))).isFalse();
        assertThat(survives(List.of("a", "b"), List.of("b"))).isFalse();
        assertThat(survives(List.of("b"), List.of("bb", "ab"))).isFalse();
    }

    @Test
    @Tag("W45")
    void only_the_whole_hash_counts() {
        CsrfTokens tokens = tokens("a");
        String cookie = cookie(tokens.of(List.of())).get(0);
        for (int i = 0; i < cookie.length(); i++) {
            char other = cookie.charAt(i) == '0' ? '1' : '0';
            String altered = cookie.substring(0, i) + other + cookie.substring(i + 1);
            assertThat(tokens.of(List.of(altered)).cookieValue()).isNotNull();
            assertThat(tokens.of(List.of(cookie.substring(0, i))).cookieValue()).isNotNull();
        }
    }

    @Test
    void senseless_cookies_are_replaced_and_cost_little() {
        CsrfTokens tokens = tokens("a", "b", "c", "d");
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            for (String cookie : List.of("", "|", "||", "|".repeat(65_536), "x".repeat(65_536), "\ud800|\udc00")) {
                for (int i = 0; i < 20; i++) {
                    assertThat(tokens.of(List.of(cookie)).cookieValue()).isNotNull();
                }
            }
        });
    }

    @Test
    void a_token_does_not_print_itself() {
        CsrfToken token = tokens("a").of(List.of());

        assertThat(token.toString()).doesNotContain(token.token());
    }

    @Test
    void of_cookies_that_a_browser_holds_twice_each_of_ours_proves_a_form_and_no_other() {
        CsrfTokens tokens = tokens("a");
        CsrfToken first = tokens.of(List.of());
        CsrfToken second = tokens.of(List.of());
        String foreign = cookie(tokens("b").of(List.of())).get(0);

        CsrfToken seen = tokens.of(
                List.of(foreign, cookie(first).get(0), "stray", cookie(second).get(0)));

        assertThat(seen.cookieValue()).isNull();
        assertThat(seen.token()).isEqualTo(first.token());
        assertThat(seen.proves(first.token())).isTrue();
        assertThat(seen.proves(second.token())).isTrue();
        assertThat(seen.proves(foreign.substring(0, 64))).isFalse();
    }

    private static List<String> cookie(CsrfToken token) {
        return List.of(String.valueOf(token.cookieValue()));
    }

    private static boolean survives(List<String> before, List<String> after) {
        CsrfToken issued = Slots.ring(Slots.NOW, before).csrfTokens().of(List.of());
        CsrfToken seen = Slots.ring(Slots.NOW, after).csrfTokens().of(cookie(issued));
        return seen.proves(issued.token());
    }

    private static CsrfTokens tokens(String... secrets) {
        return Slots.ring(Slots.NOW, List.of(secrets)).csrfTokens();
    }
}
