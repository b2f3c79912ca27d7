package dev.latchkey.testing;

import static dev.latchkey.testing.Visitor.bearer;
import static dev.latchkey.testing.Visitor.json;
import static dev.latchkey.testing.Visitor.redemption;
import static dev.latchkey.testing.Visitor.required;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TokenEndpointTest {

    private final ManualClock clock = new ManualClock();
    private final OpenIdProvider idp =
            OpenIdProvider.builder().clock(clock).pkceOptional().start();
    private final Visitor visitor = new Visitor(idp);

    @AfterEach
    void stop() {
        idp.close();
    }

    @Test
    void a_code_is_accepted_once_and_its_second_use_ends_what_the_first_gave() {
        String code = visitor.code();
        Map<String, Object> tokens = json(visitor.redeem(code));
        assertThat(visitor.get("/userinfo", bearer(tokens)).statusCode()).isEqualTo(200);

        assertRefused(visitor.redeem(code), 400, "invalid_grant");
        assertThat(visitor.get("/userinfo", bearer(tokens)).statusCode()).isEqualTo(401);
    }

    @Test
    void a_code_lives_sixty_seconds() {
        String inTime = visitor.code();
        clock.advance(Duration.ofSeconds(60).minusMillis(1));
        assertThat(visitor.redeem(inTime).statusCode()).isEqualTo(200);

        String late = visitor.code();
        clock.advance(Duration.ofSeconds(60));
        assertRefused(visitor.redeem(late), 400, "invalid_grant");
    }

    @Test
    void a_wrong_verifier_is_refused_and_burns_the_code() {
        String code = visitor.code();
        Map<String, String> form = redemption(code);
        form.put("code_verifier", "another" + Visitor.VERIFIER);

        assertRefused(visitor.token(form), 400, "invalid_grant");
        assertRefused(visitor.redeem(code), 400, "invalid_grant");
    }

    @Test
    void a_missing_verifier_is_refused() {
        Map<String, String> form = redemption(visitor.code());
        form.remove("code_verifier");

        assertRefused(visitor.token(form), 400, "invalid_grant");
    }

    @Test
    void a_verifier_without_a_challenge_is_refused() {
        Map<String, String> request = Visitor.request();
        request.remove("code_challenge");
        request.remove("code_challenge_method");

        assertRefused(visitor.redeem(required(visitor.signIn("ada", request), "code")), 400, "invalid_grant");
    }

    @Test
    void pkce_may_be_left_out_where_it_is_optional() {
        Map<String, String> request = Visitor.request();
        request.remove("code_challenge");
        request.remove("code_challenge_method");
        Map<String, String> form = redemption(required(visitor.signIn("ada", request), "code"));
        form.remove("code_verifier");

        assertThat(visitor.token(form).statusCode()).isEqualTo(200);
    }

    @Test
    void another_redirect_uri_is_refused() {
        Map<String, String> form = redemption(visitor.code());
        form.put("redirect_uri", Visitor.CALLBACK + "/");

        assertRefused(visitor.token(form), 400, "invalid_grant");
    }

    @Test
    void another_clients_code_is_refused() {
        idp.client("other", "other-secret", Visitor.CALLBACK);

        assertRefused(
                visitor.post("/token", redemption(visitor.code()), Visitor.basic("other", "other-secret")),
                400,
                "invalid_grant");
    }

    @Test
    void a_secret_may_come_in_the_form() {
        Map<String, String> form = redemption(visitor.code());
        form.put("client_id", Visitor.CLIENT);
        form.put("client_secret", Visitor.SECRET);

        assertThat(visitor.post("/token", form).statusCode()).isEqualTo(200);
    }

    @Test
    void a_client_without_a_secret_only_names_itself() {
        idp.client(RegisteredClient.withoutSecret("phone").redirectTo(Visitor.CALLBACK));
        Map<String, String> request = Visitor.request();
        request.put("client_id", "phone");
        Map<String, String> form = redemption(required(visitor.signIn("ada", request), "code"));
        form.put("client_id", "phone");

        assertThat(visitor.post("/token", form).statusCode()).isEqualTo(200);
    }

    @Test
    void a_client_must_prove_who_it_is() {
        Map<String, String> bare = redemption("any");
        bare.put("client_id", Visitor.CLIENT);
        Map<String, String> wrong = redemption("any");
        wrong.put("client_id", Visitor.CLIENT);
        wrong.put("client_secret", "wrong");

        assertRefused(visitor.post("/token", bare), 401, "invalid_client");
        assertRefused(visitor.post("/token", wrong), 401, "invalid_client");
        assertRefused(
                visitor.post("/token", redemption("any"), Visitor.basic(Visitor.CLIENT, "wrong")),
                401,
                "invalid_client");
        assertRefused(visitor.post("/token", redemption("any"), "Authorization", "Basic !"), 401, "invalid_client");
        assertRefused(
                visitor.post("/token", wrong, Visitor.basic(Visitor.CLIENT, Visitor.SECRET)), 400, "invalid_request");
    }

    @Test
    void an_unknown_grant_type_is_refused() {
        assertRefused(visitor.token(Map.of("grant_type", "password")), 400, "unsupported_grant_type");
    }

    @Test
    void a_refresh_token_is_exchanged_for_the_next_one() throws Exception {
        Map<String, Object> first = visitor.tokens();
        clock.advance(Duration.ofMinutes(10));

        Map<String, Object> second = json(refresh(first));

        assertThat(second.get("refresh_token")).isNotEqualTo(first.get("refresh_token"));
        assertThat(visitor.get("/userinfo", bearer(second)).statusCode()).isEqualTo(200);
        var claims = Verification.of((String) required(second, "id_token"), visitor);
        assertThat(claims.getSubject()).isEqualTo(People.ADA.subject());
        assertThat(claims.getClaims()).doesNotContainKey("nonce");
        assertThat(claims.getLongClaim("auth_time"))
                .isEqualTo(clock.instant().minus(Duration.ofMinutes(10)).getEpochSecond());
    }

    @Test
    void a_refresh_token_used_twice_ends_its_whole_family() {
        Map<String, Object> first = visitor.tokens();
        Map<String, Object> second = json(refresh(first));

        assertRefused(refresh(first), 400, "invalid_grant");
        assertRefused(refresh(second), 400, "invalid_grant");
        assertThat(visitor.get("/userinfo", bearer(second)).statusCode()).isEqualTo(401);
    }

    @Test
    void another_clients_refresh_token_is_refused() {
        idp.client("other", "other-secret", Visitor.CALLBACK);
        String token = (String) required(visitor.tokens(), "refresh_token");

        assertRefused(
                visitor.post(
                        "/token",
                        Map.of("grant_type", "refresh_token", "refresh_token", token),
                        Visitor.basic("other", "other-secret")),
                400,
                "invalid_grant");
    }

    @Test
    void an_access_token_expires_exactly_when_it_said() {
        Map<String, Object> tokens = visitor.tokens();
        clock.advance(Duration.ofHours(1).minusMillis(1));
        assertThat(visitor.get("/userinfo", bearer(tokens)).statusCode()).isEqualTo(200);

        clock.advance(Duration.ofMillis(1));
        assertThat(visitor.get("/userinfo", bearer(tokens)).statusCode()).isEqualTo(401);
    }

    private HttpResponse<String> refresh(Map<String, Object> tokens) {
        return visitor.token(
                Map.of("grant_type", "refresh_token", "refresh_token", (String) required(tokens, "refresh_token")));
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String error) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(json(answer)).containsEntry("error", error);
    }
}
