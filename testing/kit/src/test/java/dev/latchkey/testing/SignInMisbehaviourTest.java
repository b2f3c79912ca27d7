package dev.latchkey.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.latchkey.error.AuthException;
import dev.latchkey.oauth.Identity;
import dev.latchkey.provider.OAuthProvider;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a provider does wrong, nobody is signed in by it. */
@Tag("X7")
@Tag("X3")
@Tag("P2")
@Tag("S19")
@Tag("B36")
class SignInMisbehaviourTest {

    /** What is no reason to refuse somebody, or does not concern an OpenID Connect sign-in by ID token. */
    private static final Set<Misbehaviour> HARMLESS = EnumSet.of(
            Misbehaviour.CHANGED_SUBJECT,
            Misbehaviour.NO_AUTH_TIME,
            Misbehaviour.OLD_AUTH_TIME,
            Misbehaviour.UNVERIFIED_EMAIL,
            Misbehaviour.MISSING_KID,
            Misbehaviour.KEYS_CHANGE_BEFORE_SIGNATURE,
            Misbehaviour.ID_TOKEN_ENCRYPTED_UNSIGNED, // this client is not registered for encryption
            Misbehaviour.ID_TOKEN_NOT_ENCRYPTED,
            Misbehaviour.USERINFO_TOKEN_IN_FORM_ONLY,
            Misbehaviour.AGGREGATED_CLAIMS,
            Misbehaviour.AGGREGATED_CLAIMS_FOREIGN_SIGNATURE,
            Misbehaviour.AGGREGATED_CLAIMS_UNSIGNED,
            Misbehaviour.DISTRIBUTED_CLAIMS, // from a host that nobody has named
            Misbehaviour.DISTRIBUTED_CLAIMS_FOREIGN_SIGNATURE,
            Misbehaviour.DISTRIBUTED_CLAIMS_UNSIGNED,
            Misbehaviour.INTROSPECTION_500,
            Misbehaviour.INTROSPECTION_SLOW,
            Misbehaviour.JWKS_ELSEWHERE,
            Misbehaviour.CALLBACK_OTHER_METHOD, // only a real request has a method
            Misbehaviour.USERINFO_401,
            Misbehaviour.USERINFO_OTHER_SUBJECT,
            Misbehaviour.USERINFO_JWT,
            Misbehaviour.USERINFO_JWT_FOREIGN_SIGNATURE,
            Misbehaviour.USERINFO_JWT_WRONG_AUDIENCE,
            Misbehaviour.USERINFO_JWT_WRONG_ISSUER,
            Misbehaviour.EMAILS_429,
            Misbehaviour.EMAILS_408,
            Misbehaviour.EMAILS_403_EXHAUSTED,
            Misbehaviour.EMAILS_403,
            Misbehaviour.TOKEN_201,
            Misbehaviour.NO_TOKEN_TYPE,
            Misbehaviour.NO_ACCESS_TOKEN,
            Misbehaviour.NO_EXPIRES_IN,
            Misbehaviour.REFRESH_NARROWER_SCOPE, // not at a sign-in
            Misbehaviour.REFRESH_TOKEN_STAYS,
            Misbehaviour.REVOCATION_500,
            Misbehaviour.HUGE_PICTURE,
            Misbehaviour.CONTROL_CHARACTERS,
            Misbehaviour.JWKS_BROKEN_KEYS,
            Misbehaviour.JWKS_SHARED_IDS,
            Misbehaviour.TOKEN_TYPE_OTHER_CASE,
            Misbehaviour.AUDIENCE_LIST,
            Misbehaviour.ID_TOKEN_RS256,
            Misbehaviour.BYTE_ORDER_MARK);

    /** What shows before the browser is sent away. */
    private static final Set<Misbehaviour> AT_START = EnumSet.of(
            Misbehaviour.DISCOVERY_500,
            Misbehaviour.DISCOVERY_WRONG_ISSUER,
            Misbehaviour.DISCOVERY_SLOW,
            Misbehaviour.DISCOVERY_HUGE);

