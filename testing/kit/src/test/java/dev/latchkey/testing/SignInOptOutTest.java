package dev.latchkey.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.latchkey.error.AuthException;
import dev.latchkey.model.Claims;
import dev.latchkey.model.Profile;
import dev.latchkey.model.Secret;
import dev.latchkey.oauth.Identity;
import dev.latchkey.provider.ClientAuthentication;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.provider.ProfileMapping;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The calls that adapt a provider to a server beside the standard. */
class SignInOptOutTest {

    private final ManualClock clock = new ManualClock();
    private final SignInApplication application = new SignInApplication(clock);
    private final ForgingProvider idp = new ForgingProvider();
    private final OAuthProvider provider = OAuthProvider.oidc("demo", "Demo")
            .issuer(idp.issuer())
            .clientId("app")
            .clientSecret("secret");
    private final RSAKey key;

    SignInOptOutTest() throws JOSEException {
        key = new RSAKeyGenerator(2048).keyID("rsa").generate();
        idp.publish(key.toPublicJWK());
    }

    @AfterEach
    void stop() {
        idp.close();
    }

    private Identity signIn(OAuthProvider adapted, Map<String, Object> bent, Map<String, String> callback)
            throws JOSEException {
        Map<String, String> sent = Visitor.query(application.start(adapted));
        Map<String, @Nullable Object> claims = idp.claims(clock.instant(), Visitor.required(sent, "nonce"));
        claims.putAll(bent);
        JWSObject idToken = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("rsa").build(), new Payload(claims));
        idToken.sign(new RSASSASigner(key));
        idp.answerWith(idToken.serialize());
        Map<String, String> parameters = new LinkedHashMap<>(callback);
        parameters.put("code", "x");
        parameters.put("state", Visitor.required(sent, "state"));
        return application.finish(adapted, parameters);
    }

    @Test
    void the_client_id_may_have_another_name_that_no_browser_can_set() throws JOSEException {
        OAuthProvider tikTok =
                provider.clientIdParameter("client_key").clientAuthentication(ClientAuthentication.CLIENT_SECRET_POST);
        Map<String, String> sent = Visitor.query(application.start(tikTok));
        assertThat(sent).containsEntry("client_key", "app").doesNotContainKey("client_id");
        signIn(tikTok, Map.of(), Map.of());
        assertThat(idp.lastToken().parameter("client_key")).contains("app");
        assertThat(idp.lastToken().parameter("client_id")).isEmpty();
        assertThat(idp.lastToken().parameter("client_secret")).contains("secret");
    }

    @Test
    @Tag("X7")
    void the_tolerance_of_clocks_can_be_raised() throws JOSEException {
        Map<String, Object> ahead = Map.of("iat", clock.instant().getEpochSecond() + 120);
        assertThatThrownBy(() -> signIn(provider, ahead, Map.of())).isInstanceOf(AuthException.Upstream.class);
        OAuthProvider tolerant = provider.clockTolerance(Duration.ofMinutes(3));
        assertThat(signIn(tolerant, ahead, Map.of())).isNotNull();
        Map<String, Object> farAhead = Map.of("iat", clock.instant().getEpochSecond() + 181);
        assertThatThrownBy(() -> signIn(tolerant, farAhead, Map.of())).isInstanceOf(AuthException.Upstream.class);
    }

    @Test
    void what_apple_sends_once_in_the_form_reaches_the_profile() throws JOSEException {
        ProfileMapping mapping = (document, tokens) -> {
            Claims name = document.object("user").object("name");
            return new Profile(
                    document.text("sub").orElseThrow(),
                    name.text("firstName").orElse(null),
                    document.text("email").orElse(null),
                    document.flag("email_verified"),
                    null,
                    document);
        };
        OAuthProvider apple = provider.callbackMember("user").profile(mapping);
        Map<String, String> once = Map.of("user", "{\"name\":{\"firstName\":\"Ada\"},\"email\":\"made@up.example\"}");
        Profile profile = signIn(apple, Map.of(), once).profile();
        assertThat(profile.name()).isEqualTo("Ada");
        assertThat(profile.email()).isNull();

        assertThat(signIn(provider.profile(mapping), Map.of(), once).profile().name())
                .isNull(); // unless it is asked for
        assertThat(signIn(apple, Map.of(), Map.of("user", "{broken")).profile().name())
                .isNull();
        assertThat(signIn(apple, Map.of("user", Map.of("name", Map.of("firstName", "Grace"))), once)
                        .profile()
                        .name())
                .isEqualTo("Grace"); // what is signed goes first
    }

    @Test
    void signing_out_may_have_an_address_and_a_parameter_of_its_own() {
        OAuthProvider cognito = provider.endSessionOnSignOut("https://app.auth.example/logout", "logout_uri");
        assertThat(cognito.definition().endsSession()).isTrue();
        assertThat(application.signIn().endSession(cognito, "http://localhost:3000/", Secret.of("a.b.c"), null))
                .contains("https://app.auth.example/logout?client_id=app&logout_uri=http%3A%2F%2Flocalhost%3A3000%2F");
    }

    @Test
    @Tag("S19")
    void ed25519_counts_where_it_is_advertised_and_its_key_is_published() throws JOSEException {
        idp.advertise("EdDSA");
        OctetKeyPair published = Ed25519Signer.generate(new SecureRandom());
        OctetKeyPair foreign = Ed25519Signer.generate(new SecureRandom());
        idp.publish(published.toPublicJWK());
        assertThat(signed(published, published.getKeyID()).profile().subject()).isEqualTo("5d0c71");
        assertThatThrownBy(() -> signed(foreign, published.getKeyID())).isInstanceOf(AuthException.Upstream.class);
        idp.advertise("RS256");
        clock.advance(Duration.ofHours(1)); // when the document is read again
        assertThatThrownBy(() -> signed(published, published.getKeyID()))
                .isInstanceOf(AuthException.Upstream.class)
                .hasMessageContaining("is signed with EdDSA, and not with one of [RS256]");
    }

    private Identity signed(OctetKeyPair by, String keyId) throws JOSEException {
        Map<String, String> sent = Visitor.query(application.start(provider));
        JWSObject idToken = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.EdDSA).keyID(keyId).build(),
                new Payload(idp.claims(clock.instant(), Visitor.required(sent, "nonce"))));
        idToken.sign(new Ed25519Signer(by));
        idp.answerWith(idToken.serialize());
        return application.finish(provider, Map.of("code", "x", "state", Visitor.required(sent, "state")));
    }
}
