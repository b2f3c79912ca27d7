package dev.latchkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.latchkey.adapter.AdapterExchange;
import dev.latchkey.guard.Authorized;
import dev.latchkey.http.FakeRequest;
import dev.latchkey.model.BuiltInPage;
import dev.latchkey.model.CustomPages;
import dev.latchkey.provider.Providers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The options of a builder about languages, and where code of the application that decides about them runs. */
class LanguageOptionsTest {

    private static final Map<String, String> HEADING = Map.of("sign-in.heading", "House");

    @ParameterizedTest
    @ValueSource(strings = {"zh", "zh-CN", "zh-SG", "zh-Hans"})
    void a_text_in_simplified_characters_is_used_however_the_language_is_named(String tag) {
        Locale named = Locale.forLanguageTag(tag);
        for (String asked : new String[] {"zh", "zh-CN", "zh-Hans"}) {
            assertThat(signInPage(builder()
                            .texts(named, HEADING)
                            .language(request -> Optional.of(Locale.forLanguageTag(asked)))))
                    .as(asked)
                    .contains("<h1>House</h1>", "lang=\"zh-Hans\"");
        }
        assertThat(signInPage(builder().texts(named, HEADING).language(request -> Optional.of(Locale.TAIWAN))))
                .contains("lang=\"zh-Hant\"")
                .doesNotContain("<h1>House</h1>");
    }

    @Test
    void a_language_that_is_named_in_two_ways_is_set_twice() {
        assertThatIllegalStateException()
                .isThrownBy(() -> builder()
                        .texts(Locale.TAIWAN, HEADING)
                        .texts(Locale.forLanguageTag("zh-Hant"), HEADING)
                        .build())
                .withMessageContaining("the texts of one language twice");
    }

    @Test
    void the_cookie_of_the_language_has_a_name_that_no_session_cookie_has() {
        assertThatIllegalStateException()
                .isThrownBy(() -> builder()
                        .cookies(Cookies.standard().session("authjs.language"))
                        .build())
                .withMessageContaining("another of our cookies");
    }

    @Test
    void code_that_chooses_a_language_or_writes_a_page_may_wait_where_the_guard_shows_a_page() {
        assertThat(mayBlock(builder -> builder, page("/admin"))).isFalse();
        for (UnaryOperator<AuthBuilder> own : List.<UnaryOperator<AuthBuilder>>of(
                builder -> builder.language(request -> Optional.empty()),
                builder -> builder.pages(CustomPages.none().replace(BuiltInPage.ERROR, page -> "own")))) {
            assertThat(mayBlock(own, page("/admin"))).isTrue();
            assertThat(mayBlock(own, FakeRequest.get("/admin"))).as("a program").isFalse();
            assertThat(mayBlock(own, page("/open"))).as("not covered").isFalse();
        }
        assertThat(mayBlock(
                        builder -> builder.pages(CustomPages.none().replace(BuiltInPage.SIGN_IN, page -> "own")),
                        page("/admin")))
                .as("a page that the guard never shows")
                .isFalse();
    }

    private static boolean mayBlock(UnaryOperator<AuthBuilder> more, FakeRequest request) {
        AuthBuilder guarded = builder().matcher("/admin").authorized(Authorized.role("admin"));
        try (Auth auth = more.apply(guarded).build()) {
            return AdapterExchange.of(auth, request.header("Host", "localhost"), (name, value) -> {})
                    .mayBlock();
        }
    }

    private static FakeRequest page(String path) {
        return FakeRequest.get(path).header("Accept", "text/html");
    }

    private static String signInPage(AuthBuilder builder) {
        try (Auth auth = builder.build()) {
            return new Visits(auth).open("/auth/signin").body();
        }
    }

    private static AuthBuilder builder() {
        return Auth.builder()
                .environment(Map.of("AUTH_URL", "http://localhost"))
                .secret(EmailSetup.SECRET)
                .provider(Providers.github().clientId("app").clientSecret("hush"));
    }
}
