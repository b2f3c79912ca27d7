package dev.latchkey.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.model.Claims;
import dev.latchkey.model.Profile;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.provider.Providers;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RequestedClaimsTest {

    private static final OAuthProvider PROVIDER = Providers.oidc("https://sso.example.org");

    private static Profile profile(@Nullable String name, @Nullable String email) {
        return new Profile("7", name, email, false, null, Claims.empty());
    }

    private static boolean missing(OAuthProvider provider, @Nullable String name, @Nullable String email) {
        return RequestedClaims.areMissing(provider.definition(), profile(name, email));
    }

    private static String added(String idToken, String userInfo) {
        return RequestedClaims.added(Claims.parse(idToken), Claims.parse(userInfo))
                .toJson();
    }

    private static String logged(OAuthProvider provider, Profile profile) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(lines, true, UTF_8));
        try {
            RequestedClaims.reportIfEmpty(provider.definition(), profile);
        } finally {
            System.setErr(before);
        }
        return lines.toString(UTF_8);
    }

    @Test
    void a_scope_or_the_parameter_claims_asks_for_a_claim() {
        assertThat(missing(PROVIDER, null, "a@b.example")).isTrue();
        assertThat(missing(PROVIDER, "Ada", null)).isTrue();
        assertThat(missing(PROVIDER, "Ada", "a@b.example")).isFalse();
        assertThat(missing(PROVIDER.scopes("openid"), null, null)).isFalse();
        assertThat(missing(PROVIDER.scopes("openid", "profile"), "Ada", null)).isFalse();
        OAuthProvider asking = PROVIDER.scopes("openid").parameter("claims", "{\"userinfo\":{\"email\":null}}");
        assertThat(missing(asking, null, null)).isTrue();
        assertThat(missing(asking, null, "a@b.example")).isFalse();
    }

    @Test
    void a_claim_of_the_id_token_stays() {
        assertThat(added("{\"sub\":\"7\",\"name\":\"Ada\"}", "{\"sub\":\"7\",\"name\":\"Eve\",\"hd\":\"b.example\"}"))
                .isEqualTo("{\"sub\":\"7\",\"name\":\"Ada\",\"hd\":\"b.example\"}");
        assertThat(added("{\"sub\":\"7\",\"email_verified\":true}", "{}"))
                .isEqualTo("{\"sub\":\"7\",\"email_verified\":true}");
    }

    @Test
    @Tag("B12")
    void an_address_and_its_verification_come_from_the_same_document() {
        assertThat(added(
                        "{\"sub\":\"7\",\"email\":\"a@b.example\"}",
                        "{\"sub\":\"7\",\"email\":\"c@d.example\",\"email_verified\":true}"))
                .isEqualTo("{\"sub\":\"7\",\"email\":\"a@b.example\"}");
        assertThat(added(
                        "{\"sub\":\"7\",\"email_verified\":true}",
                        "{\"sub\":\"7\",\"email\":\"c@d.example\",\"email_verified\":false}"))
                .isEqualTo("{\"sub\":\"7\",\"email\":\"c@d.example\",\"email_verified\":false}");
        assertThat(added(
                        "{\"sub\":\"7\",\"email\":null,\"email_verified\":true}",
                        "{\"sub\":\"7\",\"email\":\"c@d.example\"}"))
                .isEqualTo("{\"sub\":\"7\",\"email\":\"c@d.example\"}");
    }

    @Test
    void an_empty_profile_is_in_the_log_if_more_was_asked_for() {
        assertThat(logged(PROVIDER, profile(null, null)))
                .contains("WARN")
                .contains("Provider oidc named a person by id alone, although the scopes [openid, profile, email]");
        assertThat(logged(PROVIDER, profile("Ada", null))).isEmpty();
        assertThat(logged(PROVIDER.scopes("openid"), profile(null, null))).isEmpty();
    }
}
