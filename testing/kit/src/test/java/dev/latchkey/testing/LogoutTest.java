package dev.latchkey.testing;

import static dev.latchkey.testing.Visitor.AFTER_SIGN_OUT;
import static dev.latchkey.testing.Visitor.bearer;
import static dev.latchkey.testing.Visitor.required;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LogoutTest {

    private final ManualClock clock = new ManualClock();
    private final OpenIdProvider idp = OpenIdProvider.builder().clock(clock).start();
    private final Visitor visitor = new Visitor(idp);

    @AfterEach
    void stop() {
        idp.close();
    }

    @Test
    void an_id_token_signs_out_at_once_and_its_tokens_are_worth_nothing() {
        Map<String, Object> tokens = visitor.tokens();

        HttpResponse<String> answer = logout(hinted(tokens));

        assertThat(answer.headers().firstValue("Location")).hasValue(AFTER_SIGN_OUT + "?state=xyz");
        assertThat(visitor.get("/userinfo", bearer(tokens)).statusCode()).isEqualTo(401);
    }

    @Test
    void an_expired_id_token_signed_with_a_retired_key_will_do() {
        Map<String, String> request = hinted(visitor.tokens());
        clock.advance(Duration.ofDays(1));
        idp.replaceKeys();

        assertThat(logout(request).statusCode()).isEqualTo(303);
    }

    @Test
    void an_address_that_is_not_registered_is_never_followed() {
        Map<String, String> request = hinted(visitor.tokens());
        request.put("post_logout_redirect_uri", "http://evil.example/");

        HttpResponse<String> answer = logout(request);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
    }

    @Test
    void a_forged_or_foreign_id_token_is_refused() {
        Map<String, String> request = hinted(visitor.tokens());
        request.put("client_id", "other");
        assertThat(logout(request).statusCode()).isEqualTo(400);

        idp.misbehave(Misbehaviour.FOREIGN_SIGNATURE);
        assertThat(logout(hinted(visitor.tokens())).statusCode()).isEqualTo(400);
        idp.misbehave(Misbehaviour.ALG_NONE);
        assertThat(logout(hinted(visitor.tokens())).statusCode()).isEqualTo(400);
    }

    @Test
    void without_an_id_token_the_user_is_asked() {
        Map<String, String> request =
                Map.of("client_id", Visitor.CLIENT, "post_logout_redirect_uri", AFTER_SIGN_OUT, "state", "a&b");

        HttpResponse<String> asked = logout(request);
        HttpResponse<String> answered = visitor.post("/logout/decision", request);

        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.body()).contains("Do you want to sign out?", "value=\"a&amp;b\"");
        assertThat(answered.headers().firstValue("Location")).hasValue(AFTER_SIGN_OUT + "?state=a%26b");
    }

    @Test
    void with_nowhere_to_go_it_stays() {
        assertThat(visitor.post("/logout/decision", Map.of()).body()).contains("You are signed out");
        assertThat(logout(Map.of("post_logout_redirect_uri", AFTER_SIGN_OUT)).statusCode())
                .as("no client to ask about the address")
                .isEqualTo(400);
    }

    private static Map<String, String> hinted(Map<String, Object> tokens) {
        Map<String, String> request = new HashMap<>();
        request.put("id_token_hint", (String) required(tokens, "id_token"));
        request.put("post_logout_redirect_uri", AFTER_SIGN_OUT);
        request.put("state", "xyz");
        return request;
    }

    private HttpResponse<String> logout(Map<String, String> request) {
        return visitor.get("/logout?" + RequestParameters.encode(request));
    }
}
