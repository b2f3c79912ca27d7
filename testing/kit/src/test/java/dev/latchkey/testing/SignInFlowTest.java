package dev.latchkey.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.SignedJWT;
import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.model.Account;
import dev.latchkey.model.Claims;
import dev.latchkey.model.Profile;
import dev.latchkey.model.Secret;
import dev.latchkey.model.Tokens;
import dev.latchkey.oauth.Identity;
import dev.latchkey.provider.ClientAuthentication;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.provider.SigningAlgorithm;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SignInFlowTest {

    private final ManualClock clock = new ManualClock();
    private final SignInApplication application = new SignInApplication(clock);

    private OpenIdProviderBuilder provider() {
        return OpenIdProvider.builder().clock(clock);
    }

    @ParameterizedTest
    @EnumSource
    void somebody_signs_in(SigningAlgorithm algorithm) {
        try (OpenIdProvider idp = provider().signedWith(algorithm).start()) {
            OAuthProvider provider = SignInApplication.openId(idp);
            Identity identity = application.signIn(provider);

            Profile profile = identity.profile();
            assertThat(profile.subject()).isEqualTo(People.ADA.subject());
            assertThat(profile.name()).isEqualTo(People.ADA.name());
            assertThat(profile.email()).isEqualTo(People.ADA.email());
            assertThat(profile.emailVerified()).isTrue();
            assertThat(profile.image()).isEqualTo(idp.issuer() + "/pictures/ada.svg");
            assertThat(profile.raw().text("preferred_username")).contains("ada");

            Account account = identity.account();
            assertThat(account.provider()).isEqualTo("demo");
            assertThat(account.type()).isEqualTo("oidc");
            assertThat(account.issuer()).isEqualTo(idp.issuer());
            assertThat(account.subject()).isEqualTo(People.ADA.subject());
            Tokens tokens = Objects.requireNonNull(account.tokens());
            assertThat(tokens.accessToken()).isNotNull();
            assertThat(tokens.idToken()).isNotNull();
            assertThat(tokens.expiresAt()).isEqualTo(clock.instant().plus(Duration.ofHours(1)));
            assertThat(application.browser).isEmpty();
        }
    }

    @Test
    void the_token_request_follows_the_contract() {
        try (OpenIdProvider idp = provider().start()) {
            OAuthProvider provider = SignInApplication.openId(idp);
            application.signIn(provider);
            ReceivedRequest token = idp.lastToken();
            assertThat(token.parameterNames()).containsExactly("redirect_uri", "code", "code_verifier", "grant_type");
            assertThat(token.parameter("redirect_uri")).contains(SignInApplication.callback(provider));
            assertThat(token.header("Authorization")).contains("Basic YXBwOnMzY3IlMjV0JTNBKyUyQg==");
            assertThat(token.header("Accept")).contains("application/json");
            assertThat(token.header("Content-Type")).contains("application/x-www-form-urlencoded;charset=UTF-8");
            assertThat(token.header("User-Agent")).contains("Latchkey");
            assertThat(idp.lastAuthorization().parameterNames())
                    .containsExactly(
                            "response_type",
                            "client_id",
                            "redirect_uri",
                            "scope",
                            "state",
                            "nonce",
                            "code_challenge",
                            "code_challenge_method");
            assertThat(idp.requests("/userinfo")).isZero();
        }
    }

    @Test
    void a_secret_may_travel_in_the_form_and_a_public_client_has_none() {
        try (OpenIdProvider idp = provider().start()) {
            OAuthProvider provider = SignInApplication.openId(idp);
            application.signIn(provider.clientAuthentication(ClientAuthentication.CLIENT_SECRET_POST));
            assertThat(idp.lastToken().parameterNames()).contains("client_id", "client_secret");
            assertThat(idp.lastToken().header("Authorization")).isEmpty();

            idp.client(RegisteredClient.withoutSecret("spa").anyLoopbackRedirect());
            application.signIn(provider.clientId("spa").clientAuthentication(ClientAuthentication.NONE));
            assertThat(idp.lastToken().parameter("client_id")).contains("spa");
            assertThat(idp.lastToken().parameterNames()).doesNotContain("client_secret", "client_assertion");
        }
    }

    @Test
    void an_assertion_is_signed_with_the_secret() throws Exception {
        try (OpenIdProvider idp = provider().start()) {
            OAuthProvider provider = SignInApplication.openId(idp)
                    .clientSecret("0123456789abcdef0123456789abcdef")
                    .clientAuthentication(ClientAuthentication.CLIENT_SECRET_JWT);
            idp.client(RegisteredClient.confidential("app", "0123456789abcdef0123456789abcdef")
                    .authenticatingBy(ClientAuthentication.CLIENT_SECRET_JWT)
                    .anyLoopbackRedirect());
            application.signIn(provider);
            String assertion = idp.lastToken().parameter("client_assertion").orElseThrow();
            SignedJWT jwt = SignedJWT.parse(assertion);
            assertThat(jwt.verify(new MACVerifier("0123456789abcdef0123456789abcdef")))
                    .isTrue();
            assertThat(jwt.getJWTClaimsSet().getSubject()).isEqualTo("app");
            assertThat(jwt.getJWTClaimsSet().getAudience()).containsExactly(idp.issuer() + "/token");
        }
    }

    @Test
    void the_profile_may_come_from_the_user_information_endpoint() {
        try (OpenIdProvider idp = provider().start()) {
            Identity identity = application.signIn(SignInApplication.openId(idp).profileFromUserInfo());
            assertThat(identity.profile().email()).isEqualTo(People.ADA.email());
            assertThat(identity.profile().raw().has("iss")).isFalse();
            assertThat(idp.requests("/userinfo")).isEqualTo(1);
        }
    }

    @Test
    void what_further_scopes_ask_for_is_in_the_raw_profile() {
        try (OpenIdProvider idp = provider().start()) {
            OAuthProvider asking = SignInApplication.openId(idp)
                    .scopes("openid", "profile", "email", "phone", "address")
                    .profileFromUserInfo();
            Claims raw = application.signIn(asking).profile().raw();
            assertThat(raw.text("phone_number")).isPresent();
            assertThat(raw.object("address").text("country")).contains("Sweden");
        }
    }

    @Test
    void with_every_address_set_nothing_is_discovered() {
        try (OpenIdProvider idp = provider().start()) {
            OAuthProvider provider = SignInApplication.openId(idp)
                    .authorizationEndpoint(idp.issuer() + "/authorize")
                    .tokenEndpoint(idp.issuer() + "/token")
                    .jwksUri(idp.issuer() + "/jwks");
            assertThat(application.signIn(provider).account().issuer()).isEqualTo(idp.issuer());
            assertThat(idp.requests("/.well-known/openid-configuration")).isZero();
        }
    }

    @Test
    void an_address_in_capitals_is_kept_in_lower_case() {
        Person person = Person.of("eve", "Eve", "Eve.I@Example.ORG");
        try (OpenIdProvider idp = provider().people(person, People.ADA).start()) {
            OAuthProvider provider = SignInApplication.openId(idp);
            idp.signInAs("eve");
            assertThat(application.signIn(provider).profile().email()).isEqualTo("eve.i@example.org");
        }
    }

    @Test
    void a_github_like_provider_keeps_the_address_elsewhere() {
        try (OpenIdProvider idp = provider().privateEmails().start()) {
            Identity identity = application.signIn(SignInApplication.gitHub(idp));
            Profile profile = identity.profile();
            assertThat(profile.subject()).isEqualTo("1001");
            assertThat(profile.name()).isEqualTo(People.ADA.name());
            assertThat(profile.email()).isEqualTo(People.ADA.email());
            assertThat(profile.emailVerified()).isTrue();
            assertThat(profile.raw().has("$emails")).isFalse();
            assertThat(identity.account().type()).isEqualTo("oauth");
            assertThat(identity.account().issuer()).isEqualTo("github");
            assertThat(Objects.requireNonNull(identity.account().tokens()).expiresAt())
                    .isNull();
            assertThat(idp.lastAuthorization().parameterNames()).doesNotContain("nonce");
        }
    }

    @Test
    void without_the_scope_for_it_there_is_no_address() {
        try (OpenIdProvider idp = provider().privateEmails().start()) {
            Profile profile = application
                    .signIn(SignInApplication.gitHub(idp).scopes("read:user"))
                    .profile();
            assertThat(profile.email()).isNull();
            assertThat(profile.emailVerified()).isFalse();
        }
    }

    @Test
    void github_says_no_with_status_200() {
        try (OpenIdProvider idp = provider().start()) {
            OAuthProvider provider = SignInApplication.gitHub(idp);
            Map<String, String> parameters = application.visit(application.start(provider));
            assertThatThrownBy(() -> application.finish(provider.clientSecret("wrong"), parameters))
                    .isInstanceOf(AuthException.Upstream.class)
                    .hasMessageContaining("incorrect_client_credentials");
        }
    }

    @Test
    void somebody_who_declines_is_not_signed_in() {
        try (OpenIdProvider idp = provider().start()) {
            OAuthProvider provider = SignInApplication.openId(idp);
            idp.refuseSignIn();
            assertThatThrownBy(() -> application.signIn(provider))
                    .isInstanceOfSatisfying(
                            AuthException.Refused.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.OAUTH_CALLBACK))
                    .hasMessage("OAuthCallbackError: the provider answered with access_denied [cancelled]");
            assertThat(application.browser).isEmpty();
        }
    }

    @Test
    @Tag("B25")
    void pkce_holds_even_against_a_server_that_does_not_ask_for_it() {
        try (OpenIdProvider idp = provider().pkceOptional().start()) {
            OAuthProvider provider = SignInApplication.openId(idp);
            application.signIn(provider);
            assertThat(idp.lastToken().parameter("code_verifier")).isPresent();
            application.signIn(provider.dangerouslySkipPkce().dangerouslySkipNonce());
            assertThat(idp.lastToken().parameter("code_verifier")).isEmpty();
            assertThat(idp.lastAuthorization().parameter("nonce")).isEmpty();
        }
    }

    @Test
    void a_profile_mapping_that_throws_signs_nobody_in() {
        try (OpenIdProvider idp = provider().start()) {
            OAuthProvider provider = SignInApplication.openId(idp).profile((document, tokens) -> {
                throw new IllegalStateException("no such member");
            });
            assertThatThrownBy(() -> application.signIn(provider))
                    .isInstanceOfSatisfying(
                            AuthException.Upstream.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.OAUTH_PROFILE_PARSE));
        }
    }

    @Test
    void signing_out_there_is_possible_where_it_is_offered() {
        try (OpenIdProvider idp = provider().start()) {
            OAuthProvider provider = SignInApplication.openId(idp);
            assertThat(application.signIn().endSession(provider, "http://localhost:3000/", Secret.of("a.b.c"), "s t"))
                    .contains(
                            idp.issuer() + "/logout?client_id=app"
                                    + "&post_logout_redirect_uri=http%3A%2F%2Flocalhost%3A3000%2F&id_token_hint=a.b.c&state=s+t");
            assertThat(application
                            .signIn()
                            .endSession(SignInApplication.gitHub(idp), "http://localhost:3000/", null, null))
                    .isEmpty();
        }
    }
}
