package dev.latchkey.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.error.AuthException;
import dev.latchkey.model.Claims;
import dev.latchkey.provider.OAuthDefinition;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.provider.Providers;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose tokens Microsoft Entra ID's shared endpoints may hand out. */
@Tag("S19")
class TenantIssuerTest {

    private static final String TEMPLATE = "https://login.microsoftonline.com/{tenantid}/v2.0";
    private static final String WORK = "7a1b2c3d-0000-4000-8000-0123456789ab";
    private static final String PERSONAL = "9188040d-6c67-4c5b-b112-36a304b66dad";
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private static OAuthDefinition entra(String tenant) {
        OAuthProvider provider = Providers.microsoftEntraId().clientId("app").clientSecret("s");
        return provider.variable("tenantId", tenant).definition();
    }

    private static String issuer(String tenant) {
        return TEMPLATE.replace("{tenantid}", tenant);
    }

    private static ProviderMetadata discovered(OAuthDefinition provider, String issuer) {
        return ProviderMetadata.discovered(
                provider,
                Claims.of(Map.of(
                        "issuer", issuer, "jwks_uri", "https://login.microsoftonline.com/common/discovery/v2.0/keys")));
    }

    private static void check(String audience, String documentIssuer, String iss, String tid) {
        OAuthDefinition provider = entra(audience);
        Claims claims = Claims.of(Map.of(
                "iss",
                iss,
                "tid",
                tid,
                "sub",
                "s",
                "aud",
                "app",
                "iat",
                NOW.getEpochSecond(),
                "exp",
                NOW.getEpochSecond() + 60));
        IdTokenClaimsCheck.require(claims, provider, discovered(provider, documentIssuer), NOW);
    }

    @ParameterizedTest
    @CsvSource({"common," + WORK, "common," + PERSONAL, "organizations," + WORK, "consumers," + PERSONAL})
    void a_token_of_a_welcome_tenant_is_accepted(String audience, String tenant) {
        check(audience, TEMPLATE, issuer(tenant), tenant);
    }

    @ParameterizedTest
    @CsvSource({"organizations," + PERSONAL, "consumers," + WORK})
    void a_token_of_the_other_kind_of_tenant_is_not(String audience, String tenant) {
        assertThatThrownBy(() -> check(audience, TEMPLATE, issuer(tenant), tenant))
                .isInstanceOf(AuthException.Upstream.class);
    }

    @ParameterizedTest
    @CsvSource({
        WORK + "," + PERSONAL,
        "common,common",
        "{tenantid},{tenantid}",
        "x/../" + WORK + ",x/../" + WORK,
        "7A1B2C3D-0000-4000-8000-0123456789AB,7a1b2c3d-0000-4000-8000-0123456789ab",
        WORK + ",''"
    })
    void issuer_and_tenant_of_a_token_agree(String inIssuer, String tid) {
        assertThatThrownBy(() -> check("common", TEMPLATE, issuer(inIssuer), tid))
                .isInstanceOf(AuthException.Upstream.class);
    }

    @Test
    void another_host_with_the_right_tenant_is_refused() {
        assertThatThrownBy(() -> check("common", TEMPLATE, "https://evil.example/" + WORK + "/v2.0", WORK))
                .isInstanceOf(AuthException.Upstream.class);
    }

