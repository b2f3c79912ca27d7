package dev.latchkey.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.latchkey.error.AuthException;
import dev.latchkey.model.Secret;
import dev.latchkey.model.Tokens;
import dev.latchkey.provider.OAuthProvider;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a token endpoint may say (RFC 6749 section 5.1). */
@Tag("X7")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInTokenResponseTest {

    private final ManualClock clock = new ManualClock();
    private final SignInApplication application = new SignInApplication(clock);
    private final ForgingProvider idp = new ForgingProvider();
    private final Map<String, Object> good = Map.copyOf(idp.tokens());
    private final OAuthProvider provider = OAuthProvider.oidc("demo", "Demo")
            .issuer(idp.issuer())
            .clientId("app")
            .clientSecret("secret");
    private final RSAKey key;

    SignInTokenResponseTest() throws JOSEException {
        key = new RSAKeyGenerator(2048).keyID("rsa").generate();
        idp.publish(key.toPublicJWK());
    }

    @BeforeEach
    void behave() {
        idp.tokens().clear();
        idp.tokens().putAll(good);
    }

    @AfterAll
    void stop() {
        idp.close();
    }

    private Tokens signIn() throws JOSEException {
        Map<String, String> sent = Visitor.query(application.start(provider));
        Payload claims = new Payload(idp.claims(clock.instant(), Visitor.required(sent, "nonce")));
        JWSObject idToken = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("rsa").build(), claims);
        idToken.sign(new RSASSASigner(key));
        idp.answerWith(idToken.serialize());
        Map<String, String> parameters = Map.of("code", "x", "state", Visitor.required(sent, "state"));
        return Objects.requireNonNull(
                application.finish(provider, parameters).account().tokens());
    }

    private Throwable refusal() {
        Throwable thrown = catchThrowable(this::signIn);
        assertThat(thrown).isInstanceOf(AuthException.Upstream.class);
        return thrown;
    }

    @Test
    void unknown_members_are_kept() throws JOSEException {
        idp.tokens().put("refresh_token", "a-refresh-token");
        idp.tokens().put("scope", "openid email");
        idp.tokens().put("session_state", "kept");
        Tokens tokens = signIn();
        assertThat(tokens.accessToken()).isEqualTo(Secret.of(ForgingProvider.ACCESS_TOKEN));
        assertThat(tokens.refreshToken()).isEqualTo(Secret.of("a-refresh-token"));
        assertThat(tokens.scope()).isEqualTo("openid email");
        assertThat(tokens.raw().text("session_state")).contains("kept");
        assertThat(tokens.toString()).doesNotContain("a-refresh-token", ForgingProvider.ACCESS_TOKEN, "eyJ");
    }

    @ParameterizedTest
    @CsvSource({"3600, 3600", "'3600', 3600", "0,", "-1,", "soon,", "99999999999,"})
    void the_end_of_the_access_token_is_counted_from_now(String said, @Nullable Long seconds) throws JOSEException {
        idp.tokens().put("expires_in", said);
        assertThat(signIn().expiresAt())
                .isEqualTo(seconds == null ? null : clock.instant().plusSeconds(seconds));
        if (seconds != null) {
            idp.tokens().put("expires_in", seconds);
            assertThat(signIn().expiresAt()).isEqualTo(clock.instant().plusSeconds(seconds));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bearer", "Bearer", "BEARER"})
    void the_type_of_a_token_has_no_case(String type) throws JOSEException {
        idp.tokens().put("token_type", type);
        assertThat(signIn()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "mac", "dpop", "N_A", "bearer "})
    @Tag("Q5")
    void other_types_of_token_are_refused(String type) {
        idp.tokens().put("token_type", type);
        refusal();
    }

    @Test
    void an_access_token_that_is_none_is_refused() {
        for (Object other : new Object[] {"", 1, true, List.of("x"), Map.of()}) {
            idp.tokens().put("access_token", other);
            refusal();
        }
    }

    @Test
    void beside_an_id_token_none_is_needed() throws JOSEException {
        idp.tokens().remove("access_token");
        idp.tokens().remove("token_type");
        assertThat(signIn().accessToken()).isNull();
    }

    @Test
    @Tag("A7")
    void an_access_token_that_fits_in_no_header_is_refused_and_not_quoted() {
        for (String token : new String[] {"an\nodd one", "an\u0000odd one", "an odd one", "änödd one"}) {
            idp.tokens().put("access_token", token);
            assertThat(refusal()).hasMessageNotContaining("odd one");
        }
    }

    @Test
    void an_error_wins_over_everything_beside_it() {
        idp.tokens().put("error", "temporarily_unavailable\r\nforged log line");
        assertThat(refusal())
                .hasMessage("CallbackRouteError: The token request to \"demo\" was refused: "
                        + "temporarily_unavailable??forged log line [token_request_refused]");
    }
}
