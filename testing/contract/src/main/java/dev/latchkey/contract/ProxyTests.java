package dev.latchkey.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The public address, behind a proxy that is believed and without one (contract §14, §19 item 11). */
interface ProxyTests extends Served {

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
    default void of_several_proxies_the_first_counts() {
        Reply reply = proxied()
                .browser()
                .get(
                        "/auth/providers",
                        "X-Forwarded-Host",
                        "a.example.com, b.internal",
                        "X-Forwarded-Proto",
                        "https,http");

        assertThat(reply.body()).contains("https://a.example.com/auth/signin/credentials");
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
    default void a_proxy_that_is_not_believed_decides_nothing() {
        Reply reply = target().browser().get("/auth/providers", publicly());

        assertThat(reply.body()).doesNotContain("app.example.com").contains(target().origin());
        assertThat(target().browser().get("/auth/csrf", publicly()).cookieNames())
                .noneMatch(name -> name.startsWith("__"));
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
        Browser browser = target().browser();

        browser.post(
                "/auth/callback/credentials",
                Map.of("csrfToken", browser.csrfToken(), "username", "alice", "password", People.PASSWORD),
                "X-Forwarded-For",
                "203.0.113.9",
                "X-Real-IP",
                "203.0.113.9",
                "Forwarded",
                "for=203.0.113.9");

        assertThat(target().application().caller()).isEqualTo("127.0.0.1");
    }
}
