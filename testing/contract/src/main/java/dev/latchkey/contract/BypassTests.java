package dev.latchkey.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that no header that a client sends disables the guard. */
@Tag("A15")
interface BypassTests extends ServerFixture {

    /**
     * Returns header lines that have disabled the guard of some server, or that some server has read as another path,
     * method or address.
     */
    static List<String> headers() {
        return List.of(
                "x-middleware-subrequest: middleware:middleware:middleware:middleware:middleware",
                "x-middleware-subrequest: src/middleware",
                "x-middleware-next: 1",
                "x-middleware-rewrite: /open",
                "x-middleware-request-cookie: authjs.session-token=x",
                "x-invoke-path: /open",
                "x-nextjs-data: 1",
                "X-Original-URL: /open",
                "X-Original-URI: /open",
                "X-Rewrite-URL: /open",
                "X-Forwarded-Uri: /open",
                "X-Forwarded-Path: /open",
                "X-Forwarded-Prefix: /open",
                "X-Forwarded-Prefix: /dashboard",
                "X-Forwarded-Host: localhost",
                "X-Forwarded-Proto: https",
                "X-Forwarded-For: 127.0.0.1",
                "X-Forwarded-User: alice",
                "X-Forwarded-Email: alice@example.test",
                "X-Remote-User: alice",
                "Remote-User: alice",
                "X-Authenticated-User: alice",
                "X-Real-IP: 127.0.0.1",
                "Forwarded: for=127.0.0.1;host=localhost;proto=https",
                "X-HTTP-Method-Override: OPTIONS",
                "X-HTTP-Method: HEAD",
                "X-Method-Override: OPTIONS",
                "X-Auth-Return-Redirect: 1",
                "X-Latchkey: off",
                "dev.latchkey.AuthExchange: 1",
                "jakarta.servlet.forward.request_uri: /open",
                "jakarta.servlet.include.request_uri: /open",
                "jakarta.servlet.error.request_uri: /open",
                "Authorization: Bearer x",
                "Authorization: Basic YWxpY2U6d29uZGVybGFuZC0xODY1",
                "Purpose: prefetch",
                "Sec-Purpose: prefetch",
                "Next-Router-Prefetch: 1",
                "RSC: 1",
                "Access-Control-Request-Method: GET",
                "Origin: null",
                "Upgrade: websocket",
                "Referer: /dashboard",
                "Cookie: authjs.session-token=null",
                "Cookie: authjs.session-token=",
                "Cookie: authjs.session-token",
                "Cookie: user=alice; role=admin");
    }

    @ParameterizedTest
    @MethodSource("headers")
    default void no_header_opens_a_guarded_path(String header) {
        for (String method : List.of("GET", "POST", "OPTIONS")) {
            Reply reply = Target.prompt(() -> target().raw().request(method, "/dashboard", header));
            assertThat(reply.status()).isBetween(300, 499);
            assertThat(reply.body()).doesNotContain(ContractApplication.SECRET);
        }
        assertThat(target().raw().request("GET", "/api/orders", header).body()).doesNotContain("orders-of");
        assertThat(target().raw().request("GET", "/own", header).body()).doesNotContain("own-secret");
        assertThat(target().raw().request("GET", "/data", header).body()).doesNotContain("data-of");
        assertThat(target().raw().request("GET", "/api/admin", header).status()).isBetween(400, 499);
    }

    @ParameterizedTest
    @MethodSource("headers")
    default void no_header_opens_what_a_trusting_guard_covers(String header) {
        Reply reply = Target.prompt(() -> proxied().raw().request("GET", "/dashboard", header));

        assertThat(reply.status()).isBetween(300, 499);
        assertThat(reply.body()).doesNotContain(ContractApplication.SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?_method=OPTIONS",
                "?dev.latchkey.AuthExchange=1",
                "?jakarta.servlet.include.request_uri=/open",
                "?session=alice",
                "?authorized=true",
                "?callbackUrl=/open",
                "?__nextLocale=x"
            })
    default void no_parameter_opens_a_guarded_path(String query) {
        Reply reply = target().raw().request("GET", "/dashboard" + query);

        assertThat(reply.status()).isEqualTo(401);
    }
}
