package dev.latchkey.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.http.AuthRequest;
import dev.latchkey.http.FakeRequest;
import dev.latchkey.model.Claims;
import dev.latchkey.vector.Vectors;
import dev.latchkey.wire.Origin;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicUrlResolverTest {

    private static final BasePath AUTH = BasePath.of("/auth");

    /** The rows that say where the address comes from; a missing protocol is the connection's own here. */
    static Stream<Arguments> actionUrl() {
        return Vectors.table("actionUrl").filter(row -> !basePath(row).equals("/"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void actionUrl(Claims vector) {
        Claims variables = vector.object("env");
        Origin configured = variables
                .text("AUTH_URL")
                .or(() -> variables.text("NEXTAUTH_URL"))
                .map(Origin::of)
                .orElse(null);
        FakeRequest request = FakeRequest.get("/")
                .secure(vector.text("protocol").orElse("https").startsWith("https"));
        Claims headers = vector.object("headers");
        headers.asMap().keySet().forEach(name -> request.header(name, Vectors.text(headers, name)));
        BasePath path = BasePath.of(vector.text("basePath").orElse("/api/auth"));
        Site site =
                PublicUrlResolver.of(configured, TrustedProxies.of(1, List.of()), path).resolve(request);
        assertThat(site.endpoint(Vectors.text(vector, "action"))).isEqualTo(vector.get("url"));
    }

    private static String basePath(Arguments row) {
        return row.get()[0] instanceof Named<?> named && named.getPayload() instanceof Claims claims
                ? claims.text("basePath").orElse("")
                : "";
    }

    @Test
    @Tag("B11")
    void of_a_list_the_trusted_proxies_are_counted_from_the_end() {
        AuthRequest request = FakeRequest.get("/")
                .header("X-Forwarded-Host", "app.example.com, inner.example.com")
                .header("X-Forwarded-Proto", "https, http");
        assertThat(behind(2, "app.example.com").resolve(request).origin()).hasToString("https://app.example.com");
        assertBadRequest(behind(1), request);
    }

    @ParameterizedTest
    @Tag("B11")
    @CsvSource(
            delimiter = '|',
            value = {
                "X-Forwarded-Host | evil.example, app.example.com",
                "X-Forwarded-Host | admin.example.com, app.example.com, app.example.com",
                "X-Forwarded-Proto | http, https, https",
                "X-Forwarded-Prefix | /evil, /shop",
                "Forwarded | host=evil.example, host=app.example.com",
                "Forwarded | host=admin.example.com;proto=https, host=app.example.com;proto=https, for=10.0.0.1"
            })
    void a_list_that_one_of_several_proxies_passes_on_as_it_came_lets_no_client_choose(String header, String value) {
        AuthRequest request =
                FakeRequest.get("/").header("Host", "app.example.com").header(header, value);
        assertBadRequest(behind(2, "app.example.com", "admin.example.com"), request);
        assertBadRequest(behind(2), request);
    }

    @Test
    void of_several_proxies_one_may_set_the_address_and_the_others_pass_it_on() {
        AuthRequest request = FakeRequest.get("/")
                .header("X-Forwarded-Host", "app.example.com")
                .header("X-Forwarded-Proto", "https, https")
                .header("X-Forwarded-Prefix", "/shop");
        assertThat(behind(2).resolve(request).endpoint("csrf")).isEqualTo("https://app.example.com/shop/auth/csrf");
    }

    @ParameterizedTest
    @Tag("B11")
    @CsvSource(
            delimiter = '|',
            value = {
                "X-Forwarded-Host | evil.example, app.example.com",
                "X-Forwarded-Host | evil.example",
                "X-Forwarded-Proto | http, https",
                "X-Forwarded-Port | 666, 8443",
                "X-Forwarded-Port | 80",
                "X-Forwarded-Prefix | /evil, /shop",
                "X-Forwarded-Prefix | //evil.example",
                "X-Forwarded-Prefix | /a/../b",
                "X-Forwarded-Prefix | shop",
                "X-Forwarded-Prefix | /a?b",
                "Forwarded | host=evil.example",
                "Forwarded | host=evil.example, host=app.example.com",
                "Forwarded | proto=http",
                "Forwarded | host=\"",
            })
    void a_request_that_contradicts_itself_is_refused(String header, String value) {
        AuthRequest request = FakeRequest.get("/")
                .header("Host", "app.example.com")
                .header(header, value)
                .header("X-Forwarded-Host", "app.example.com")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Port", "8443")
                .header("X-Forwarded-Prefix", "/shop");
        assertBadRequest(behind(1), request);
    }

    @Test
    void the_standard_header_alone_says_it_too() {
        AuthRequest request = FakeRequest.get("/")
                .header("Host", "inner")
                .header("Forwarded", "for=203.0.113.9, for=10.0.0.1;host=\"app.example.com:8443\";proto=https");
        assertThat(behind(1).resolve(request).origin()).hasToString("https://app.example.com:8443");
        assertThat(behind(2, "app.example.com:8443").resolve(request).origin())
                .hasToString("https://app.example.com:8443");
    }

    @Test
    void in_the_standard_header_proxies_are_counted_by_elements_and_not_by_what_they_say() {
        AuthRequest request = FakeRequest.get("/")
                .header("Host", "app.example.com")
                .header("Forwarded", "for=203.0.113.9;host=evil.example, for=10.0.0.1");
        assertThat(behind(1).resolve(request).origin()).hasToString("http://app.example.com");
    }

    @ParameterizedTest
    @CsvSource({
        "app.example.com, 8443, https://app.example.com:8443",
        "app.example.com, 443, https://app.example.com",
        "app.example.com:9443, 8443, https://app.example.com:9443",
        "[2001:db8::1], 8443, https://[2001:db8::1]:8443"
    })
    void a_port_counts_where_the_host_names_none(String host, String port, String origin) {
        AuthRequest request = FakeRequest.get("/")
                .header("X-Forwarded-Host", host)
                .header("X-Forwarded-Proto", "wss")
                .header("X-Forwarded-Port", port);
        assertThat(behind(1).resolve(request).origin()).hasToString(origin);
    }

    @Test
    void a_prefix_that_the_proxy_takes_away_is_in_front_of_every_address() {
        FakeRequest request =
                FakeRequest.get("/").header("Host", "app.example.com").header("X-Forwarded-Prefix", "/shop/");
        assertThat(behind(1).resolve(request).endpoint("csrf")).isEqualTo("http://app.example.com/shop/auth/csrf");
        assertThat(behind(1).basePath(request)).isEqualTo("/auth");
        PublicUrlResolver unbelieving = PublicUrlResolver.of(Origin.of("https://app.test"), TrustedProxies.none(), AUTH);
        assertThat(unbelieving.resolve(request).endpoint("csrf")).isEqualTo("https://app.test/auth/csrf");
    }

    @ParameterizedTest
    @CsvSource({
        "/app, /app/auth, /auth",
        "'', /app/auth, /app/auth",
        "/ap, /ap/app/auth, /app/auth",
        "/app/auth, /app/auth/app/auth, /app/auth"
    })
    void the_path_of_the_public_address_is_the_whole_path(String mountedAt, String whole, String below) {
        PublicUrlResolver url = PublicUrlResolver.of(Origin.of("https://app.test"), TrustedProxies.none(), BasePath.whole("/app/auth"));
        AuthRequest request = FakeRequest.get("/").mountedAt(mountedAt);
        assertThat(url.resolve(request).endpointsPath()).isEqualTo(whole);
        assertThat(url.basePath(request)).isEqualTo(below);
    }

    @Test
    void a_mount_that_only_people_see_is_configured_once() {
        PublicUrlResolver url =
                PublicUrlResolver.of(Origin.of("https://app.test"), TrustedProxies.none(), BasePath.mounted("/shop", "/auth"));
        assertThat(url.resolve(FakeRequest.get("/")).endpoint("csrf")).isEqualTo("https://app.test/shop/auth/csrf");
        assertThat(url.resolve(FakeRequest.get("/").mountedAt("/shop")).endpointsPath())
                .isEqualTo("/shop/auth");
        assertThat(url.basePath(FakeRequest.get("/"))).isEqualTo("/auth");
    }

    @ParameterizedTest
    @Tag("B11")
    @Tag("B4")
    @CsvSource({
        "app.example.com, true",
        "APP.example.com:80, true",
        "a.b.tenants.example.com, true",
        "admin.example.com:8443, true",
        "app.example.com:8443, false",
        "admin.example.com, false",
        "evil.example, false",
        "tenants.example.com, false",
        "xtenants.example.com, false",
        "app.example.com.evil.example, false",
        "app.example.com., false",
        "localhost:8080, true"
    })
    void only_hosts_of_the_list_may_be_named(String host, boolean listed) {
        List<String> hosts = List.of("app.example.com", "*.tenants.example.com", "admin.example.com:8443");
        PublicUrlResolver url = PublicUrlResolver.of(null, TrustedProxies.of(1, hosts), AUTH);
        AuthRequest request = FakeRequest.get("/").header("Host", host);
        if (listed) {
            assertThat(url.resolve(request).origin()).isEqualTo(Origin.ofAuthority("http", host));
        } else {
            assertBadRequest(url, request);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "*.com", "app.*.com", "https://app.example.com", "a b", "", "app.example.com/x"})
    void what_is_no_host_stops_the_start(String host) {
        assertThatThrownBy(() -> TrustedProxies.of(1, List.of(host)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("A trusted host");
    }

    @ParameterizedTest
    @Tag("B11")
    @CsvSource(
            delimiter = '|',
            value = {
                "X-Forwarded-For | 203.0.113.9",
                "X-Forwarded-Host | app.example.com",
                "X-Forwarded-Proto | https",
                "X-Forwarded-Server | inner",
                "Forwarded | for=203.0.113.9",
                "Via | 1.1 proxy",
                "Referer | https://app.example.com/login"
            })
    void a_request_through_a_proxy_is_not_local_whatever_host_the_proxy_asks_for(String header, String value) {
        AuthRequest request = FakeRequest.get("/")
                .header("Host", "127.0.0.1:8280")
                .header("Sec-Fetch-Site", "same-origin")
                .header(header, value);
        assertThatThrownBy(() -> PublicUrlResolver.of(null, TrustedProxies.none(), AUTH).resolve(request))
                .isInstanceOf(AuthException.Fault.class)
                .hasMessageContaining("AUTH_URL");
    }

    @Test
    @Tag("B11")
    void a_browser_that_says_nothing_but_the_page_of_a_form_shows_a_proxy_too() {
        FakeRequest form = FakeRequest.post("/auth/signin/github", "")
                .header("Host", "localhost:8080")
                .header("Origin", "http://app.example.com"); // to http addresses they send no Sec-Fetch-Site
        assertThatThrownBy(() -> PublicUrlResolver.of(null, TrustedProxies.none(), AUTH).resolve(form))
                .isInstanceOf(AuthException.Fault.class)
                .hasMessageContaining("AUTH_URL");
        FakeRequest here = FakeRequest.post("/auth/signin/github", "")
                .header("Host", "localhost:8080")
                .header("Origin", "http://localhost:8080");
        assertThat(PublicUrlResolver.of(null, TrustedProxies.none(), AUTH).resolve(here).origin())
                .hasToString("http://localhost:8080");
    }

    @Test
    void what_another_site_sends_to_this_machine_shows_no_proxy() {
        AuthRequest form = FakeRequest.post("/auth/callback/apple", "")
                .header("Host", "localhost:8080")
                .header("Sec-Fetch-Site", "cross-site")
                .header("Origin", "https://appleid.apple.com");
        assertThat(PublicUrlResolver.of(null, TrustedProxies.none(), AUTH).resolve(form).origin())
                .hasToString("http://localhost:8080");
    }

    @ParameterizedTest
    @Tag("B11")
    @ValueSource(strings = {"evil.example.com", "localhost.evil.io", "127.0.0.1.evil.io"})
    void without_configuration_only_this_machine_is_served(String host) {
        AuthRequest request = FakeRequest.get("/").header("Host", host);
        assertThatThrownBy(() -> PublicUrlResolver.of(null, TrustedProxies.none(), AUTH).resolve(request))
                .isInstanceOf(AuthException.Fault.class)
                .hasMessageContaining("AUTH_URL");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"app@localhost", "localhost:x", "local host", "", "blac\u212Bbox.example", "\u212Aelvin.example"
            })
    void a_malformed_host_is_a_bad_request(String host) {
        assertBadRequest(behind(1), FakeRequest.get("/").header("Host", host));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:3000", "127.0.0.1:8080", "[::1]:3000", "app.localhost", "LOCALHOST"})
    void this_machine_needs_no_configuration(String host) {
        AuthRequest request = FakeRequest.get("/").header("Host", host);
        assertThat(PublicUrlResolver.of(null, TrustedProxies.none(), AUTH)
                        .resolve(request)
                        .origin()
                        .isLoopback())
                .isTrue();
    }

    @Test
    void a_configured_address_is_not_open_to_discussion() {
        AuthRequest request = FakeRequest.get("/").header("Host", "evil.io").header("X-Forwarded-Host", "evil.io");
        Origin origin = Origin.of("https://app.test");
        assertThat(PublicUrlResolver.of(origin, TrustedProxies.of(1, List.of()), AUTH)
                        .resolve(request)
                        .origin())
                .isEqualTo(origin);
    }

    private static PublicUrlResolver behind(int hops, String... hosts) {
        return PublicUrlResolver.of(null, TrustedProxies.of(hops, List.of(hosts)), AUTH);
    }

    private static void assertBadRequest(PublicUrlResolver url, AuthRequest request) {
        assertThatThrownBy(() -> url.resolve(request))
                .isInstanceOfSatisfying(
                        AuthException.Refused.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_REQUEST));
    }
}
