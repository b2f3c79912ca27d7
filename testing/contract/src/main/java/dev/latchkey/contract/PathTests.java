package dev.latchkey.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.testing.attack.AttackCorpus;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests that no spelling of a guarded path bypasses the guard, for every way in which the framework's router may read
 * the path.
 */
@Tag("X2")
@Tag("H1")
interface PathTests extends ServerFixture {

    @Test
    default void no_spelling_of_a_guarded_path_gets_in() {
        assertClosed(target(), "GET", AttackCorpus.pathSpellings("/dashboard/settings", "/open", target().authority()));
    }

    @Test
    default void no_spelling_gets_past_a_guard_callback() {
        needs(OptOut.OWN_LOGIC);

        assertClosed(target(), "GET", AttackCorpus.pathSpellings("/own/wonder", "/open", target().authority()));
    }

    @Test
    default void no_spelling_gets_in_where_a_matcher_says_what_it_leaves_out() {
        for (String open : List.of("/open", "/static", "/api")) {
            assertClosed(
                    proxied(),
                    "GET",
                    AttackCorpus.pathSpellings(
                            "/dashboard/settings", open, proxied().authority()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "POST", "OPTIONS"})
    default void no_spelling_gets_in_with_another_method(String method) {
        List<String> some = new ArrayList<>();
        List<String> all = AttackCorpus.pathSpellings("/dashboard/settings", "/open", target().authority());
        for (int i = 0; i < all.size(); i += 5) {
            some.add(all.get(i));
        }
        assertClosed(target(), method, some);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr-TR", "az", "lt"})
    @Tag("S12")
    default void case_is_the_same_in_every_language(String language) {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(language));
        try {
            List<String> paths =
                    List.of("/DASHBOARD/IN", "/Dashboard/\u0131n", "/DASHBOARD%c4%b0", "/dashboard/%c4%b1");
            assertClosed(target(), "GET", paths);
            assertClosed(proxied(), "GET", paths);
        } finally {
            Locale.setDefault(before);
        }
    }

    /** Without this test, the tests above would also pass with a server that serves nothing. */
    @Test
    default void the_path_itself_is_served_to_permitted_users() {
        String cookie = "Cookie: " + target().signedIn("alice").cookieHeader();

        for (String served : List.of("/dashboard", "/dashboard/settings")) {
            assertThat(target().raw().request("GET", served, cookie).body()).contains(ContractApplication.SECRET);
        }
    }

    @Test
    default void a_path_that_can_be_read_in_two_ways_is_a_bad_request() {
        for (String path :
                List.of("/open//x", "/open/..%2fdashboard", "/open/%5cdashboard", "/open/x%00", "/open/%zz")) {
            assertThat(target().raw().request("GET", path).status()).as(path).isEqualTo(400);
        }
    }

    private static void assertClosed(Target target, String method, List<String> spellings) {
        for (String spelling : spellings) {
            Reply reply = Target.prompt(() -> target.raw().request(method, spelling));

            assertThat(reply.body())
                    .as(spelling)
                    .doesNotContain(ContractApplication.SECRET, ContractApplication.OWN_SECRET);
        }
    }
}
