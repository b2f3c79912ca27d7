package dev.latchkey.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizationErrorsTest {

    private final OpenIdProvider idp = OpenIdProvider.start();
    private final Visitor visitor = new Visitor(idp);

    @AfterEach
    void stop() {
        idp.close();
    }

    @Test
    void an_unknown_client_gets_an_error_page() {
        Map<String, String> request = Visitor.request();
        request.put("client_id", "stranger");

        assertShownAndNotRedirected(visitor.authorize(request));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:3000/auth/callback/demo/",
                "http://localhost:3000/auth/callback/demo?x=1",
                "http://localhost:3000/auth/callback/../callback/demo",
                "http://LOCALHOST:3000/auth/callback/demo",
                "http://evil.example/auth/callback/demo",
                "javascript:alert(1)"
            })
    void a_redirect_uri_that_is_not_registered_to_the_letter_is_never_followed(String uri) {
        Map<String, String> request = Visitor.request();
        request.put("redirect_uri", uri);
        request.put("prompt", "none");
        request.put("login_hint", "ada");

        assertShownAndNotRedirected(visitor.authorize(request));
        request.put("person", "ada");
        assertShownAndNotRedirected(visitor.post("/authorize/decision", request));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8080/cb", "http://127.0.0.1:9/", "https://[::1]:8443/a?b=c"})
    void any_loopback_address_will_do_for_a_client_that_asked_for_it(String uri) {
        idp.client(RegisteredClient.confidential("free", "secret").anyLoopbackRedirect());
        Map<String, String> request = Visitor.request();
        request.put("client_id", "free");
        request.put("redirect_uri", uri);
        idp.signInAs("ada");

        HttpResponse<String> answer = visitor.authorize(request);

        assertThat(answer.headers().firstValue("Location").orElseThrow())
                .startsWith(uri + (uri.contains("?") ? "&" : "?") + "code=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost.evil.example/",
                "http://localhost@evil.example/",
                "http://ada@localhost/",
                "http://evil.example\\@localhost/",
                "http://localhost\\@evil.example/",
                "//localhost/",
                "ftp://localhost/",
                "javascript://localhost/%0aalert(1)",
                "http://localhost/#fragment",
                "http://127.0.0.1.evil.example/",
                "http:///localhost",
                "localhost:3000"
            })
    void only_loopback_addresses_will_do_for_such_a_client(String uri) {
        idp.client(RegisteredClient.confidential("free", "secret").anyLoopbackRedirect());
        Map<String, String> request = Visitor.request();
        request.put("client_id", "free");
        request.put("redirect_uri", uri);
        idp.signInAs("ada");

        assertShownAndNotRedirected(visitor.authorize(request));
    }

    @ParameterizedTest
    @CsvSource({
        "response_type, token, unsupported_response_type",
        "response_type, '', invalid_request",
        "response_mode, fragment, invalid_request",
        "scope, profile, invalid_scope",
        "code_challenge, '', invalid_request",
        "code_challenge, short, invalid_request",
        "code_challenge_method, plain, invalid_request",
        "code_challenge_method, '', invalid_request",
        "prompt, none login, invalid_request",
        "request, eyJ, request_not_supported",
        "request_uri, https://x.example/, request_uri_not_supported",
    })
    void every_other_error_goes_back_to_the_client(String name, String value, String error) {
        Map<String, String> request = Visitor.request();
        request.put(name, value);

        assertThat(Visitor.callback(visitor.authorize(request)))
                .containsEntry("error", error)
                .containsEntry("state", "the-state")
                .containsEntry("iss", idp.issuer())
                .doesNotContainKey("code");
    }

    @Test
    void a_parameter_sent_twice_is_an_error() {
        String twice = "/authorize?" + RequestParameters.encode(Visitor.request()) + "&nonce=second";

        assertThat(Visitor.callback(visitor.get(twice))).containsEntry("error", "invalid_request");
    }

    private static void assertShownAndNotRedirected(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
        assertThat(answer.body()).contains("That did not work");
    }
}