    /** Of an application that gives up: long enough for every answer that is not held back. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final ManualClock clock = new ManualClock();
    private final OpenIdProvider idp = OpenIdProvider.builder().clock(clock).start();
    private SignInApplication application = new SignInApplication(clock);

    @AfterEach
    void stop() {
        idp.close();
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.MATCH_NONE,
            names = "(PAR|REQUEST_URI|JARM|DPOP)_.*") // tests with a profile have them
    void nobody_is_signed_in_by_a_provider_that_misbehaves(Misbehaviour misbehaviour) {
        OAuthProvider provider = SignInApplication.openId(idp);
        misbehave(misbehaviour);
        if (HARMLESS.contains(misbehaviour)) {
            Identity identity = application.signIn(provider);
            assertThat(identity.profile().emailVerified()).isEqualTo(misbehaviour != Misbehaviour.UNVERIFIED_EMAIL);
            return;
        }
        if (AT_START.contains(misbehaviour)) {
            assertRefused(() -> application.start(provider), reason(misbehaviour));
            idp.behave();
            clock.advance(Duration.ofSeconds(5));
            assertThat(application.signIn(provider)).isNotNull(); // and nothing of it stays
            return;
        }
        String location = application.start(provider);
        assertRefused(() -> application.finish(provider, application.visit(location)), reason(misbehaviour));
        if (misbehaviour.name().startsWith("CALLBACK_") && misbehaviour != Misbehaviour.CALLBACK_FOREIGN_CODE) {
            assertThat(idp.requests("/token")).isZero(); // no code is sent anywhere before that is clear
        }
        assertThat(idp.requests("/token/elsewhere")).isZero();
        assertThat(idp.requests("/attacker/jwks")).isZero();
        assertThat(idp.requests("/claims")).isZero();
    }

    /** How the message begins: the right check has to find it, not just any. */
    private static String reason(Misbehaviour misbehaviour) {
        return switch (misbehaviour) {
            case WRONG_ISSUER, NO_ISSUER -> "CallbackRouteError: The ID token of \"demo\" is of another issuer";
            case WRONG_AUDIENCE, NO_AUDIENCE -> "CallbackRouteError: The ID token of \"demo\" is for another client";
            case EXTRA_AUDIENCE_WITHOUT_AZP, WRONG_AZP ->
                "CallbackRouteError: The ID token of \"demo\" was issued to another client";
            case WRONG_NONCE, NO_NONCE ->
                "CallbackRouteError: The ID token of \"demo\" does not have the nonce of this attempt";
            case EXPIRED, EXPIRED_SIX_MINUTES -> "CallbackRouteError: The ID token of \"demo\" has ended";
            case NO_EXPIRY -> "CallbackRouteError: The ID token of \"demo\" has no number for exp";
            case NO_ISSUED_AT -> "CallbackRouteError: The ID token of \"demo\" has no number for iat";
            case ISSUED_IN_FUTURE -> "CallbackRouteError: The ID token of \"demo\" was issued in the future";
            case NOT_YET_VALID -> "CallbackRouteError: The ID token of \"demo\" is not valid yet";
            case NO_SUBJECT -> "CallbackRouteError: The ID token of \"demo\" names no subject";
            case WRONG_ACCESS_TOKEN_HASH -> "CallbackRouteError: The ID token of \"demo\" is not of this access token";
            case ALG_NONE -> "CallbackRouteError: The ID token of \"demo\" is not a signed JWT";
            case HS256_WITH_PUBLIC_KEY ->
                "CallbackRouteError: The ID token of \"demo\" is signed with HS256, and not with one of [RS256, RS384, "
                        + "RS512, PS256, PS384, PS512, ES256, ES384, ES512, EdDSA]";
            case FOREIGN_SIGNATURE,
                    BROKEN_SIGNATURE,
                    UNKNOWN_KID,
                    ES256_ZERO_SIGNATURE,
                    EMBEDDED_JWK,
                    JKU_HEADER,
                    JWKS_EMPTY -> "CallbackRouteError: The ID token of \"demo\" has a signature that none";
            case CRIT_HEADER ->
                "CallbackRouteError: The ID token of \"demo\" has a header that asks for what is not offered";
            case NO_ID_TOKEN -> "CallbackRouteError: There is no ID token";
            case TOKEN_500, TOKEN_ANSWER_LOST ->
                "CallbackRouteError: The token request to \"demo\" was answered with status 500: server_error";
            case TOKEN_400_INVALID_GRANT, CALLBACK_FOREIGN_CODE ->
                "CallbackRouteError: The token request to \"demo\" was answered with status 400: invalid_grant";
            case TOKEN_HTML -> "CallbackRouteError: The token request to \"demo\" was answered with no JSON object";
            case TOKEN_HUGE_BODY -> "CallbackRouteError: The token request to \"demo\" failed: IOException";
            case TOKEN_SLOW -> "CallbackRouteError: The token request to \"demo\" took longer than 4000 ms";
            case TOKEN_REDIRECT -> "CallbackRouteError: The token request to \"demo\" was answered with status 307";
            case TOKEN_TYPE_MAC ->
                "CallbackRouteError: The token request to \"demo\" was answered with a token type other than bearer";
            case USERINFO_401, USERINFO_TOKEN_IN_FORM_ONLY ->
                "CallbackRouteError: The user information request to \"demo\" was answered with status 401";
            case USERINFO_OTHER_SUBJECT -> "CallbackRouteError: The user information is about somebody else";
            case DISCOVERY_500 -> "CallbackRouteError: Discovery of \"demo\" was answered with status 500";
            case DISCOVERY_WRONG_ISSUER ->
                "CallbackRouteError: The discovery document of \"demo\" names another issuer: https://other-issuer.example, where ";
            case DISCOVERY_SLOW -> "CallbackRouteError: Discovery of \"demo\" took longer than 4000 ms";
            case DISCOVERY_HUGE -> "CallbackRouteError: Discovery of \"demo\" failed: IOException";
            case JWKS_500 -> "CallbackRouteError: The JWK set of \"demo\" was answered with status 500";
            case CALLBACK_WRONG_ISS ->
                "CallbackRouteError: The callback of \"demo\" is of another issuer: of https://other-issuer.example";
            case CALLBACK_NO_ISS -> "CallbackRouteError: The callback of \"demo\" does not name the issuer";
            case CALLBACK_ERROR, CALLBACK_ERROR_NO_ISS -> "OAuthCallbackError: the provider answered with server_error";
            case CALLBACK_NO_STATE -> "InvalidCheck: The callback has no state";
            case CALLBACK_ALTERED_STATE -> "InvalidCheck: The browser sent no cookie for this attempt";
            case CALLBACK_STATE_TWICE,
                    CALLBACK_CODE_TWICE,
                    CALLBACK_ISS_TWICE,
                    CALLBACK_ERROR_TWICE,
                    CALLBACK_RESPONSE_TWICE -> "CallbackRouteError: The callback has a parameter more than once";
            case CALLBACK_ERROR_AND_CODE -> "CallbackRouteError: The callback has an error, and a code beside it";
            case CALLBACK_EXTRA_ID_TOKEN -> "CallbackRouteError: The callback has the parameter id_token";
            case CALLBACK_EXTRA_ACCESS_TOKEN -> "CallbackRouteError: The callback has the parameter access_token";
            case CALLBACK_EXTRA_RESPONSE -> "CallbackRouteError: The callback has the parameter response";
            case AGGREGATED_CLAIMS_FOREIGN_SIGNATURE ->
                "CallbackRouteError: An aggregated claim of \"demo\" has a signature that none";
            case DISTRIBUTED_CLAIMS_FOREIGN_SIGNATURE ->
                "CallbackRouteError: A distributed claim of \"demo\" has a signature that none";
            case USERINFO_JWT_FOREIGN_SIGNATURE ->
                "CallbackRouteError: The user information of \"demo\" has a signature that none";
            case USERINFO_JWT_WRONG_AUDIENCE ->
                "CallbackRouteError: The user information of \"demo\" is for another client";
            case USERINFO_JWT_WRONG_ISSUER ->
                "CallbackRouteError: The user information of \"demo\" is of another issuer";
            case CHANGED_SUBJECT,
                    NO_AUTH_TIME,
                    OLD_AUTH_TIME,
                    UNVERIFIED_EMAIL,
                    MISSING_KID,
                    KEYS_CHANGE_BEFORE_SIGNATURE,
                    ID_TOKEN_ENCRYPTED_UNSIGNED,
                    ID_TOKEN_NOT_ENCRYPTED,
                    AGGREGATED_CLAIMS,
                    AGGREGATED_CLAIMS_UNSIGNED,
                    DISTRIBUTED_CLAIMS,
                    DISTRIBUTED_CLAIMS_UNSIGNED,
                    INTROSPECTION_500,
                    INTROSPECTION_SLOW,
                    JWKS_ELSEWHERE,
                    CALLBACK_OTHER_METHOD,
                    USERINFO_JWT,
                    EMAILS_429,
                    EMAILS_408,
                    EMAILS_403_EXHAUSTED,
                    EMAILS_403,
                    TOKEN_201,
                    NO_TOKEN_TYPE,
                    TOKEN_TYPE_OTHER_CASE,
                    NO_EXPIRES_IN,
                    AUDIENCE_LIST,
                    ID_TOKEN_RS256,
                    NO_ACCESS_TOKEN,
                    REFRESH_NARROWER_SCOPE,
                    REFRESH_TOKEN_STAYS,
                    REVOCATION_500,
                    HUGE_PICTURE,
                    CONTROL_CHARACTERS,
                    JWKS_BROKEN_KEYS,
                    JWKS_SHARED_IDS,
                    BYTE_ORDER_MARK -> throw new IllegalArgumentException(misbehaviour + " is harmless");
            default -> throw new IllegalArgumentException(misbehaviour + " needs a client with a security profile");
        };
    }

