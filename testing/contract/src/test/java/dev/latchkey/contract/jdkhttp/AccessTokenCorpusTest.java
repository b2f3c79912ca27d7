package dev.latchkey.contract.jdkhttp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import dev.latchkey.accesstoken.AccessTokenIssuer;
import dev.latchkey.contract.Browser;
import dev.latchkey.contract.Reply;
import dev.latchkey.model.Claims;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.provider.OAuthSecurity;
import dev.latchkey.provider.SigningAlgorithm;
import dev.latchkey.testing.Misbehaviour;
import java.net.URI;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Access tokens that must not count, for every way to configure their issuer. */
@Tag("S19")
@Tag("M1")
@Tag("B36")
class AccessTokenCorpusTest {

    private static final Set<Misbehaviour> CLAIMS = EnumSet.of(
            Misbehaviour.WRONG_ISSUER,
            Misbehaviour.WRONG_AUDIENCE,
            Misbehaviour.NO_AUDIENCE,
            Misbehaviour.EXPIRED,
            Misbehaviour.NOT_YET_VALID,
            Misbehaviour.ISSUED_IN_FUTURE);

    private static final Set<Misbehaviour> OF_A_JWT = EnumSet.of(
            Misbehaviour.NO_ISSUER,
            Misbehaviour.NO_EXPIRY,
            Misbehaviour.ALG_NONE,
            Misbehaviour.HS256_WITH_PUBLIC_KEY,
            Misbehaviour.FOREIGN_SIGNATURE,
            Misbehaviour.BROKEN_SIGNATURE,
            Misbehaviour.UNKNOWN_KID,
            Misbehaviour.ES256_ZERO_SIGNATURE,
            Misbehaviour.CRIT_HEADER,
            Misbehaviour.EMBEDDED_JWK,
            Misbehaviour.JKU_HEADER);

    static Stream<UnaryOperator<AccessTokenIssuer>> waysToConfigureAnIssuer() {
        return Stream.of(
                issuer -> issuer,
                AccessTokenIssuer::acceptTypeJwt,
                AccessTokenIssuer::keycloak,
                issuer -> issuer.roles((claims, tokens) -> claims.texts("groups")));
    }

    @ParameterizedTest
    @MethodSource("waysToConfigureAnIssuer")
    void a_bent_token_is_refused_and_a_straight_one_counts(UnaryOperator<AccessTokenIssuer> way) {
        try (GuardedApi api = GuardedApi.start(way)) {
            assertThat(api.call(api.token().issue()).status()).isEqualTo(200);
            List<Misbehaviour> all = new ArrayList<>(CLAIMS);
            all.addAll(OF_A_JWT);
            for (Misbehaviour misbehaviour : all) {
                api.provider().misbehave(misbehaviour);
                assertRefused(api.call(api.token().issue()), misbehaviour.name());
            }
            api.provider().behave();
            assertThat(api.call(api.token().issue()).status()).isEqualTo(200);
        }
    }

    @Test
    void the_answer_about_a_token_is_checked_like_a_token() {
        try (GuardedApi api = GuardedApi.start(issuer -> issuer.introspected("api", GuardedApi.SECRET))) {
            assertThat(api.call(api.token().issueOpaque()).status()).isEqualTo(200);
            for (Misbehaviour misbehaviour : CLAIMS) {
                api.provider().misbehave(misbehaviour);
                assertRefused(api.call(api.token().issueOpaque()), misbehaviour.name());
            }
        }
    }

