package dev.latchkey.site;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.model.Claims;
import dev.latchkey.vector.Vectors;
import dev.latchkey.wire.Origin;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackUrlPolicyTest {

    private final CallbackUrlPolicy urls = new CallbackUrlPolicy(null);

    static Stream<Arguments> defaultRedirectCallback() {
        return Vectors.table("defaultRedirectCallback");
    }

    static Stream<Arguments> callbackUrlResolution() {
        return Vectors.table("callbackUrlResolution");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void defaultRedirectCallback(Claims vector) {
        Site site = site(Vectors.text(vector, "baseUrl"));
        // what the reference throws for is home here: it never breaks a request (W21)
        Object expected = vector.has("error") ? vector.get("baseUrl") : vector.get("result");
        assertThat(urls.allowed(Vectors.text(vector, "url"), site)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void callbackUrlResolution(Claims vector) {
        String resolved = urls.resolve(
                vector.text("param").orElse(null),
                vector.text("cookie").orElse(null),
                site(Vectors.text(vector, "origin")));
        assertThat(resolved).isEqualTo(vector.get("callbackUrl"));
        assertThat(resolved.equals(vector.get("cookie"))).isEqualTo(vector.get("setCookie") == null);
    }

    @ParameterizedTest
    @Tag("X1")
    @Tag("B3")
    @ValueSource(
            strings = {
                "//evil.io",
                "///evil.io",
                "/\\evil.io",
                "\\/evil.io",
                "\\\\evil.io",
                "https:evil.io",
                "https:/evil.io",
                "http:/\\evil.io",
                "https:\\\\evil.io",
                "%2f%2fevil.io",
                "/%09/evil.io",
                "\t//evil.io",
                "/\t/evil.io",
                "/\r\n/evil.io",
                "https://app.test@evil.io",
                "https://app.test:x@evil.io/",
                "https://app.test.evil.io",
                "https://evil.io/?.app.test",
                "https://evil.io#app.test",
                "https://evil.io\\.app.test",
                "https://app.test\\@evil.io",
                "https://app.test\t.evil.io",
                "https://APP.TEST.evil.io/",
                "javascript:alert(1)",
                "JaVaScRiPt:alert(1)",
                "data:text/html,x",
                "vbscript:x",
                "http://app.test/",
                "https://app.test:8443/",
                "https://[::1]/",
                "https://xn--app-0000.test/",
                "https://app.test%2eevil.io",
                "https://app.test\u3002evil.io/",
                "https:///app.test",
                "://app.test",
                "\0https://app.test"
            })
    void a_browser_never_leaves_the_origin(String asked) {
        Site site = site("https://app.test");
        String resolved = urls.resolve(asked, null, site);
        assertThat(resolved).startsWith("https://app.test");
        assertThat(Origin.of(resolved)).isEqualTo(site.origin());
    }

    @Test
    @Tag("A5")
    void a_value_of_100_kB_is_home() {
        assertThat(urls.resolve("/" + "a".repeat(100_000), null, site("https://app.test")))
                .isEqualTo("https://app.test");
    }

    @Test
    void a_callback_of_the_application_decides() {
        CallbackUrlPolicy own = new CallbackUrlPolicy((url, origin) -> "https://other.test/" + origin.length());
        assertThat(own.resolve("/x", null, site("https://app.test"))).isEqualTo("https://other.test/16");
    }

    @Test
    @Tag("A5")
    void a_callback_that_throws_is_home_whatever_a_link_planted() {
        CallbackUrlPolicy own = new CallbackUrlPolicy((url, origin) -> {
            throw new IllegalStateException("broken");
        });
        assertThat(own.resolve("/x", "https://app.test/|", site("https://app.test")))
                .isEqualTo("https://app.test");
    }

    private static Site site(String origin) {
        return new Site(requireNonNull(Origin.of(origin)), "", "/auth");
    }
}