    private void misbehave(Misbehaviour misbehaviour) {
        idp.misbehave(misbehaviour);
        if (misbehaviour.name().endsWith("_SLOW")) {
            application = new SignInApplication(clock, PATIENCE);
        }
    }

    private static final Set<Misbehaviour> HARMS_PLAIN_OAUTH = EnumSet.of(
            Misbehaviour.TOKEN_500,
            Misbehaviour.TOKEN_400_INVALID_GRANT,
            Misbehaviour.TOKEN_ANSWER_LOST,
            Misbehaviour.TOKEN_HTML,
            Misbehaviour.TOKEN_HUGE_BODY,
            Misbehaviour.TOKEN_SLOW,
            Misbehaviour.TOKEN_REDIRECT,
            Misbehaviour.TOKEN_TYPE_MAC,
            Misbehaviour.USERINFO_401,
            Misbehaviour.USERINFO_TOKEN_IN_FORM_ONLY,
            Misbehaviour.CALLBACK_WRONG_ISS,
            Misbehaviour.CALLBACK_ERROR,
            Misbehaviour.CALLBACK_ERROR_NO_ISS,
            Misbehaviour.NO_ACCESS_TOKEN,
            Misbehaviour.EMAILS_429,
            Misbehaviour.EMAILS_408,
            Misbehaviour.EMAILS_403_EXHAUSTED,
            Misbehaviour.CALLBACK_NO_STATE,
            Misbehaviour.CALLBACK_ALTERED_STATE,
            Misbehaviour.CALLBACK_STATE_TWICE,
            Misbehaviour.CALLBACK_CODE_TWICE,
            Misbehaviour.CALLBACK_ERROR_TWICE,
            Misbehaviour.CALLBACK_RESPONSE_TWICE,
            Misbehaviour.CALLBACK_ERROR_AND_CODE,
            Misbehaviour.CALLBACK_FOREIGN_CODE,
            Misbehaviour.CALLBACK_EXTRA_ACCESS_TOKEN,
            Misbehaviour.CALLBACK_EXTRA_RESPONSE,
            Misbehaviour.CALLBACK_EXTRA_ID_TOKEN);