    @Test
    void a_token_of_keycloak_that_tells_no_roles_by_its_form_is_refused() {
        try (GuardedApi api = GuardedApi.start(
                issuer -> issuer.introspected("api", GuardedApi.SECRET).keycloak())) {
            assertRefused(api.call(api.token().issueOpaque()), "opaque, without realm_access");
            Map<String, Object> roles = Map.of("roles", List.of("admin"));
            assertThat(api.call(api.token().claim("realm_access", roles).issueOpaque())
                            .status())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({"typ,ID", "token_type,ID", "token_type,refresh_token", "token_use,refresh_token", "token_use,id"})
    @Tag("P10")
    void a_token_that_its_issuer_calls_active_but_no_access_token_is_refused(String claim, String kind) {
        try (GuardedApi api = GuardedApi.start(issuer -> issuer.introspected("api", GuardedApi.SECRET))) {
            assertRefused(api.call(api.token().claim(claim, kind).issueOpaque()), kind);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "typ,Bearer",
        "typ,DPoP",
        "typ,at+jwt",
        "token_type,bearer",
        "token_type,application/at+jwt",
        "token_type,JWT",
        "token_use,access_token"
    })
    void a_token_that_its_issuer_calls_an_access_token_counts(String claim, String kind) {
        try (GuardedApi api = GuardedApi.start(issuer -> issuer.introspected("api", GuardedApi.SECRET))) {
            assertThat(api.call(api.token().claim(claim, kind).issueOpaque()).status())
                    .isEqualTo(200);
        }
    }

    @Test
    @Tag("Q5")
    void a_token_of_type_dpop_that_names_no_key_is_refused() {
        try (GuardedApi api = GuardedApi.start(issuer -> issuer.introspected("api", GuardedApi.SECRET))) {
            assertRefused(api.call(api.token().claim("token_type", "DPoP").issueOpaque()), "DPoP");
        }
    }

    @Test
    @Tag("P1")
    void encryption_never_makes_up_for_a_signature() throws Exception {
        try (GuardedApi api = GuardedApi.start(AccessTokenIssuer::acceptTypeJwt)) {
            String good = api.token().issue();
            RSAKey key = rsaKey(api);
            String claims = new String(Base64.getUrlDecoder().decode(good.split("\\.", -1)[1]), UTF_8);
            assertThat(api.call(good).status()).isEqualTo(200);

            List<String> contents = new ArrayList<>(List.of(claims, good));
            for (Misbehaviour bad : List.of(
                    Misbehaviour.ALG_NONE, Misbehaviour.HS256_WITH_PUBLIC_KEY, Misbehaviour.FOREIGN_SIGNATURE)) {
                api.provider().misbehave(bad);
                contents.add(api.token().issue());
            }
            for (String content : contents) {
                assertRefused(api.call(encrypted(content, key)), content.substring(0, 20));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "jwt", "application/jwt", "logout+jwt", "dpop+jwt", "secevent+jwt", "id+jwt"})
    void only_the_type_of_an_access_token_counts(String type) {
        try (GuardedApi api = GuardedApi.start(issuer -> issuer)) {
            assertRefused(api.call(api.token().type(type).issue()), type);
            assertThat(api.call(api.token().type("application/at+JWT").issue()).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void an_issuer_that_uses_the_type_jwt_is_allowed_by_name_and_its_other_tokens_are_not() {
        try (GuardedApi api = GuardedApi.start(AccessTokenIssuer::acceptTypeJwt)) {
            assertThat(api.call(api.token().type("JWT").issue()).status()).isEqualTo(200);
            assertThat(api.call(api.token().type("JWT").claim("typ", "Bearer").issue())
                            .status())
                    .isEqualTo(200);
            assertRefused(api.call(api.token().type("logout+jwt").issue()), "logout token");
            for (String claim : List.of("nonce", "at_hash", "c_hash", "events")) {
                assertRefused(api.call(api.token().type("JWT").claim(claim, "x").issue()), claim);
            }
            for (String typ : List.of("ID", "Refresh", "Logout", "Offline")) {
                assertRefused(api.call(api.token().type("JWT").claim("typ", typ).issue()), typ);
            }
        }
    }

    @Test
    void only_pinned_algorithms_count() {
        try (GuardedApi api = GuardedApi.start(issuer -> AccessTokenIssuer.of(OAuthProvider.oidc("pinned", "Pinned")
                .issuer(address(issuer))
                .security(OAuthSecurity.standard().acceptOnly(SigningAlgorithm.ES256))))) {
            assertRefused(api.call(api.token().issue()), "RS256");
        }
    }

    @Test
    @Tag("S5")
    void a_token_has_the_scopes_and_roles_that_it_names_and_no_others() {
        try (GuardedApi api = GuardedApi.start(issuer -> issuer)) {
            assertThat(api.call(api.token().issue()).body()).isEqualTo("program client:app by app scopes [] roles []");
            assertThat(api.call(api.token()
                                    .scopes("")
                                    .claim("roles", List.of("admin"))
                                    .issue())
                            .body())
                    .isEqualTo("program client:app by app scopes [] roles []");
            assertThat(api.call(api.token().scopes("b", "a").issue()).body()).contains("scopes [a, b]");
            assertThat(api.call(api.token().claim("scope", Map.of("a", "b")).issue())
                            .body())
                    .contains("scopes []");
            assertThat(api.call(api.token().claim("scp", List.of("a")).issue()).body())
                    .contains("scopes [a]");
        }
    }

    @Test
    void a_person_and_a_program_are_told_apart() {
        try (GuardedApi api = GuardedApi.start(issuer -> issuer.roles((claims, tokens) -> claims.texts("groups")))) {
            assertThat(api.call(api.token()
                                    .person("ada")
                                    .claim("groups", List.of("staff"))
                                    .issue())
                            .body())
                    .isEqualTo("person 5d0c71 by app scopes [] roles [staff]");
            assertThat(api.call(api.token().issue()).body()).startsWith("program client:app");
            assertThat(api.call(api.token().claim("sub", "client:app").issue()).status())
                    .isEqualTo(401);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"jwk\":{}}", "{}", "{\"jkt\":\"\"}", "{\"jkt\":1}", "{\"kid\":\"a\"}"})
    void a_token_that_is_bound_in_an_unknown_way_is_refused(String binding) {
        try (GuardedApi api = GuardedApi.start(issuer -> issuer)) {
            Claims members = Claims.parse(binding);
            assertRefused(api.call(api.token().claim("cnf", members.asMap()).issue()), binding);
            assertRefused(api.call(api.token().claim("cnf", "text").issue()), "text");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"=", "==", "*", "+", ".x"})
    @Tag("X7")
    void a_token_counts_in_one_spelling_alone(String more) {
        for (UnaryOperator<AccessTokenIssuer> way : ways()) {
            try (GuardedApi api = GuardedApi.start(way)) {
                String token = api.token().issue();
                char last = token.charAt(token.length() - 1);
                String unusedBits = token.substring(0, token.length() - 1) + (char) (last + 1);

                assertThat(Base64.getUrlDecoder().decode(signature(unusedBits)))
                        .isEqualTo(Base64.getUrlDecoder().decode(signature(token)));
                assertRefused(api.call(unusedBits), "unused bits");
                assertRefused(api.call(token + more), more);
                assertThat(api.call(token).status()).isEqualTo(200);
            }
        }
    }

    private static List<UnaryOperator<AccessTokenIssuer>> ways() {
        return List.of(issuer -> issuer, issuer -> issuer.introspected("api", GuardedApi.SECRET));
    }

    private static String signature(String jwt) {
        return jwt.substring(jwt.lastIndexOf('.') + 1);
    }

    private static String address(AccessTokenIssuer issuer) {
        String text = issuer.toString();
        return text.substring(text.indexOf('[') + 1, text.length() - 1);
    }

    private static RSAKey rsaKey(GuardedApi api) throws ParseException {
        Reply jwks = Browser.at(URI.create(api.provider().issuer())).get("/jwks");
        return JWKSet.parse(jwks.body()).getKeys().stream()
                .filter(RSAKey.class::isInstance)
                .map(RSAKey.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static String encrypted(String content, RSAKey key) throws JOSEException {
        JWEHeader header = new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A128GCM)
                .keyID(key.getKeyID())
                .type(new JOSEObjectType("at+jwt"))
                .contentType("JWT")
                .build();
        JWEObject encrypted = new JWEObject(header, new Payload(content));
        encrypted.encrypt(new RSAEncrypter(key));
        return encrypted.serialize();
    }

    private static void assertRefused(Reply reply, String why) {
        assertThat(reply.status()).as(why).isEqualTo(401);
        assertThat(reply.headers("WWW-Authenticate"))
                .as(why)
                .singleElement()
                .asString()
                .startsWith("Bearer error=\"invalid_token\", error_description=\"The access token does not count: ");
        assertThat(reply.body()).as(why).doesNotContain("program", "person");
    }
}
