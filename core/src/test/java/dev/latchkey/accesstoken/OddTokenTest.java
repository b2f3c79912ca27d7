package dev.latchkey.accesstoken;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.ManualClock;
import dev.latchkey.feature.InvalidTokenException;
import dev.latchkey.feature.TokenIssuer;
import dev.latchkey.model.Claims;
import dev.latchkey.provider.RoleMapping;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A token of whatever form counts or does not count. Nothing else comes of it, so its sender gets 200 or 401. */
@Tag("A5")
class OddTokenTest {

    private static final String ISSUER = "https://issuer.example";
    private static final String AUDIENCE = "https://api.example.com";

    private static final List<String> CLAIMS = List.of(
            "iss",
            "sub",
            "aud",
            "exp",
            "nbf",
            "iat",
            "auth_time",
            "acr",
            "amr",
            "azp",
            "client_id",
            "cid",
            "appid",
            "scope",
            "scp",
            "cnf",
            "typ",
            "token_type",
            "token_use",
            "nonce",
            "events",
            "username",
            "name",
            "email",
            "picture",
            "groups",
            "realm_access",
            "resource_access",
            "web",
            "roles");

    private static final List<@Nullable Object> VALUES = Arrays.asList(
            null,
            true,
            0,
            -1,
            Long.MAX_VALUE,
            Long.MIN_VALUE,
            0x1p53,
            1e300,
            BigInteger.TEN.pow(60),
            "",
            " ",
            "\u0000",
            "client:web",
            "\ud800",
            "x".repeat(10_000),
            List.of(),
            Arrays.asList(null, 1, "web", List.of("web"), Map.of()),
            Map.of(),
            Map.of("roles", 7, "web", List.of(1), "jkt", 1),
            Map.of(
                    "roles",
                    Collections.singletonList(null),
                    "web",
                    Map.of("roles", "admin"),
                    "jkt",
                    "",
                    "x5t#S256",
                    2));

    private static final List<String> TOKENS = List.of(
            "opaque",
            "=",
            ".",
            "..",
            "...",
            "a.b.c",
            "a.b.c.d.e",
            "e30.e30.e30",
            base64("null") + "." + base64("null") + ".",
            base64("{\"alg\":7}") + "." + base64("[]") + "." + base64("signature"),
            jwt("{}"),
            jwt("{\"iss\":null}"),
            jwt("{\"iss\":[\"" + ISSUER + "\"]}"),
            jwt("{\"iss\":\"" + ISSUER + "\"}"),
            jwt("{\"iss\":\"" + ISSUER + "\",\"sub\":[],\"client_id\":{},\"cnf\":7}"),
            jwt("{\"iss\":\"" + ISSUER + "\",\"realm_access\":[],\"resource_access\":{\"web\":1}}"),
            jwt("[".repeat(70) + "]".repeat(70)));

    private final ManualClock clock = new ManualClock();

    /** An issuer that has made every token, and says the same about each. */
    private record Server(Claims answer) implements TokenIssuer {

        @Override
        public Claims verified(String jwt) {
            return answer;
        }

        @Override
        public Claims introspected(String token) {
            return answer;
        }
    }

    static Stream<UnaryOperator<AccessTokenIssuer>> ways() {
        UnaryOperator<AccessTokenIssuer> introspected = issuer -> issuer.introspected("api", "a-secret-of-the-test");
        return Stream.of(
                issuer -> issuer,
                AccessTokenIssuer::keycloak,
                issuer -> issuer.acceptTypeJwt().roles(RoleMapping.claim("groups")),
                introspected,
                issuer -> introspected.apply(issuer).keycloak(),
                issuer -> introspected.apply(issuer).keycloak().roles(RoleMapping.keycloakClient("web")));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void a_claim_of_any_form_counts_or_does_not_count(UnaryOperator<AccessTokenIssuer> way) {
        List<String> counting = new ArrayList<>();
        for (String claim : CLAIMS) {
            for (Object value : VALUES) {
                Map<String, @Nullable Object> claims = good();
                claims.put(claim, value);
                for (String token : List.of("opaque", jwt("{\"iss\":\"" + ISSUER + "\"}"))) {
                    if (counts(way, claims, token)) {
                        counting.add(claim);
                    }
                }
            }
        }
        assertThat(counting).as("not all are refused").contains("name", "picture", "auth_time");
    }

    @ParameterizedTest
    @MethodSource("ways")
    void a_text_of_any_form_counts_or_does_not_count(UnaryOperator<AccessTokenIssuer> way) {
        List<String> counting =
                TOKENS.stream().filter(token -> counts(way, good(), token)).toList();

        assertThat(counting).contains(jwt("{\"iss\":\"" + ISSUER + "\"}"));
    }

    @Test
    void an_opaque_token_tells_keycloaks_roles_only_by_the_answer_about_it() {
        AccessTokenIssuer keycloak = AccessTokenIssuer.of(ISSUER)
                .introspected("api", "a-secret-of-the-test")
                .keycloak();
        assertThatThrownBy(() -> verifier(keycloak, good()).verify(new PresentedToken(false, "opaque")))
                .isInstanceOf(InvalidTokenException.class)
                .hasMessage("its roles cannot be read");

        Map<String, @Nullable Object> told = good();
        told.put("realm_access", Map.of("roles", List.of("admin")));
        assertThat(verifier(keycloak, told)
                        .verify(new PresentedToken(false, "opaque"))
                        .session()
                        .roles())
                .containsExactly("admin");
    }

    private boolean counts(UnaryOperator<AccessTokenIssuer> way, Map<String, @Nullable Object> claims, String token) {
        try {
            VerifiedToken verified =
                    verifier(way.apply(AccessTokenIssuer.of(ISSUER)), claims).verify(new PresentedToken(false, token));
            assertThat(verified.session().toJson()).isNotEmpty();
            return true;
        } catch (InvalidTokenException e) {
            return false;
        }
    }

    private Map<String, @Nullable Object> good() {
        Map<String, @Nullable Object> claims = new HashMap<>(Map.of("iss", ISSUER, "aud", AUDIENCE, "active", true));
        claims.put("sub", "5d0c71");
        claims.put("client_id", "web");
        claims.put("exp", clock.instant().getEpochSecond() + 3_600);
        return claims;
    }

    private TokenVerifier verifier(AccessTokenIssuer issuer, Map<String, @Nullable Object> claims) {
        IssuedNames names = new IssuedNames("", List.of(ISSUER + "#"));
        TokenClaimsCheck check = new TokenClaimsCheck(new Audience(AUDIENCE), issuer);
        Server server = new Server(Claims.of(claims));
        TokenIssuers issuers = new TokenIssuers(List.of(new TokenIssuers.Chosen(issuer, server, check, names, names)));
        return new TokenVerifier(issuers, new TokenPeople(null, null), clock);
    }

    private static String jwt(String payload) {
        return base64("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + base64(payload) + "." + base64("signature");
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }
}