    @ParameterizedTest
    @EnumSource
    @Tag("W7")
    void nor_by_a_plain_one(Misbehaviour misbehaviour) {
        OAuthProvider provider = SignInApplication.gitHub(idp);
        misbehave(misbehaviour);
        String location = application.start(provider);
        Throwable thrown = catchThrowable(() -> application.finish(provider, application.visit(location)));
        if (HARMS_PLAIN_OAUTH.contains(misbehaviour)) {
            assertThat(thrown).isInstanceOf(AuthException.class);
        } else {
            assertThat(thrown).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "USERINFO_401",
                "USERINFO_OTHER_SUBJECT",
                "USERINFO_JWT_FOREIGN_SIGNATURE",
                "USERINFO_JWT_WRONG_AUDIENCE",
                "USERINFO_JWT_WRONG_ISSUER",
                "USERINFO_TOKEN_IN_FORM_ONLY",
                "AGGREGATED_CLAIMS_FOREIGN_SIGNATURE",
                "DISTRIBUTED_CLAIMS_FOREIGN_SIGNATURE",
                "CALLBACK_WRONG_ISS",
                "WRONG_NONCE",
                "ALG_NONE"
            })
    void nor_where_the_profile_comes_from_the_user_information_endpoint(Misbehaviour misbehaviour) {
        OAuthProvider provider =
                SignInApplication.openId(idp).profileFromUserInfo().distributedClaims("localhost");
        idp.misbehave(misbehaviour);
        assertRefused(() -> application.signIn(provider), reason(misbehaviour));
    }

