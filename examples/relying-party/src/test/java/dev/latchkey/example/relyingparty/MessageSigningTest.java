package dev.latchkey.example.relyingparty;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import dev.latchkey.error.FailureCause;
import dev.latchkey.provider.SigningAlgorithm;
import dev.latchkey.testing.ClientDemand;
import dev.latchkey.testing.Misbehaviour;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** FAPI 2.0 Message Signing: signed requests (JAR) and signed responses (JARM), by redirect and by form. */
@Tag("X7")
class MessageSigningTest extends FapiFixture {

    MessageSigningTest() {
        super(
                "fapi2-message-signing",
                SigningAlgorithm.ES256,
                ClientDemand.PUSHED_REQUESTS,
                ClientDemand.SIGNED_REQUESTS,
                ClientDemand.SIGNED_RESPONSES,
                ClientDemand.DPOP,
                ClientDemand.DPOP_NONCE,
                ClientDemand.ISSUER_AS_AUDIENCE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "query", "form_post"})
    void request_and_response_are_signed(String mode) throws Exception {
        try (RelyingParty party = start("RESPONSE_MODE", mode)) {
            Visit visit = new Visit(party);
            Visit.WayBack back = visit.visitProvider(visit.begin());
            String carried =
                    back.form().isEmpty() ? String.valueOf(back.address().getQuery()) : back.form();
            assertThat(carried).startsWith("response=").doesNotContain("state", "code");
            assertThat(visit.comeBack(back)).endsWith("/me");

            assertThat(idp.lastAuthorization().parameterNames()).containsExactly("client_id", "request_uri");
            assertThat(idp.lastRequest("/par").parameterNames())
                    .containsExactlyInAnyOrder("client_id", "request", "client_assertion", "client_assertion_type");
            SignedJWT request =
                    SignedJWT.parse(idp.lastRequest("/par").parameter("request").orElseThrow());
            assertThat(request.getHeader().getAlgorithm().getName()).isEqualTo("ES256");
            assertThat(request.getJWTClaimsSet().getAudience()).containsExactly(idp.issuer());
            assertThat(request.getJWTClaimsSet().getClaims())
                    .containsEntry("response_mode", mode.isEmpty() ? "jwt" : mode + ".jwt")
                    .containsKeys("iss", "exp", "nbf", "iat", "jti", "state", "nonce", "code_challenge", "dpop_jkt");
        }
    }

    @Test
    void parameters_that_are_json_are_json_inside_the_request() throws Exception {
        try (RelyingParty party =
                start("PARAMETERS", "max_age=600 authorization_details=[{\"type\":\"account_information\"}]")) {
            new Visit(party).begin();
            SignedJWT request =
                    SignedJWT.parse(idp.lastRequest("/par").parameter("request").orElseThrow());
            assertThat(request.getJWTClaimsSet().getClaims())
                    .containsEntry("max_age", 600L)
                    .containsEntry("authorization_details", List.of(Map.of("type", "account_information")));
        }
    }

    static Stream<Arguments> badResponses() {
        return Stream.of(
                        Arguments.of(Misbehaviour.JARM_UNSIGNED, FailureCause.RESPONSE_UNSIGNED),
                        Arguments.of(Misbehaviour.JARM_NO_ISSUER, FailureCause.ISSUER),
                        Arguments.of(Misbehaviour.JARM_WRONG_ISSUER, FailureCause.ISSUER),
                        Arguments.of(Misbehaviour.CALLBACK_WRONG_ISS, FailureCause.ISSUER),
                        Arguments.of(Misbehaviour.JARM_NO_AUDIENCE, FailureCause.AUDIENCE),
                        Arguments.of(Misbehaviour.JARM_WRONG_AUDIENCE, FailureCause.AUDIENCE),
                        Arguments.of(Misbehaviour.JARM_NO_EXPIRY, FailureCause.TIME_MISSING),
                        Arguments.of(Misbehaviour.JARM_EXPIRED, FailureCause.EXPIRED),
                        Arguments.of(Misbehaviour.JARM_BROKEN_SIGNATURE, FailureCause.SIGNATURE),
                        Arguments.of(Misbehaviour.JARM_FOREIGN_SIGNATURE, FailureCause.SIGNATURE),
                        Arguments.of(Misbehaviour.JARM_ALG_NONE, FailureCause.ALGORITHM),
                        Arguments.of(Misbehaviour.CALLBACK_NO_STATE, FailureCause.STATE_MISSING),
                        Arguments.of(Misbehaviour.CALLBACK_ALTERED_STATE, FailureCause.STATE_UNKNOWN),
                        Arguments.of(Misbehaviour.CALLBACK_RESPONSE_TWICE, FailureCause.REPEATED_PARAMETER),
                        Arguments.of(Misbehaviour.CALLBACK_ERROR, FailureCause.PROVIDER_REFUSED))
                .flatMap(bad ->
                        Stream.of("query", "form_post").map(mode -> Arguments.of(bad.get()[0], mode, bad.get()[1])));
    }

    @ParameterizedTest
    @MethodSource("badResponses")
    void a_bad_response_is_refused_before_the_token_request(
            Misbehaviour misbehaviour, String mode, FailureCause cause) {
        try (RelyingParty party = start("RESPONSE_MODE", mode)) {
            Visit visit = new Visit(party);
            String location = visit.begin();
            int tokens = idp.requests("/token");
            idp.misbehave(misbehaviour);
            visit.comeBack(visit.visitProvider(location));
            assertThat(visit.isSignedIn()).isFalse();
            assertThat(visit.get("/auth/error").body()).endsWith("cause: " + cause.wire());
            assertThat(idp.requests("/token")).isEqualTo(tokens);
        }
    }

    @Test
    void a_response_that_does_not_count_uses_nothing_up() {
        try (RelyingParty party = start()) {
            Visit visit = new Visit(party);
            String location = visit.begin();
            idp.misbehave(Misbehaviour.JARM_BROKEN_SIGNATURE);
            visit.comeBack(visit.visitProvider(location));
            assertThat(visit.isSignedIn()).isFalse();
            idp.behave();
            visit.comeBack(visit.visitProvider(location));
            assertThat(visit.isSignedIn()).isTrue();
        }
    }
}
