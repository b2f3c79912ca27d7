package dev.latchkey.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.provider.Providers;
import dev.latchkey.wire.Form;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AuthorizationRequestTest {

    private static final OAuthProvider PROVIDER =
            Providers.keycloak().clientId("app").clientSecret("s").issuer("https://sso.example.org");
    private static final String ENDPOINT = "https://sso.example.org/authorize";
    private static final String CALLBACK = "https://app.example/auth/callback/keycloak";
    private static final NewAttempt ATTEMPT =
            new NewAttempt("the-state", "the-nonce", "the-challenge", null, AuthenticationDemand.NONE, List.of());

    private static String url(OAuthProvider provider, String endpoint, RequestedParameters requested) {
        return AuthorizationRequest.url(provider.definition(), endpoint, CALLBACK, requested, ATTEMPT);
    }

    private static RequestedParameters browser(Map<String, String> query) {
        return RequestedParameters.ofBrowser(query);
    }

    private static RequestedParameters application(Map<String, String> fields) {
        return RequestedParameters.ofApplication(fields);
    }

    private static Map<String, String> query(String url) {
        return Form.parse(url.substring(url.indexOf('?') + 1));
    }

    @Test
    void asks_for_a_code_with_every_check() {
        assertThat(url(PROVIDER, ENDPOINT, browser(Map.of())))
                .isEqualTo("https://sso.example.org/authorize?response_type=code&client_id=app"
                        + "&redirect_uri=https%3A%2F%2Fapp.example%2Fauth%2Fcallback%2Fkeycloak"
                        + "&scope=openid+profile+email&state=the-state&nonce=the-nonce"
                        + "&code_challenge=the-challenge&code_challenge_method=S256");
    }

    @Test
    void keeps_the_endpoint_s_own_query_but_not_against_the_protocol() {
        String url = url(PROVIDER, ENDPOINT + "?p=B2C_1_sign%20in&state=fixed&client_id=other", browser(Map.of()));
        assertThat(query(url)).containsEntry("p", "B2C_1_sign in").containsEntry("state", "the-state");
        assertThat(query(url)).containsEntry("client_id", "app");
        assertThat(url.indexOf('?')).isEqualTo(url.lastIndexOf('?'));
    }

    @Test
    @Tag("W11")
    void a_browser_adds_what_is_listed_and_replaces_nothing() {
        OAuthProvider provider = PROVIDER.parameter("prompt", "consent").parameter("hd", "example.org");
        Map<String, String> asked = new LinkedHashMap<>(Map.of("prompt", "login", "login_hint", "ada@example.org"));
        asked.putAll(
                Map.of("acr_values", "low", "max_age", "999999", "hd", "evil.com", "scope", "email", "p", "other"));
        String endpoint = ENDPOINT + "?login_hint=fixed&p=B2C_1";

        assertThat(url(PROVIDER, ENDPOINT, browser(Map.of("custom", "any"))))
                .isEqualTo(url(PROVIDER, ENDPOINT, browser(Map.of())));
        assertThat(query(url(provider, endpoint, browser(asked))))
                .isEqualTo(query(url(provider, endpoint, browser(Map.of()))));
        assertThat(query(url(PROVIDER, ENDPOINT, browser(asked))))
                .containsEntry("prompt", "login")
                .containsEntry("login_hint", "ada@example.org")
                .containsEntry("scope", "openid profile email")
                .doesNotContainKeys("acr_values", "max_age", "hd", "p");
        assertThat(query(url(PROVIDER.browserParameters("acr_values"), ENDPOINT, browser(asked))))
                .containsEntry("acr_values", "low")
                .doesNotContainKeys("prompt", "login_hint");
        assertThatThrownBy(() -> PROVIDER.browserParameters("acr_values", "redirect_uri"))
                .hasMessage("Not for browsers to set: redirect_uri");
    }

    @Test
    @Tag("W11")
    void what_the_application_asks_for_in_one_sign_in_wins_over_the_configuration() {
        OAuthProvider provider = PROVIDER.parameter("prompt", "consent").parameter("hd", "example.org");
        Map<String, String> asked = Map.of("prompt", "login", "acr_values", "high", "custom", "a&b=c");
        assertThat(query(url(provider, ENDPOINT, application(asked))))
                .containsEntry("prompt", "login")
                .containsEntry("hd", "example.org")
                .containsEntry("acr_values", "high")
                .containsEntry("custom", "a&b=c");
    }

    @Test
    @Tag("W11")
    void what_the_sign_in_asks_for_never_touches_the_protocol() {
        Map<String, String> asked = new LinkedHashMap<>();
        List.of(
                        "client_id",
                        "Client_ID",
                        "redirect_uri",
                        "response_type",
                        "response_mode",
                        "state",
                        "nonce",
                        "code_challenge",
                        "code_challenge_method",
                        "code_verifier",
                        "request",
                        "request_uri",
                        "registration",
                        "callbackUrl",
                        "csrfToken")
                .forEach(name -> asked.put(name, "evil"));
        String plain = url(PROVIDER, ENDPOINT, browser(Map.of()));
        assertThat(url(PROVIDER, ENDPOINT, browser(asked))).isEqualTo(plain);
        assertThat(url(PROVIDER, ENDPOINT, application(asked))).isEqualTo(plain);
    }

    @Test
    @Tag("W11")
    void a_client_id_of_another_name_is_not_for_the_browser_either() {
        OAuthProvider provider = PROVIDER.clientIdParameter("app_key");
        String own = url(provider, ENDPOINT, browser(Map.of()));
        assertThat(query(own)).containsEntry("app_key", "app").doesNotContainKey("client_id");
        assertThat(url(provider, ENDPOINT, application(Map.of("app_key", "evil", "client_id", "evil"))))
                .isEqualTo(own);
        assertThat(query(url(provider, ENDPOINT + "?app_key=evil", browser(Map.of()))))
                .containsEntry("app_key", "app");
    }

    @Test
    void another_scope_still_has_openid() {
        assertThat(query(url(PROVIDER, ENDPOINT, application(Map.of("scope", "email")))))
                .containsEntry("scope", "openid email");
        assertThat(query(url(PROVIDER, ENDPOINT, application(Map.of("scope", "email openid")))))
                .containsEntry("scope", "email openid");
        OAuthProvider github = Providers.github().clientId("app");
        assertThat(query(url(github, ENDPOINT, application(Map.of("scope", "repo")))))
                .containsEntry("scope", "repo");
    }

    private static Map<String, String> demanding(
            OAuthProvider provider, RequestedParameters requested, boolean asksAnew, boolean claimsParameter) {
        AuthenticationDemand demand =
                AuthenticationDemand.of(provider.definition(), requested, claimsParameter, asksAnew);
        NewAttempt attempt = new NewAttempt("the-state", "the-nonce", "the-challenge", null, demand, List.of());
        return query(AuthorizationRequest.url(provider.definition(), ENDPOINT, CALLBACK, requested, attempt));
    }

    @Test
    void who_confirms_that_it_is_them_is_asked_anew_whatever_was_configured() {
        OAuthProvider asking = PROVIDER.parameter("prompt", "select_account").parameter("max_age", "3600");

        assertThat(demanding(asking, browser(Map.of("prompt", "none")), true, false))
                .containsEntry("max_age", "0")
                .containsEntry("prompt", "login");
    }

    @Test
    void who_is_asked_anew_at_each_sign_in_is_prompted_as_the_application_says() {
        OAuthProvider asking = PROVIDER.parameter("max_age", "0");

        assertThat(demanding(asking, browser(Map.of("prompt", "none")), false, false))
                .containsEntry("prompt", "login");
        assertThat(demanding(asking.parameter("prompt", "none"), browser(Map.of("prompt", "login")), false, false))
                .containsEntry("max_age", "0")
                .containsEntry("prompt", "none");
        assertThat(demanding(asking, application(Map.of("prompt", "none")), false, false))
                .containsEntry("prompt", "none");
    }

    @Test
    void the_shortest_of_the_demanded_ages_is_asked_for() {
        OAuthProvider asking = PROVIDER.maxAge(Duration.ofMinutes(10)).parameter("max_age", "3600");

        assertThat(demanding(asking, browser(Map.of("max_age", "1")), false, false))
                .containsEntry("max_age", "600")
                .doesNotContainKey("prompt");
        assertThat(demanding(asking, application(Map.of("max_age", "60")), false, false))
                .containsEntry("max_age", "60");
        assertThat(demanding(PROVIDER.maxAge(Duration.ZERO), browser(Map.of()), false, false))
                .containsEntry("max_age", "0")
                .containsEntry("prompt", "login");
    }

    @Test
    void contexts_are_essential_claims_or_else_acr_values_and_never_both() {
        OAuthProvider asking = PROVIDER.acr("gold", "silver").amr("mfa").parameter("acr_values", "lead");

        assertThat(demanding(asking, application(Map.of("acr_values", "tin")), false, false))
                .containsEntry("acr_values", "gold silver")
                .doesNotContainKey("claims");
        assertThat(demanding(asking, application(Map.of("acr_values", "tin")), false, true))
                .containsEntry(
                        "claims",
                        "{\"id_token\":{\"acr\":{\"essential\":true,\"values\":[\"gold\",\"silver\"]},"
                                + "\"amr\":{\"essential\":true,\"values\":[\"mfa\"]}}}")
                .doesNotContainKey("acr_values");
    }

    @Test
    void claims_that_the_application_asks_for_stay() {
        OAuthProvider asking = PROVIDER.acr("gold").parameter("claims", "{\"id_token\":{\"email\":null}}");

        assertThat(demanding(asking, browser(Map.of()), false, true))
                .containsEntry(
                        "claims", "{\"id_token\":{\"email\":null,\"acr\":{\"essential\":true,\"values\":[\"gold\"]}}}");
        assertThat(demanding(asking.parameter("claims", "{broken"), browser(Map.of()), false, true))
                .containsEntry("acr_values", "gold");
    }
}
