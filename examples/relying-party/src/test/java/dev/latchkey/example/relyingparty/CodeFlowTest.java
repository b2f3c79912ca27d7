package dev.latchkey.example.relyingparty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.error.FailureCause;
import dev.latchkey.testing.Misbehaviour;
import dev.latchkey.testing.OpenIdProvider;
import dev.latchkey.testing.People;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Our verdict about everything that a provider can do wrong in the code flow, by redirect and by form. */
@Tag("X7")
@Tag("S19")
@Tag("B36")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CodeFlowTest {

    /** What concerns only clients with other requests and responses, or with a profile. Their own tests have these. */
    private static final String OF_OTHER_CLIENTS = "(PAR|REQUEST_URI|JARM|DPOP)_.*";

    private final OpenIdProvider idp =
            OpenIdProvider.builder().client(Setup.client()).signInAs("ada").start();

    @AfterEach
    void behave() {
        idp.behave();
    }

    @AfterAll
    void stop() {
        idp.close();
    }

    static Stream<Arguments> everything() {
        return Stream.of(Misbehaviour.values())
                .filter(misbehaviour -> !misbehaviour.name().endsWith("_SLOW")) // their time limit has its own test
                .filter(misbehaviour -> !misbehaviour.name().matches(OF_OTHER_CLIENTS))
                .flatMap(misbehaviour ->
                        Stream.of(Arguments.of(misbehaviour, "query"), Arguments.of(misbehaviour, "form_post")));
    }

    @ParameterizedTest
    @MethodSource("everything")
    void a_provider_that_misbehaves_signs_in_nobody_whom_it_must_not(Misbehaviour misbehaviour, String mode) {
        FailureCause expected = verdict(misbehaviour);
        idp.misbehave(misbehaviour);
        int before = idp.requests("/userinfo");
        try (RelyingParty party = Setup.start(idp, "USERINFO", "true", "CLAIMS", "localhost", "RESPONSE_MODE", mode)) {
            Visit visit = new Visit(party);
            String location = visit.begin();
            if (location.startsWith(idp.issuer())) {
                location = visit.comeBack(visit.visitProvider(location));
            }
            if (expected == null) {
                assertThat(location).endsWith("/me");
                assertThat(visit.get("/me").body()).contains(People.ADA.email());
                return;
            }
            assertThat(visit.isSignedIn()).isFalse();
            assertThat(location).contains("error=");
            assertThat(visit.get("/auth/error").body()).endsWith("cause: " + expected.wire());
            if (!isAtUserInfo(misbehaviour)) {
                assertThat(idp.requests("/userinfo")).isEqualTo(before);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"query", "form_post"})
    void a_provider_that_behaves_signs_in(String mode) {
        try (RelyingParty party = Setup.start(idp, "RESPONSE_MODE", mode)) {
            Visit visit = new Visit(party);
            assertThat(visit.signIn()).endsWith("/me");
            assertThat(visit.get("/").body()).contains(People.ADA.name());
            assertThat(idp.lastAuthorization().parameter("scope")).contains("openid profile email");
            assertThat(idp.lastAuthorization().parameter("response_type")).contains("code");
            assertThat(idp.lastToken().parameter("redirect_uri"))
                    .isEqualTo(idp.lastAuthorization().parameter("redirect_uri"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"query", "form_post"})
    @Tag("Q4")
    void a_callback_with_a_repeated_parameter_uses_nothing_up(String mode) {
        try (RelyingParty party = Setup.start(idp, "RESPONSE_MODE", mode)) {
            Visit visit = new Visit(party);
            String location = visit.begin();
            idp.misbehave(Misbehaviour.CALLBACK_CODE_TWICE);
            visit.comeBack(visit.visitProvider(location));
            assertThat(visit.isSignedIn()).isFalse();
            idp.behave();
            visit.comeBack(visit.visitProvider(location));
            assertThat(visit.isSignedIn()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"query", "form_post"})
    @Tag("A10")
    void a_callback_of_another_browser_and_a_replay_are_refused(String mode) {
        try (RelyingParty party = Setup.start(idp, "RESPONSE_MODE", mode)) {
            Visit visit = new Visit(party);
            Visit.WayBack back = visit.visitProvider(visit.begin());

            Visit other = new Visit(party);
            other.begin();
            other.comeBack(back);
            assertThat(other.isSignedIn()).isFalse();
            assertThat(other.get("/auth/error").body()).endsWith("cause: state_unknown");

            Visit replaying = visit.copy();
            visit.comeBack(back);
            assertThat(visit.isSignedIn()).isTrue();
            replaying.comeBack(back);
            assertThat(replaying.isSignedIn()).isFalse();
            assertThat(replaying.get("/auth/error").body()).endsWith("cause: replay");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"acct:ada@", "http://"})
    void the_identifier_of_a_person_leads_to_the_issuer(String start) {
        String identifier =
                start + idp.issuer().substring("http://".length()) + (start.startsWith("acct") ? "" : "/ada");
        try (RelyingParty party = Setup.start(idp, "ISSUER", "", "WEBFINGER", identifier)) {
            int before = idp.requests("/.well-known/webfinger");
            assertThat(new Visit(party).signIn()).endsWith("/me");
            assertThat(idp.requests("/.well-known/webfinger")).isEqualTo(before + 1);
        }
    }

    @Test
    void keys_that_change_before_each_signature_keep_nobody_out() {
        idp.misbehave(Misbehaviour.KEYS_CHANGE_BEFORE_SIGNATURE);
        try (RelyingParty party = Setup.start(idp)) {
            for (int i = 0; i < 3; i++) {
                assertThat(new Visit(party).signIn()).endsWith("/me");
            }
        }
    }

    @Test
    void without_a_key_id_one_of_several_keys_verifies() {
        idp.rotateKeys();
        idp.rotateKeys();
        idp.misbehave(Misbehaviour.MISSING_KID);
        try (RelyingParty party = Setup.start(idp)) {
            assertThat(new Visit(party).signIn()).endsWith("/me");
        }
    }

    private static boolean isAtUserInfo(Misbehaviour misbehaviour) {
        return misbehaviour.name().startsWith("USERINFO") || misbehaviour.name().contains("_CLAIMS");
    }

    /** Returns the cause of the refusal; {@code null} for a session. */
    private static @Nullable FailureCause verdict(Misbehaviour misbehaviour) {
        return switch (misbehaviour) {
            case CHANGED_SUBJECT,
                    NO_AUTH_TIME,
                    OLD_AUTH_TIME,
                    UNVERIFIED_EMAIL,
                    MISSING_KID,
                    KEYS_CHANGE_BEFORE_SIGNATURE,
                    ID_TOKEN_ENCRYPTED_UNSIGNED, // this client is not registered for encryption
                    ID_TOKEN_NOT_ENCRYPTED,
                    TOKEN_201,
                    NO_TOKEN_TYPE,
                    TOKEN_TYPE_OTHER_CASE,
                    NO_EXPIRES_IN,
                    AUDIENCE_LIST,
                    ID_TOKEN_RS256,
                    REFRESH_NARROWER_SCOPE,
                    REFRESH_TOKEN_STAYS,
                    REVOCATION_500,
                    USERINFO_JWT,
                    AGGREGATED_CLAIMS,
                    AGGREGATED_CLAIMS_UNSIGNED,
                    DISTRIBUTED_CLAIMS,
                    DISTRIBUTED_CLAIMS_UNSIGNED,
                    INTROSPECTION_500,
                    INTROSPECTION_SLOW,
                    EMAILS_429,
                    EMAILS_408,
                    EMAILS_403_EXHAUSTED,
                    EMAILS_403,
                    HUGE_PICTURE,
                    CONTROL_CHARACTERS,
                    JWKS_ELSEWHERE,
                    JWKS_BROKEN_KEYS,
                    JWKS_SHARED_IDS,
                    BYTE_ORDER_MARK -> null;
            case WRONG_ISSUER,
                    NO_ISSUER,
                    DISCOVERY_WRONG_ISSUER,
                    USERINFO_JWT_WRONG_ISSUER,
                    CALLBACK_WRONG_ISS,
                    CALLBACK_NO_ISS -> FailureCause.ISSUER;
            case WRONG_AUDIENCE, NO_AUDIENCE, WRONG_AZP, EXTRA_AUDIENCE_WITHOUT_AZP, USERINFO_JWT_WRONG_AUDIENCE ->
                FailureCause.AUDIENCE;
            case WRONG_NONCE, NO_NONCE -> FailureCause.NONCE;
            case EXPIRED, EXPIRED_SIX_MINUTES -> FailureCause.EXPIRED;
            case ISSUED_IN_FUTURE, NOT_YET_VALID -> FailureCause.NOT_YET_VALID;
            case NO_EXPIRY, NO_ISSUED_AT -> FailureCause.TIME_MISSING;
            case NO_SUBJECT, USERINFO_OTHER_SUBJECT -> FailureCause.SUBJECT;
            case WRONG_ACCESS_TOKEN_HASH -> FailureCause.ACCESS_TOKEN_HASH;
            case ALG_NONE, HS256_WITH_PUBLIC_KEY -> FailureCause.ALGORITHM;
            case FOREIGN_SIGNATURE,
                    BROKEN_SIGNATURE,
                    UNKNOWN_KID,
                    ES256_ZERO_SIGNATURE,
                    EMBEDDED_JWK,
                    JKU_HEADER,
                    JWKS_EMPTY,
                    USERINFO_JWT_FOREIGN_SIGNATURE,
                    AGGREGATED_CLAIMS_FOREIGN_SIGNATURE,
                    DISTRIBUTED_CLAIMS_FOREIGN_SIGNATURE -> FailureCause.SIGNATURE;
            case CRIT_HEADER -> FailureCause.TOKEN_UNREADABLE;
            case NO_ID_TOKEN -> FailureCause.ID_TOKEN_MISSING;
            case TOKEN_500,
                    TOKEN_ANSWER_LOST,
                    TOKEN_HUGE_BODY,
                    DISCOVERY_500,
                    DISCOVERY_HUGE,
                    JWKS_500,
                    TOKEN_SLOW,
                    DISCOVERY_SLOW -> FailureCause.UNREACHABLE;
            case TOKEN_400_INVALID_GRANT, CALLBACK_FOREIGN_CODE -> FailureCause.CODE_REFUSED;
            case TOKEN_HTML, TOKEN_REDIRECT, TOKEN_TYPE_MAC, NO_ACCESS_TOKEN -> FailureCause.ANSWER_UNREADABLE;
            case USERINFO_401, USERINFO_TOKEN_IN_FORM_ONLY -> FailureCause.REQUEST_REFUSED;
            case CALLBACK_ERROR, CALLBACK_ERROR_NO_ISS -> FailureCause.PROVIDER_REFUSED;
            case CALLBACK_NO_STATE, CALLBACK_OTHER_METHOD -> FailureCause.STATE_MISSING;
            case CALLBACK_ALTERED_STATE -> FailureCause.STATE_UNKNOWN;
            case CALLBACK_STATE_TWICE,
                    CALLBACK_CODE_TWICE,
                    CALLBACK_ISS_TWICE,
                    CALLBACK_ERROR_TWICE,
                    CALLBACK_RESPONSE_TWICE -> FailureCause.REPEATED_PARAMETER;
            case CALLBACK_ERROR_AND_CODE,
                    CALLBACK_EXTRA_ID_TOKEN,
                    CALLBACK_EXTRA_ACCESS_TOKEN,
                    CALLBACK_EXTRA_RESPONSE -> FailureCause.UNEXPECTED_PARAMETER;
            default -> throw new IllegalArgumentException(misbehaviour + " needs a client with a security profile");
        };
    }
}
