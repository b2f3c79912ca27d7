package dev.latchkey.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.testing.DpopClient;
import dev.latchkey.testing.Misbehaviour;
import dev.latchkey.testing.NewAccessToken;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests requests of programs with access tokens, which no framework treats differently. */
interface AccessTokenTests extends ServerFixture {

    @Test
    default void a_token_is_a_session_for_every_form_of_protection() {
        String ada = person().scopes("orders:read").issue();

        assertThat(call("/", ada).body()).contains("\"name\":\"Ada of the token\"");
        assertThat(call("/api/admin", ada).body()).contains("Ada of the token");
        assertThat(call("/api/orders", ada).body()).isEqualTo("{\"orders-of\":\"" + subject() + "\"}");
        assertThat(call("/dashboard", ada).body()).contains(ContractApplication.SECRET);
        assertThat(call(ContractApplication.SCOPED_PATH, ada).body()).contains(ContractApplication.SECRET);
    }

    @Test
    default void a_token_is_a_session_for_callbacks_and_close_to_the_data() {
        needs(OptOut.OWN_LOGIC);
        needs(OptOut.SESSION_SCOPE);

        assertThat(call("/own", person().issue()).body()).contains(ContractApplication.OWN_SECRET);
        assertThat(call("/data", person().issue()).body()).isEqualTo("data-of " + subject());
        assertThat(call("/data", program().issue()).body()).isEqualTo("data-of client:app");
    }

    @Test
    default void a_program_without_a_token_learns_where_to_get_one() {
        Reply refused = target().browser().fetch("/dashboard");
        assertThat(refused.status()).isEqualTo(401);
        String address = target().origin() + "/.well-known/oauth-protected-resource";
        assertThat(challenges(refused)).containsExactly("Bearer resource_metadata=\"" + address + "\"");

        Reply metadata = target().browser().get("/.well-known/oauth-protected-resource");
        assertThat(metadata.status()).isEqualTo(200);
        assertThat(metadata.contentType()).startsWith("application/json");
        assertThat(metadata.json().texts("authorization_servers"))
                .containsExactly(openId().issuer(), introspected().issuer());
        assertThat(metadata.json().text("resource")).contains(ContractApplication.AUDIENCE);
        assertThat(metadata.json().texts("scopes_supported")).containsExactly(ContractApplication.SCOPE);
        assertThat(metadata.cookieNames()).isEmpty();
        assertThat(target().browser().get("/.well-known/anything-else").status())
                .isNotEqualTo(200);
    }

    @Test
    @Tag("S5")
    default void a_token_without_the_scope_is_refused_and_the_program_learns_which_it_needs() {
        for (String token : List.of(
                program().issue(),
                program().scopes("orders:write orders:readers").issue())) {
            Reply refused = call(ContractApplication.SCOPED_PATH, token);

            assertThat(refused.status()).isEqualTo(403);
            assertThat(challenges(refused))
                    .singleElement()
                    .asString()
                    .startsWith("Bearer error=\"insufficient_scope\", scope=\"orders:read\"");
            assertThat(refused.body()).doesNotContain(ContractApplication.SECRET);
        }
        Reply alice = target().signedIn("alice").fetch(ContractApplication.SCOPED_PATH);
        assertThat(alice.status()).isEqualTo(403);
        assertThat(challenges(alice)).isEmpty();
    }

    @Test
    @Tag("P11")
    @Tag("S19")
    default void a_token_that_does_not_count_is_refused_even_beside_a_good_cookie() {
        List<String> tokens = new ArrayList<>(List.of("not-a-token", "a.b.c"));
        tokens.add(openId().accessToken("https://other-api.example")
                .scopes("orders:read")
                .issue());
        tokens.add(program().lifetime(Duration.ofHours(-1)).issue());
        openId().misbehave(Misbehaviour.FOREIGN_SIGNATURE);
        tokens.add(program().issue());
        openId().misbehave(Misbehaviour.ALG_NONE);
        tokens.add(program().issue());
        openId().behave();
        Browser alice = target().signedIn("alice");

        for (String token : tokens) {
            Reply refused = alice.get("/dashboard", "Authorization", "Bearer " + token);
            assertThat(refused.status()).isEqualTo(401);
            assertThat(challenges(refused)).singleElement().asString().startsWith("Bearer error=\"invalid_token\"");
            assertThat(refused.cookieNames()).isEmpty();
            assertThat(alice.get("/api/admin", "Authorization", "Bearer " + token)
                            .status())
                    .isEqualTo(401);
        }
        assertThat(alice.get("/dashboard", "Authorization", "Basic YTpi").status())
                .isEqualTo(200);
    }

    @Test
    default void the_token_of_a_browser_page_is_refused_as_that_of_a_program() {
        Reply refused = target().browser()
                .send("GET", "/dashboard", "", "Authorization", "Bearer x", "Sec-Fetch-Mode", "navigate");

        assertThat(refused.status()).isEqualTo(401);
    }

    @Test
    default void a_token_counts_in_its_header_alone() {
        String token = program().issue();

        assertThat(target().browser().fetch("/dashboard?access_token=" + token).status())
                .isEqualTo(401);
        assertThat(call("/auth/session", token).body()).isEqualTo("null");
    }