    @ParameterizedTest
    @EnumSource(names = {"CALLBACK_WRONG_ISS", "TOKEN_500", "CALLBACK_ERROR", "FOREIGN_SIGNATURE"})
    @Tag("Q4")
    void a_failed_callback_cannot_be_tried_again(Misbehaviour misbehaviour) {
        OAuthProvider provider = SignInApplication.openId(idp);
        String location = application.start(provider);
        Map<String, String> kept = Map.copyOf(application.browser);
        idp.misbehave(misbehaviour);
        Map<String, String> parameters = application.visit(location);
        assertThatThrownBy(() -> application.finish(provider, parameters)).isInstanceOf(AuthException.class);
        assertThat(application.browser).isEmpty();
        idp.behave();
        application.browser.putAll(kept);
        assertRefused(() -> application.finish(provider, parameters), "InvalidCheck: ");
    }

    @Test
    @Tag("A10")
    void a_callback_of_another_browser_is_refused() {
        OAuthProvider provider = SignInApplication.openId(idp);
        Map<String, String> attackers = application.visit(application.start(provider));
        application.browser.clear();
        application.start(provider);
        assertRefused(() -> application.finish(provider, attackers), "InvalidCheck: ");
        assertThat(idp.requests("/token")).isZero();
    }

    @Test
    @Tag("A12")
    void a_callback_at_another_provider_is_refused() {
        try (OpenIdProvider other = OpenIdProvider.builder().clock(clock).start()) {
            OAuthProvider first = SignInApplication.openId(idp);
            OAuthProvider second = SignInApplication.openId(other).named("other", "Other");
            Map<String, String> parameters = application.visit(application.start(first));
            assertRefused(() -> application.finish(second, parameters), "InvalidCheck: ");
            assertThat(other.requests("/token")).isZero();
        }
    }

    @Test
    @Tag("P7")
    void a_callback_without_a_code_is_refused() {
        OAuthProvider provider = SignInApplication.openId(idp);
        for (String code : new String[] {"", "absent"}) {
            Map<String, String> parameters = new LinkedHashMap<>(application.visit(application.start(provider)));
            parameters.put("code", code);
            if (code.equals("absent")) {
                parameters.remove("code");
            }
            assertRefused(
                    () -> application.finish(provider, parameters),
                    "CallbackRouteError: The callback of \"demo\" has no code");
        }
        Map<String, String> jarm = new LinkedHashMap<>(application.visit(application.start(provider)));
        jarm.put("response", "a.b.c");
        assertRefused(() -> application.finish(provider, jarm), "CallbackRouteError: The callback has ");
    }

    private void assertRefused(Runnable step, String reason) {
        Throwable thrown = catchThrowable(step::run);
        assertThat(thrown)
                .hasMessageStartingWith(reason)
                .isInstanceOfSatisfying(
                        AuthException.class, e -> assertThat(e.failureCause()).isNotNull());
        StringWriter log = new StringWriter();
        thrown.printStackTrace(new PrintWriter(log));
        assertThat(log.toString()).doesNotContain("s3cr", "eyJ"); // A7: neither the secret nor any token
        application
                .browser
                .values()
                .forEach(cookie -> assertThat(log.toString()).doesNotContain(cookie));
    }
}
