package dev.latchkey.testing;

import static dev.latchkey.testing.Visitor.bearer;
import static dev.latchkey.testing.Visitor.json;
import static dev.latchkey.testing.Visitor.required;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CodeFlowTest {

    private final ManualClock clock = new ManualClock();
    private final OpenIdProvider idp = OpenIdProvider.builder().clock(clock).start();
    private final Visitor visitor = new Visitor(idp);

    @AfterEach
    void stop() {
        idp.close();
    }

    @Test
    void a_signed_id_token_says_who_signed_in() throws Exception {
        JWTClaimsSet claims = Verification.of(visitor.idToken(), visitor);

        long now = clock.instant().getEpochSecond();
        assertThat(claims.toJSONObject())
                .containsEntry("iss", idp.issuer())
                .containsEntry("aud", "app")
                .containsEntry("sub", People.ADA.subject())
                .containsEntry("name", "Ada Lindqvist")
                .containsEntry("preferred_username", "ada")
                .containsEntry("email", "ada@example.org")
                .containsEntry("email_verified", true)
                .containsEntry("picture", idp.issuer() + "/pictures/ada.svg")
                .containsEntry("nonce", "the-nonce")
                .containsEntry("iat", now)
                .containsEntry("exp", now + 3600)
                .containsEntry("auth_time", now)
                .containsKeys("sid", "at_hash");
    }

    @Test
    void the_callback_is_given_code_state_and_issuer() {
        Map<String, String> callback = visitor.signIn("ada", Visitor.request());

        assertThat(callback).containsOnlyKeys("code", "state", "iss");
        assertThat(callback).containsEntry("state", "the-state").containsEntry("iss", idp.issuer());
    }

    @Test
    void the_token_answer_has_the_members_of_rfc_6749() {
        Map<String, Object> tokens = visitor.tokens();

        assertThat(tokens)
                .containsOnlyKeys("access_token", "token_type", "expires_in", "refresh_token", "scope", "id_token")
                .containsEntry("token_type", "Bearer")
                .containsEntry("scope", "openid profile email");
        assertThat(((Number) required(tokens, "expires_in")).longValue()).isEqualTo(3600);
    }

    @Test
    void userinfo_says_the_same_as_the_id_token() {
        Map<String, Object> user = json(visitor.get("/userinfo", bearer(visitor.tokens())));

        assertThat(user)
                .containsEntry("sub", People.ADA.subject())
                .containsEntry("email", "ada@example.org")
                .containsEntry("picture", idp.issuer() + "/pictures/ada.svg");
    }

    @Test
    void userinfo_refuses_a_token_it_does_not_know() {
        var answer = visitor.get("/userinfo", bearer("guess"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer error=\"invalid_token\"");
    }

    @Test
    void claims_follow_the_scope() {
        Map<String, String> request = Visitor.request();
        request.put("scope", "openid");
        String code = required(visitor.signIn("grace", request), "code");

        JWTClaimsSet claims = Verification.unverified(
                required(json(visitor.redeem(code)), "id_token").toString());

        assertThat(claims.getClaims()).containsEntry("sub", People.GRACE.subject());
        assertThat(claims.getClaims()).doesNotContainKeys("name", "email", "picture", "preferred_username");
    }

    @Test
    void an_email_address_is_a_hint_too() {
        visitor.signIn("alan@example.org", Visitor.request());

        assertThat(idp.lastAuthorization().parameter("login_hint")).hasValue("alan@example.org");
    }

    @Test
    void prompt_none_without_a_hint_needs_a_login() {
        Map<String, String> request = Visitor.request();
        request.put("prompt", "none");

        assertThat(Visitor.callback(visitor.authorize(request)))
                .containsEntry("error", "login_required")
                .containsEntry("state", "the-state")
                .containsEntry("iss", idp.issuer());
    }

    @Test
    void a_test_can_sign_everybody_in_or_refuse_everybody() {
        idp.signInAs("alan");
        assertThat(Visitor.callback(visitor.authorize(Visitor.request()))).containsKey("code");

        idp.refuseSignIn();
        assertThat(Visitor.callback(visitor.authorize(Visitor.request()))).containsEntry("error", "access_denied");

        idp.askWho();
        assertThat(visitor.authorize(Visitor.request()).statusCode()).isEqualTo(200);
    }

    @Test
    void the_discovery_document_names_every_endpoint() {
        Map<String, Object> document = json(visitor.get("/.well-known/openid-configuration"));

        assertThat(document)
                .containsEntry("issuer", idp.issuer())
                .containsEntry("authorization_endpoint", idp.issuer() + "/authorize")
                .containsEntry("token_endpoint", idp.issuer() + "/token")
                .containsEntry("userinfo_endpoint", idp.issuer() + "/userinfo")
                .containsEntry("jwks_uri", idp.issuer() + "/jwks")
                .containsEntry("end_session_endpoint", idp.issuer() + "/logout")
                .containsEntry("authorization_response_iss_parameter_supported", true);
    }
}
