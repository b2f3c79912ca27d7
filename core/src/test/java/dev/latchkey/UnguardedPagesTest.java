package dev.latchkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.latchkey.adapter.AdapterExchange;
import dev.latchkey.guard.Authorized;
import dev.latchkey.http.FakeRequest;
import dev.latchkey.model.CustomPages;
import dev.latchkey.model.Theme;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A page of the application's own is open in spite of the guard, and nothing else is. */
class UnguardedPagesTest {

    private static Auth auth(UnaryOperator<AuthBuilder> settings) {
        return settings.apply(Auth.builder()
                        .environment(Map.of())
                        .sessionsOnly()
                        .secret("a-secret-of-this-test-0123456789abcdef")
                        .url("https://app.example.com"))
                .build();
    }

    private static boolean isOpen(Auth auth, String target) {
        return AdapterExchange.of(auth, FakeRequest.get(target).header("Host", "app.example.com"), (name, value) -> {})
                .answer()
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/?login", "/#/login", "https://app.example.com?login", "https://app.example.com/#login"})
    void a_page_that_only_its_query_tells_from_others_is_refused(String page) {
        assertThatIllegalStateException()
                .isThrownBy(() -> auth(builder -> builder.authorized(Authorized.signedIn())
                        .pages(CustomPages.none().signIn(page))))
                .withMessageStartingWith("CustomPages.signIn(\"" + page + "\") would open \"/\" to everybody")
                .withMessageEndingWith("leave \"/\" out of the matchers");
        assertThatIllegalStateException()
                .isThrownBy(() -> auth(builder ->
                        builder.matcher("/:path*").pages(CustomPages.none().error(page))))
                .withMessageStartingWith("CustomPages.error(");
    }

    @Test
    void where_no_guard_looks_such_a_page_is_as_good_as_any() {
        assertThat(isOpen(auth(builder -> builder.pages(CustomPages.none().signIn("/?login"))), "/?login"))
                .isTrue();
        Auth dashboard = auth(builder ->
                builder.matcher("/dashboard/:path*").pages(CustomPages.none().signIn("/?login")));
        assertThat(isOpen(dashboard, "/")).isTrue();
        assertThat(isOpen(dashboard, "/dashboard")).isFalse();
        assertThat(isOpen(
                        auth(builder -> builder.authorized(Authorized.signedIn())
                                .pages(CustomPages.none().signIn("https://login.example.com/?login"))),
                        "/"))
                .isFalse();
    }

    @Test
    void pictures_of_the_built_in_pages_are_open() {
        Theme theme = Theme.standard().logo("/logo.svg").darkLogo("/dark.svg").favicon("data:image/gif;base64,");
        Auth auth = auth(builder -> builder.authorized(Authorized.signedIn()).theme(theme));
        assertThat(isOpen(auth, "/logo.svg?v=2")).isTrue();
        assertThat(isOpen(auth, "/dark.svg")).isTrue();
        assertThat(isOpen(auth, "/logo.svg/x")).isFalse();
        assertThat(isOpen(auth, "/other.svg")).isFalse();
        assertThatIllegalStateException()
                .isThrownBy(() -> auth(builder -> builder.authorized(Authorized.signedIn())
                        .theme(Theme.standard().logo("/?picture=logo"))))
                .withMessageStartingWith("Theme.logo(\"/?picture=logo\") would open \"/\" to everybody");
    }

    @Test
    void a_path_of_its_own_is_open_whatever_its_query() {
        Auth auth = auth(builder -> builder.authorized(Authorized.signedIn())
                .pages(CustomPages.none().signIn("/login")));
        assertThat(isOpen(auth, "/login?error=x")).isTrue();
        assertThat(isOpen(auth, "/login/x")).isFalse();
        assertThat(isOpen(auth, "/?login")).isFalse();
    }
}