    @Test
    @Tag("Q5")
    default void a_bound_token_counts_with_its_proof_alone() {
        DpopClient client = DpopClient.create();
        String token = program().boundTo(client).issue();
        String proof = proof(client, "/dashboard", token);

        for (String scheme : List.of("Bearer", "bearer", "DPoP", "dpop")) {
            Reply refused = target().browser().get("/dashboard", "Authorization", scheme + " " + token);
            assertThat(refused.status()).as(scheme).isEqualTo(401);
            assertThat(challenges(refused)).as(scheme).hasSize(1);
        }
        assertThat(bound("DPoP", "/dashboard", token, proof).status()).isEqualTo(200);
        assertThat(bound("DPoP", "/dashboard", token, proof).status()).isEqualTo(401);
        assertThat(bound("Bearer", "/dashboard", token, proof(client, "/dashboard", token))
                        .status())
                .isEqualTo(401);
        assertThat(bound("dpop", "/dashboard", token, proof(client, "/dashboard", token))
                        .status())
                .isEqualTo(200);
        assertThat(bound("DPoP", "/dashboard", token, proof(client, "/api/orders", token))
                        .status())
                .isEqualTo(401);
        assertThat(bound("DPoP", "/dashboard", token, proof(DpopClient.create(), "/dashboard", token))
                        .status())
                .isEqualTo(401);
    }

    @Test
    default void a_token_that_its_issuer_is_asked_about_counts_until_the_issuer_says_otherwise() {
        String token = introspected()
                .accessToken(ContractApplication.AUDIENCE)
                .scopes("orders:read")
                .issueOpaque();
        Reply first = call(ContractApplication.SCOPED_PATH, token);
        assertThat(first.status()).as(() -> "challenges: " + challenges(first)).isEqualTo(200);
        int asked = introspected().requests("/introspect");
        assertThat(call(ContractApplication.SCOPED_PATH, token).status()).isEqualTo(200);
        assertThat(introspected().requests("/introspect")).isEqualTo(asked);

        introspected().revoke(token);
        target().application().clock().advance(Duration.ofMinutes(2));

        assertThat(call(ContractApplication.SCOPED_PATH, token).status()).isEqualTo(401);
    }

    @Test
    default void an_issuer_that_does_not_answer_makes_nobody_of_a_good_token() {
        target().application().clock().advance(Duration.ofHours(1));
        introspected().misbehave(Misbehaviour.INTROSPECTION_500);
        String token = introspected().accessToken(ContractApplication.AUDIENCE).issueOpaque();

        assertThat(call("/dashboard", token).status()).isEqualTo(503);
        introspected().behave();
        target().application().clock().advance(Duration.ofSeconds(6));
        assertThat(call("/dashboard", token).status()).isEqualTo(200);
    }

    @Test
    default void a_cookie_beside_a_token_makes_no_difference_unless_it_is_another_persons() {
        Browser alice = target().signedIn("alice");

        Reply program =
                alice.get("/api/orders", "Authorization", "Bearer " + program().issue());
        assertThat(program.body()).isEqualTo("{\"orders-of\":\"client:app\"}");
        assertThat(program.cookieNames()).isEmpty();
        Reply namesake = alice.get(
                "/api/orders",
                "Authorization",
                "Bearer " + person().claim("sub", "u-alice").issue());
        assertThat(namesake.status()).as("her id is no subject of the issuer").isEqualTo(400);
        Reply two = alice.get("/api/orders", "Authorization", "Bearer " + person().issue());
        assertThat(two.status()).isEqualTo(400);
        assertThat(challenges(two)).singleElement().asString().startsWith("Bearer error=\"invalid_request\"");
        assertThat(alice.get("/api/orders").body()).isEqualTo("{\"orders-of\":\"u-alice\"}");
    }

    @Test
    @Tag("P11")
    default void a_person_has_one_id_with_a_cookie_and_with_a_token() {
        Browser ada = signedInAtProvider();
        String token = "Bearer " + person().issue();

        assertThat(ada.get("/api/orders").body()).isEqualTo("{\"orders-of\":\"" + subject() + "\"}");
        assertThat(ada.get("/api/orders", "Authorization", token).body())
                .isEqualTo("{\"orders-of\":\"" + subject() + "\"}");
    }

    @Test
    default void a_person_who_signed_in_long_ago_must_sign_in_again_at_the_issuer() {
        String now = person().issue();
        long longAgo = target().application()
                .clock()
                .instant()
                .minus(Duration.ofHours(2))
                .getEpochSecond();
        String before = person().claim("auth_time", longAgo).issue();

        assertThat(call(ContractApplication.RECENT_PATH, now).status()).isEqualTo(200);
        Reply refused = call(ContractApplication.RECENT_PATH, before);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(challenges(refused))
                .singleElement()
                .asString()
                .startsWith("Bearer error=\"insufficient_user_authentication\"")
                .contains("max_age=\"600\"");
    }

    /** Returns a browser in which Ada has signed in at the provider. */
    private Browser signedInAtProvider() {
        Browser ada = target().browser();
        Reply away = ada.post("/auth/signin/openid", Map.of("csrfToken", ada.csrfToken(), "callbackUrl", "/open"));
        String callback = Browser.at(URI.create(away.location())).get("").location();
        ada.navigate(callback.substring(target().origin().length()));
        return ada;
    }

    private NewAccessToken program() {
        return openId().accessToken(ContractApplication.AUDIENCE);
    }

    private NewAccessToken person() {
        return program().person("ada").claim("name", "Ada of the token");
    }

    /** Returns the id of Ada after a sign-in at the provider. */
    private static String subject() {
        return "openid:" + dev.latchkey.testing.People.ADA.subject();
    }

    private Reply call(String path, String token) {
        return target().browser().get(path, "Authorization", "Bearer " + token);
    }

    private Reply bound(String scheme, String path, String token, String proof) {
        return target().browser().get(path, "Authorization", scheme + " " + token, "DPoP", proof);
    }

    private String proof(DpopClient client, String path, String token) {
        return client.proof(
                "GET",
                target().origin() + path,
                token,
                target().application().clock().instant());
    }

    private static List<String> challenges(Reply reply) {
        return reply.headers("WWW-Authenticate");
    }
}
