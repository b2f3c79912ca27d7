package dev.latchkey.testing;

import static dev.latchkey.testing.Visitor.bearer;
import static dev.latchkey.testing.Visitor.json;
import static dev.latchkey.testing.Visitor.required;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONArrayUtils;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlainOAuthTest {

    private static final String[] JSON = {"Accept", "application/json"};

    private final OpenIdProvider idp =
            OpenIdProvider.builder().privateEmails().signInAs("grace").start();
    private final Visitor visitor = new Visitor(idp);

    @AfterEach
    void stop() {
        idp.close();
    }

    @Test
    void the_user_resource_has_a_numeric_id_and_no_private_address() {
        Map<String, Object> user = json(visitor.get("/api/user", bearer(tokens("read:user user:email"))));

        assertThat(user)
                .containsEntry("login", "grace")
                .containsEntry("id", 1002L)
                .containsEntry("name", "Grace Okafor")
                .containsEntry("avatar_url", idp.issuer() + "/pictures/grace.svg")
                .containsEntry("email", null);
    }

    @Test
    void the_addresses_are_a_list_in_which_one_is_primary_and_verified() throws Exception {
        String body = visitor.get("/api/user/emails", bearer(tokens("read:user user:email")))
                .body();

        assertThat(JSONArrayUtils.parse(body))
                .contains(emailEntry("grace@example.org", true, true, "private"))
                .hasSize(2);
    }

    @Test
    void the_addresses_need_their_scope() {
        assertThat(visitor.get("/api/user/emails", bearer(tokens("read:user"))).statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_public_address_is_in_the_user_resource() {
        try (OpenIdProvider open = OpenIdProvider.builder().signInAs("ada").start()) {
            Visitor other = new Visitor(open);
            Map<String, Object> tokens = json(redeem(other, code(other, "user"), JSON));

            assertThat(json(other.get("/api/user", bearer(tokens)))).containsEntry("email", "ada@example.org");
        }
    }

    @Test
    void there_is_no_id_token_and_no_issuer() {
        Map<String, String> callback = Visitor.callback(authorize(visitor, "read:user"));
        Map<String, Object> tokens = json(redeem(visitor, required(callback, "code"), JSON));

        assertThat(callback).containsOnlyKeys("code", "state");
        assertThat(tokens)
                .containsOnlyKeys("access_token", "token_type", "scope")
                .containsEntry("token_type", "bearer")
                .containsEntry("scope", "read:user");
    }

    @Test
    void the_answer_is_a_form_unless_json_is_asked_for() {
        String form = redeem(visitor, code(visitor, "read:user")).body();

        assertThat(Visitor.query("?" + form)).containsKey("access_token").containsEntry("token_type", "bearer");
    }

    @Test
    void errors_come_with_status_200() {
        String code = code(visitor, "read:user");
        redeem(visitor, code, JSON);
        var again = redeem(visitor, code, JSON);
        var unproven = visitor.post("/oauth/access_token", Map.of("client_id", "app", "code", "x"), JSON);

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(json(again)).containsEntry("error", "bad_verification_code");
        assertThat(json(unproven)).containsEntry("error", "incorrect_client_credentials");
    }

    @Test
    void the_two_kinds_of_sign_in_do_not_take_each_others_codes_and_tokens() {
        Map<String, Object> openIdTokens = visitor.tokens();

        assertThat(json(visitor.redeem(code(visitor, "openid")))).containsEntry("error", "invalid_grant");
        assertThat(json(redeem(visitor, visitor.code(), JSON))).containsEntry("error", "bad_verification_code");
        assertThat(visitor.get("/api/user", bearer(openIdTokens)).statusCode()).isEqualTo(401);
        assertThat(visitor.get("/userinfo", bearer(tokens("openid"))).statusCode())
                .isEqualTo(401);
    }

    @Test
    void the_page_posts_to_its_own_decision() {
        idp.askWho();

        assertThat(authorize(visitor, "read:user").body()).contains("action=\"/oauth/authorize/decision\"");
    }

    private Map<String, Object> tokens(String scope) {
        return json(redeem(visitor, code(visitor, scope), JSON));
    }

    private static String code(Visitor visitor, String scope) {
        return required(Visitor.callback(authorize(visitor, scope)), "code");
    }

    private static HttpResponse<String> authorize(Visitor visitor, String scope) {
        Map<String, String> request = Visitor.request();
        request.put("scope", scope);
        return visitor.get("/oauth/authorize?" + RequestParameters.encode(request));
    }

    private static HttpResponse<String> redeem(Visitor visitor, String code, String... headers) {
        Map<String, String> form = Visitor.redemption(code);
        form.put("client_id", Visitor.CLIENT);
        form.put("client_secret", Visitor.SECRET);
        return visitor.post("/oauth/access_token", form, headers);
    }

    private static Map<String, Object> emailEntry(String email, boolean primary, boolean verified, String visibility) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("email", email);
        entry.put("primary", primary);
        entry.put("verified", verified);
        entry.put("visibility", visibility);
        return entry;
    }
}
