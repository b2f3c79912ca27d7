package dev.latchkey.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests that malformed, oversized and duplicated input gets a clear answer within a second, and never causes a server
 * error.
 */
interface BadInputTests extends ServerFixture {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "}",
                "{]",
                "{\"a\"}",
                "{\"a\":}",
                "nul",
                "\"",
                "'x'",
                "{a:1}",
                "{\"a\":1}{\"b\":2}",
                "{\"a\":01}",
                "{\"a\":1,}",
                "<xml/>",
                "\u0000",
                "{\"a\":\"\u0001\"}",
                "\ufeff\ufeff{}"
            })
    default void malformed_json_is_a_bad_request(String json) {
        for (String path : List.of("/auth/session", "/auth/callback/credentials", "/auth/signout", "/auth/signin")) {
            Reply reply = Target.prompt(() -> target().browser().postJson(path, json));

            assertThat(reply.status()).as(path).isEqualTo(400);
            assertThat(reply.body()).isEqualTo("\"Bad request.\"");
            assertThat(reply.contentType()).isEqualTo("application/json");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":"})
    default void json_nested_without_end_is_a_bad_request(String opening) {
        Reply reply = Target.prompt(() -> target().browser().postJson("/auth/session", opening.repeat(10_000)));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body()).isEqualTo("\"Bad request.\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "1",
                "\"x\"",
                "true",
                "null",
                "{}",
                "{\"csrfToken\":null}",
                "{\"csrfToken\":{}}",
                "{\"a\":1e999999999}"
            })
    default void json_that_is_no_object_is_a_form_without_fields(String json) {
        assertThat(target().browser().postJson("/auth/signout", json).location())
                .contains("error=MissingCSRF");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/x-www-form-urlencoded"})
    default void a_body_over_the_limit_is_413(String type) {
        String form = "csrfToken=x&fill=" + "x".repeat(70_000);
        String json = "{\"csrfToken\":\"x\",\"fill\":\"" + "x".repeat(70_000) + "\"}";
        for (String path : List.of("/auth/session", "/auth/callback/credentials", "/auth/signout", "/auth/signin")) {
            Reply reply = Target.prompt(() ->
                    target().browser().send("POST", path, type.endsWith("json") ? json : form, "Content-Type", type));

            assertThat(reply.status()).as(path).isEqualTo(413);
        }
    }

    @Test
    default void the_limit_is_64_kib_and_not_less() {
        Browser browser = target().browser();
        String form = "csrfToken=" + browser.csrfToken() + "&username=alice&password=" + People.PASSWORD + "&fill=";
        String full = form + "x".repeat(64 * 1024 - form.length());
        String[] type = {"Content-Type", "application/x-www-form-urlencoded"};

        assertThat(browser.send("POST", "/auth/callback/credentials", full, type)
                        .setCookie(Browser.SESSION))
                .isPresent();
        assertThat(browser.send("POST", "/auth/callback/credentials", full + "x", type)
                        .status())
                .isEqualTo(413);
    }

    @Test
    default void of_fields_with_one_name_the_last_counts() {
        Browser browser = target().browser();
        String token = browser.csrfToken();
        String[] type = {"Content-Type", "application/x-www-form-urlencoded; charset=UTF-8"};
        String twice = "username=bob&username=alice&password=x&password=" + People.PASSWORD + "&csrfToken=";

        assertThat(browser.send("POST", "/auth/callback/credentials", twice + token + "&csrfToken=x", type)
                        .location())
                .contains("error=MissingCSRF");
        browser.send("POST", "/auth/callback/credentials", twice + "x&csrfToken=" + token, type);
        assertThat(browser.get("/api/orders").body()).contains("u-alice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%",
                "%z",
                "%zz=%zz",
                "username=%",
                "a=%c0%af",
                "a=%ff",
                "=&=&==",
                "&&&",
                "a",
                "%00=%00",
                "\u0000",
                "a=%u0041"
            })
    default void malformed_escapes_in_a_form_are_just_odd_fields(String form) {
        Reply reply = Target.prompt(() -> target().browser()
                .send("POST", "/auth/signin", form, "Content-Type", "application/x-www-form-urlencoded"));

        assertThat(reply.location()).contains("error=MissingCSRF");
    }

    @Test
    default void more_fields_than_any_form_has_are_a_bad_request() {
        String many = IntStream.range(0, 10_000).mapToObj(i -> "f" + i).collect(Collectors.joining("&"));
        Reply form = Target.prompt(() -> target().browser()
                .send("POST", "/auth/signin", many, "Content-Type", "application/x-www-form-urlencoded"));
        assertThat(form.status()).isEqualTo(400);

        Reply query = Target.prompt(() -> target().browser().get("/auth/session?" + many.substring(0, 5_000)));
        assertThat(query.status()).isEqualTo(400);
    }

    /** Returns values of the header {@code Authorization} that have crashed some server. */
    static List<String> authorizations() {
        return List.of(
                "Bearer",
                "Bearer ",
                "Bearer  ",
                "bearer x",
                "Bearer %",
                "Bearer %E0%A4%A",
                "Bearer %zz",
                "Bearer a.b.c",
                "Bearer a.b.c.d.e",
                "Bearer ....",
                "Bearer null",
                "Bearer \u00ff",
                "Basic",
                "Basic ",
                "Basic %%%",
                "Basic YQ==",
                "Basic Og==",
                "Basic ////",
                "Digest username=\"",
                "Negotiate",
                "DPoP x",
                "x",
                ",",
                "=",
                " ",
                "Bearer " + "x".repeat(8_000),
                "Bearer a, Bearer b",
                "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJ1LWFsaWNlIn0.");
    }

    @ParameterizedTest
    @MethodSource("authorizations")
    @Tag("A13")
    default void an_authorization_header_changes_nothing(String value) {
        RawClient raw = target().raw();
        String line = "Authorization: " + value;

        assertThat(Target.prompt(() -> raw.request("GET", "/dashboard", line)).status())
                .isEqualTo(401);
        assertThat(Target.prompt(() -> raw.request("GET", "/auth/session", line))
                        .body())
                .isEqualTo("null");
        assertThat(Target.prompt(() -> raw.request("GET", "/api/admin", line)).status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Cookie: a=", "X-Fill: ", "Authorization: Bearer ", "Referer: http://", "Sec-Fetch-Mode: "})
    default void a_header_of_64_kib_is_the_clients_fault(String begin) {
        needs(OptOut.LARGE_HEADERS);
        for (String path : List.of("/auth/session", "/dashboard")) {
            Reply reply = Target.prompt(() -> target().raw().request("GET", path, begin + "x".repeat(64 * 1024)));
            assertThat(reply.status()).isBetween(400, 499);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Accept: \u00ff",
                "Accept: text/html;q=\u00e9",
                "Sec-Fetch-Mode: ",
                "Sec-Fetch-Mode: navigate, cors",
                "X-Requested-With:",
                "Content-Type: ;;;",
                "Content-Type: application/json; charset=nonsense",
                "X-Auth-Return-Redirect:",
                "Referer: http://[",
                "Referer: %",
                "Origin: x",
                "Host: localhost:"
            })
    default void odd_headers_do_no_harm(String header) {
        for (String path : List.of("/auth/session", "/auth/signin", "/dashboard", "/", "/api/orders", "/data")) {
            for (String method : List.of("GET", "POST")) {
                Reply reply = Target.prompt(() -> target().raw().request(method, path, header));
                assertThat(reply.body())
                        .doesNotContain(ContractApplication.SECRET)
                        .doesNotContain("\tat ");
            }
        }
    }

    @Test
    default void text_that_is_not_utf_8_is_not_somebody() {
        RawClient raw = target().raw();
        Browser browser = target().browser();
        String body = "csrfToken=" + browser.csrfToken() + "&username=alice\u00ff&password=" + People.PASSWORD;
        Reply reply = raw.send(raw.head(
                        "POST",
                        "/auth/callback/credentials",
                        "Cookie: " + browser.cookieHeader(),
                        "Content-Type: application/x-www-form-urlencoded",
                        "Content-Length: " + body.length())
                + body);

        assertThat(reply.location()).contains("error=CredentialsSignin");
    }

    @Test
    default void credentials_of_any_length_within_the_limit_are_just_wrong() {
        Browser browser = target().browser();
        Reply reply = Target.prompt(() -> browser.post(
                "/auth/callback/credentials",
                Map.of(
                        "csrfToken",
                        browser.csrfToken(),
                        "username",
                        "a".repeat(20_000),
                        "password",
                        "p".repeat(20_000))));

        assertThat(reply.location()).contains("error=CredentialsSignin");
    }
}
