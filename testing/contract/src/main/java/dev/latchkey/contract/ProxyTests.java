package dev.latchkey.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the public address behind a trusted proxy and without one (wire.md#public-address). */
interface ProxyTests extends ServerFixture {

    private static String[] publicly() {
        return new String[] {"X-Forwarded-Host", "app.example.com", "X-Forwarded-Proto", "https"};
    }

    @Test
    default void a_proxy_that_is_believed_decides_origin_and_cookies_together() {
        Browser browser = proxied().browser();

        assertThat(browser.get("/auth/providers", publicly())
                        .json()
                        .object("credentials")
                        .text("callbackUrl"))
                .contains("https://app.example.com/auth/callback/credentials");
        Reply csrf = browser.get("/auth/csrf", publicly());
        assertThat(csrf.cookieNames()).containsExactly("__Host-authjs.csrf-token", "__Secure-authjs.callback-url");
        assertThat(csrf.headers("Set-Cookie")).allMatch(line -> line.contains("; Secure; SameSite=Lax"));

        String token = csrf.json().text("csrfToken").orElseThrow();
        Reply signedIn = browser.post(
                "/auth/callback/credentials",
                Map.of(
                        "csrfToken",
                        token,
                        "username",
                        "alice",
                        "password",
                        People.PASSWORD,
                        "callbackUrl",
                        "/dashboard"),
                publicly());
        assertThat(signedIn.location()).isEqualTo("https://app.example.com/dashboard");
        assertThat(signedIn.setCookie("__Secure-authjs.session-token")).isPresent();
        assertThat(browser.get("/dashboard", publicly()).body()).contains(ContractApplication.SECRET);
    }

    @Test
    default void a_session_of_the_public_address_is_none_of_the_inner_one() {
        Browser browser = proxied().browser();
        String token =
                browser.get("/auth/csrf", publicly()).json().text("csrfToken").orElseThrow();
        browser.post(
                "/auth/callback/credentials",
                Map.of("csrfToken", token, "username", "alice", "password", People.PASSWORD),
                publicly());

        assertThat(browser.get("/auth/session", publicly()).body()).contains("Alice");
        assertThat(browser.get("/auth/session").body()).isEqualTo("null");
    }

    @Test
    @Tag("B11")
    default void what_a_client_wrote_before_the_proxys_own_word_leads_nowhere() {
        for (String header : List.of(
                "X-Forwarded-Host: evil.example, app.example.com",
                "X-Forwarded-Host: evil.example\r\nX-Forwarded-Host: app.example.com",
                "X-Forwarded-Host: app.example.com\r\nForwarded: host=evil.example",
                "Forwarded: host=evil.example, host=app.example.com",
                "X-Forwarded-Host: app.example.com\r\nX-Forwarded-Proto: http, https",
                "X-Forwarded-Host: app.example.com\r\nX-Forwarded-Prefix: /evil, /")) {
            Reply reply = proxied().raw().request("GET", "/auth/providers", header);
            assertThat(reply.status()).as(header).isEqualTo(400);
            assertThat(reply.body()).doesNotContain("evil");
        }
    }

    @Test
    default void the_standard_header_and_a_prefix_are_understood() {
        assertThat(proxied()
                        .browser()
                        .get("/auth/providers", "Forwarded", "for=203.0.113.9;host=app.example.com;proto=https")
                        .body())
                .contains("https://app.example.com/auth/signin/credentials");
        assertThat(proxied()
                        .browser()
                        .get(
                                "/dashboard",
                                "X-Forwarded-Host",
                                "app.example.com",
                                "X-Forwarded-Prefix",
                                "/shop",
                                "Accept",
                                "text/html")
                        .location())
                .isEqualTo("http://app.example.com/shop/auth/signin?callbackUrl="
                        + Browser.encode("http://app.example.com/shop/dashboard"));
    }

    @Test
    default void the_guard_sends_to_the_public_address() {
        Reply reply = proxied()
                .browser()
                .get(
                        "/dashboard?a=b",
                        "X-Forwarded-Host",
                        "app.example.com",
                        "X-Forwarded-Proto",
                        "https",
                        "Accept",
                        "text/html");

        assertThat(reply.location())
                .isEqualTo("https://app.example.com/auth/signin?callbackUrl="
                        + Browser.encode("https://app.example.com/dashboard?a=b"));
    }

    @Test
    @Tag("A15")
    default void behind_a_proxy_that_is_not_believed_nobody_signs_in() {
        for (String header : List.of("X-Forwarded-Host", "X-Forwarded-For", "Forwarded", "Via")) {
            Reply reply = target().browser().get("/auth/providers", header, "app.example.com");

            assertThat(reply.status()).isEqualTo(500);
            assertThat(reply.body()).doesNotContain("app.example.com").contains("not configured");
        }
        assertThat(target().signedIn("alice").get("/dashboard", publicly()).status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Forwarded-Host: a b",
                "X-Forwarded-Host: evil.example/x",
                "X-Forwarded-Host: a\\b",
                "X-Forwarded-Host: x@y",
                "X-Forwarded-Host: [",
                "X-Forwarded-Host: a:b:c",
                "X-Forwarded-Host: a:99999",
                "X-Forwarded-Host: \u00e9",
                "X-Forwarded-Host: a%2fb",
                "X-Forwarded-Proto: javascript",
                "X-Forwarded-Proto: \u00ff"
            })
    default void an_address_that_is_none_is_the_clients_fault(String header) {
        for (String path : new String[] {"/auth/session", "/auth/signin", "/auth/providers"}) {
            Reply reply = Target.prompt(() -> proxied().raw().request("GET", path, header));
            assertThat(reply.status()).isEqualTo(400);
        }
        assertThat(Target.prompt(() -> proxied().raw().request("GET", "/dashboard", header))
                        .status())
                .isBetween(400, 499);
    }

    @Test
    @Tag("B10")
    default void who_opened_the_connection_is_what_the_adapter_says_whatever_headers_do() {
        needs(OptOut.REMOTE_ADDRESS);
        Browser browser = proxied().browser();

        browser.post(
                "/auth/callback/credentials",
                Map.of("csrfToken", browser.csrfToken(), "username", "alice", "password", People.PASSWORD),
                "X-Forwarded-For",
                "203.0.113.9",
                "X-Real-IP",
                "203.0.113.9",
                "Forwarded",
                "for=203.0.113.9");

        assertThat(proxied().application().caller()).isEqualTo("127.0.0.1");
    }
}