    @Test
    void the_document_gives_the_template_to_the_letter() {
        assertThat(discovered(entra("common"), TEMPLATE).issuer()).isEqualTo(TEMPLATE);
        assertThat(discovered(entra("consumers"), issuer(PERSONAL)).issuer()).isEqualTo(issuer(PERSONAL));
        for (String other : new String[] {"https://evil.example/{tenantid}/v2.0", issuer(WORK), TEMPLATE + "/", ""}) {
            assertThatThrownBy(() -> discovered(entra("common"), other)).isInstanceOf(AuthException.Upstream.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://login.microsoftonline.com/common/v2.0/," + WORK,
        "https://login.microsoftonline.com/organizations/v2.0/," + WORK,
        "https://login.microsoftonline.com/consumers/v2.0/," + PERSONAL,
        "https://login.microsoftonline.com/Common/v2.0," + WORK
    })
    void an_issuer_of_many_tenants_may_be_written_as_people_write_it(String issuer, String tenant) {
        OAuthDefinition provider = Providers.microsoftEntraId().issuer(issuer).definition();
        assertThat(provider.discovery())
                .doesNotContain("//common", "v2.0//")
                .endsWith("/v2.0/.well-known/openid-configuration");
        ProviderMetadata metadata = discovered(provider, TEMPLATE);
        assertThat(TenantIssuer.of(provider)).isNotNull();
        IdTokenClaimsCheck.requireIssuer(Claims.of(Map.of("iss", issuer(tenant), "tid", tenant)), provider, metadata);
    }

    @ParameterizedTest
    @CsvSource({
        "https://login.microsoftonline.us/common/v2.0, https://login.microsoftonline.us/",
        "https://login.partner.microsoftonline.cn/organizations/v2.0, https://login.partner.microsoftonline.cn/"
    })
    void a_national_cloud_has_many_tenants_too_and_they_are_of_its_host(String issuer, String host) {
        OAuthDefinition provider = Providers.microsoftEntraId().issuer(issuer).definition();
        ProviderMetadata metadata = discovered(provider, host + "{tenantid}/v2.0");
        Claims own = Claims.of(Map.of("iss", host + WORK + "/v2.0", "tid", WORK));
        IdTokenClaimsCheck.requireIssuer(own, provider, metadata);
        Claims other = Claims.of(Map.of("iss", issuer(WORK), "tid", WORK));
        assertThatThrownBy(() -> IdTokenClaimsCheck.requireIssuer(other, provider, metadata))
                .isInstanceOf(AuthException.Upstream.class);
        assertThatThrownBy(() -> discovered(provider, TEMPLATE)).isInstanceOf(AuthException.Upstream.class);
    }

    @Test
    void a_tenant_in_capitals_is_the_same_tenant() {
        assertThat(entra(WORK.toUpperCase(Locale.ROOT)).issuer()).isEqualTo(issuer(WORK));
        assertThat(Providers.microsoftEntraId()
                        .issuer(issuer(WORK.toUpperCase(Locale.ROOT)))
                        .definition()
                        .issuer())
                .isEqualTo(issuer(WORK));
    }

    @Test
    void a_tenant_that_no_token_names_so_is_said_at_start() {
        for (String tenant : new String[] {"contoso.onmicrosoft.com", "contoso", "7a1b2c3d"}) {
            OAuthProvider provider =
                    Providers.microsoftEntraId().clientId("app").clientSecret("s");
            assertThat(provider.variable("tenantId", tenant).problems())
                    .singleElement()
                    .asString()
                    .contains("names its tenant \"" + tenant + "\"")
                    .contains("directory (tenant) id");
            assertThat(provider.issuer(issuer(tenant) + "/").problems()).hasSize(1);
        }
        assertThat(Providers.microsoftEntraId()
                        .clientId("app")
                        .clientSecret("s")
                        .issuer("https://contoso.ciamlogin.com/contoso.onmicrosoft.com/policy/v2.0")
                        .problems())
                .isEmpty(); // of another shape: discovery finds out
    }

    @Test
    void a_single_tenant_has_one_exact_issuer() {
        assertThat(TenantIssuer.of(entra(WORK))).isNull();
        check(WORK, issuer(WORK), issuer(WORK), WORK);
        assertThatThrownBy(() -> check(WORK, issuer(WORK), issuer(PERSONAL), PERSONAL))
                .isInstanceOf(AuthException.Upstream.class);
        assertThatThrownBy(() -> discovered(entra(WORK), TEMPLATE)).isInstanceOf(AuthException.Upstream.class);
    }

    @Test
    void a_callback_may_name_any_tenant_s_issuer_and_no_other() {
        TenantIssuer common = new TenantIssuer(TEMPLATE, "common");
        assertThat(common.isOfSomeTenant(issuer(WORK))).isTrue();
        for (String other :
                new String[] {TEMPLATE, issuer("common"), issuer(WORK) + "/", "https://evil.example", "", WORK}) {
            assertThat(common.isOfSomeTenant(other)).isFalse();
        }
    }
}
