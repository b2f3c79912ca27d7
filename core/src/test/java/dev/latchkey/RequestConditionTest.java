package dev.latchkey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.adapter.AdapterExchange;
import dev.latchkey.guard.Matcher;
import dev.latchkey.guard.RequestCondition;
import dev.latchkey.http.FakeRequest;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request carries twice, or in a spelling that frameworks read differently, talks no guard out of asking. */
class RequestConditionTest {

    private static final Matcher ANY = Matcher.path("/:path*");

    private static boolean isGuarded(Matcher matcher, FakeRequest request, UnaryOperator<AuthBuilder> address) {
        Auth auth = address.apply(Auth.builder()
                        .environment(Map.of())
                        .sessionsOnly()
                        .secret("a-secret-of-this-test-0123456789abcdef")
                        .matcher(matcher))
                .build();
        return AdapterExchange.of(auth, request, (name, value) -> {}).answer().isPresent();
    }

    private static boolean isGuarded(Matcher matcher, FakeRequest request) {
        return isGuarded(matcher, request.header("Host", "localhost"), builder -> builder);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mode=admin",
                "mode=admin&mode=x",
                "mode=x&mode=admin",
                "m%6Fde=%61dmin&mode=x",
                "a=1;mode=admin",
                "mode=admin;x",
                "mode=adm%in",
                "mo%de=admin",
                "mode=%ff",
                "=mode=admin",
                "MODE=admin",
                "mode[]=admin",
                "mode=admin#"
            })
    void a_query_that_any_framework_may_read_so_is_guarded(String query) {
        assertThat(isGuarded(ANY.has(RequestCondition.query("mode", "admin")), FakeRequest.get("/?" + query)))
                .isTrue();
    }

    @Test
    void a_thousand_fields_hide_nothing() {
        String padding = "x=1&".repeat(1_000);
        assertThat(isGuarded(
                        ANY.has(RequestCondition.query("mode", "admin")),
                        FakeRequest.get("/?" + padding + "mode=admin")))
                .isTrue();
        assertThat(isGuarded(
                        ANY.missing(RequestCondition.query("mode", "x")), FakeRequest.get("/?" + padding + "mode=x")))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "mode=x, false",
        "mode=x&mode=x, false",
        "mode=x&mode=admin, true",
        "mode=admin&mode=x, true",
        "'', true",
        "a=1;mode=x, true",
        "mode=x&mode=, true"
    })
    void a_query_is_free_if_every_reading_of_it_is(String query, boolean guarded) {
        assertThat(isGuarded(ANY.missing(RequestCondition.query("mode", "x")), FakeRequest.get("/?" + query)))
                .isEqualTo(guarded);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "beta=1",
                "beta=0; beta=1",
                "beta=1; beta=0",
                "a=b; beta=%31",
                "beta=\"1\"",
                "beta=\"%31\"",
                "a=b,beta=1",
                "beta=1,a"
            })
    void a_cookie_that_any_framework_may_read_so_is_guarded(String cookies) {
        assertThat(isGuarded(
                        ANY.has(RequestCondition.cookie("beta", "1")),
                        FakeRequest.get("/").header("Cookie", cookies)))
                .isTrue();
    }

    @Test
    void a_cookie_of_a_second_header_counts() {
        FakeRequest request = FakeRequest.get("/").header("Cookie", "beta=0").header("Cookie", "beta=1");
        assertThat(isGuarded(ANY.has(RequestCondition.cookie("beta", "1")), request))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "beta=1, false",
        "beta=1; beta=1, false",
        "beta=0; beta=1, true",
        "beta=1; beta=0, true",
        "beta=%31, true",
        "'a=b,beta=0; beta=1', true",
        "x=1, true"
    })
    void a_cookie_frees_if_every_reading_of_it_does(String cookies, boolean guarded) {
        FakeRequest request = FakeRequest.get("/").header("Cookie", cookies);
        assertThat(isGuarded(ANY.missing(RequestCondition.cookie("beta", "1")), request))
                .isEqualTo(guarded);
    }

    @Test
    void lines_of_a_header_that_a_proxy_has_joined_count_each() {
        Matcher paid = ANY.has(RequestCondition.header("x-tier", "paid"));
        assertThat(isGuarded(paid, FakeRequest.get("/").header("X-Tier", "free, paid")))
                .isTrue();
        assertThat(isGuarded(paid, FakeRequest.get("/").header("X-Tier", "free")))
                .isFalse();
        Matcher internal = ANY.missing(RequestCondition.header("x-internal", "yes"));
        assertThat(isGuarded(internal, FakeRequest.get("/").header("X-Internal", "yes, no")))
                .isTrue();
        assertThat(isGuarded(internal, FakeRequest.get("/").header("X-Internal", "yes")))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "admin.example.com, true",
        "ADMIN.example.com:8443, true",
        "admin.example.com., true",
        "Admin.Example.Com.:443, true",
        "www.example.com, false",
        "www.example.com., false",
        "admin.example.com.evil.test, false",
        "'admin.example.com, www.example.com', true",
        "'', true"
    })
    void a_host_is_compared_as_browsers_do(String host, boolean guarded) {
        Matcher matcher = ANY.has(RequestCondition.host("admin\\.example\\.com"));
        assertThat(isGuarded(
                        matcher, FakeRequest.get("/").header("Host", host), it -> it.url("https://www.example.com")))
                .isEqualTo(guarded);
    }

    @Test
    void a_request_without_a_host_is_guarded_and_an_address_of_version_six_is_a_host() {
        Matcher matcher = ANY.has(RequestCondition.host("admin\\.example\\.com"));
        assertThat(isGuarded(matcher, FakeRequest.get("/"), it -> it.url("https://www.example.com")))
                .isTrue();
        Matcher loopback = ANY.has(RequestCondition.host("\\[::1\\]"));
        assertThat(isGuarded(loopback, FakeRequest.get("/").header("Host", "[::1]:8080"), it -> it))
                .isTrue();
    }

    @Test
    void the_host_is_the_one_that_a_trusted_proxy_names() {
        Matcher admin = ANY.has(RequestCondition.host("admin\\.example\\.com"));
        Matcher notWww = ANY.missing(RequestCondition.host("www\\.example\\.com"));
        assertThat(isGuarded(admin, behindProxy("admin.example.com."), it -> it.proxies(Proxies.trusted())))
                .isTrue();
        assertThat(isGuarded(admin, behindProxy("www.example.com"), it -> it.proxies(Proxies.trusted())))
                .isFalse();
        assertThat(isGuarded(notWww, behindProxy("www.example.com"), it -> it.proxies(Proxies.trusted())))
                .isFalse();
        assertThat(isGuarded(notWww, behindProxy("no host"), it -> it.proxies(Proxies.trusted())))
                .isTrue();
    }

    @Test
    @Tag("B11")
    void of_a_configured_address_behind_a_trusted_proxy_too() {
        Matcher admin = ANY.has(RequestCondition.host("admin\\.example\\.com"));
        Matcher notWww = ANY.missing(RequestCondition.host("www\\.example\\.com"));
        UnaryOperator<AuthBuilder> configured =
                it -> it.url("https://www.example.com").proxies(Proxies.trusted());
        assertThat(isGuarded(admin, behindProxy("admin.example.com"), configured))
                .isTrue();
        assertThat(isGuarded(admin, behindProxy("www.example.com"), configured)).isFalse();
        assertThat(isGuarded(notWww, behindProxy("www.example.com"), configured))
                .isFalse();
        assertThat(isGuarded(admin, behindProxy("www.example.com, other.example.com"), configured))
                .isTrue();
        assertThat(isGuarded(
                        admin,
                        behindProxy("www.example.com"),
                        it -> it.url("https://www.example.com").proxies(Proxies.trusted("other.example.com"))))
                .isTrue();
    }

    private static FakeRequest behindProxy(String host) {
        return FakeRequest.get("/")
                .header("Host", "127.0.0.1:8080")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", host);
    }
}
