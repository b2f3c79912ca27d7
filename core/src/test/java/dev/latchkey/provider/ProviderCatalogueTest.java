package dev.latchkey.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.model.Claims;
import dev.latchkey.model.Profile;
import dev.latchkey.model.Tokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProviderCatalogueTest {

    private static final Tokens NO_TOKENS = new Tokens(null, null, null, null, null, null, Claims.empty());

    private static Profile read(OAuthProvider provider, String document) {
        return provider.definition().profile().map(Claims.parse(document), NO_TOKENS);
    }

    static Iterable<String> every_ready_provider_lacks_only_what_is_the_applications() {
        return Providers.ids();
    }

    @ParameterizedTest
    @MethodSource
    void every_ready_provider_lacks_only_what_is_the_applications(String id) {
        OAuthProvider provider =
                Providers.named(id).clientId("app").clientSecret("a secret of more than 32 bytes, for HS256");
        if (provider.problems().stream().anyMatch(problem -> problem.contains("has no issuer"))) {
            provider = provider.issuer("https://sso.example.org");
        }
        if (id.equals("netsuite")) {
            provider = provider.variable("accountId", "1234567").userInfoEndpoint("https://app.example.org/me");
        }
        assertThat(provider.problems()).isEmpty();
        assertThat(provider.id()).isEqualTo(id);
        boolean refusesBoth = id.equals("linkedin");
        assertThat(provider.definition().optOuts())
                .isEqualTo(refusesBoth ? List.of("dangerouslySkipPkce()", "dangerouslySkipNonce()") : List.of());
    }

    @ParameterizedTest
    @MethodSource("every_ready_provider_lacks_only_what_is_the_applications")
    void every_ready_provider_is_one_call(String id) throws ReflectiveOperationException {
        String call =
                Objects.requireNonNull(ProviderCatalogue.entry(id)).text("call").orElseThrow();
        OAuthProvider called = (OAuthProvider)
                Objects.requireNonNull(Providers.class.getMethod(call).invoke(null));
        assertThat(called.id()).isEqualTo(id);
    }

    @Test
    void the_index_has_the_files_of_the_catalogue_in_order() throws IOException {
        Path folder = Path.of("src", "main", "resources", "dev", "latchkey", "provider", "catalogue");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(Providers.ids())
                    .containsExactlyElementsOf(files.map(file -> String.valueOf(file.getFileName()))
                            .map(name -> name.substring(0, name.length() - ".json".length()))
                            .filter(name -> !name.equals("index"))
                            .sorted()
                            .toList());
        }
    }

    @ParameterizedTest
    @CsvSource({"githup, github", "linked-in, linkedin", "../index, okta", "index.json, okta"})
    void the_message_for_an_unknown_id_suggests_a_known_one(String id) {
        assertThatThrownBy(() -> Providers.named(id))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("No ready provider \"" + id + "\": did you mean ")
                .hasMessageEndingWith("? docs/providers/README.md lists all");
    }

    @Test
    void any_issuer_is_a_provider() {
        OAuthProvider provider = Providers.oidc("https://sso.example.org/realms/shop");
        assertThat(provider.id()).isEqualTo("oidc");
        assertThat(provider.name()).isEqualTo("sso.example.org");
        assertThat(provider.definition().issuer()).isEqualTo("https://sso.example.org/realms/shop");
        assertThat(provider.clientId("app").clientSecret("secret").problems()).isEmpty();
        assertThatThrownBy(() -> Providers.oidc("sso.example.org")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_server_that_its_customers_run_has_its_address_as_issuer() {
        assertThat(Providers.mastodon().clientId("app").clientSecret("secret").problems())
                .containsExactly("Provider \"mastodon\" has no issuer: call issuer(\"https://mastodon.social\") or set"
                        + " AUTH_MASTODON_ISSUER");
        OAuthDefinition set = Providers.mastodon().issuer("https://m.example/").definition();
        assertThat(set.authorizationEndpoint()).isEqualTo("https://m.example/oauth/authorize");
        assertThat(set.issuer()).isNull();
        Map<String, String> environment = Map.of("AUTH_MASTODON_ISSUER", "https://other.example");
        assertThat(Providers.mastodon()
                        .withEnvironment(environment::get)
                        .definition()
                        .tokenEndpoint())
                .isEqualTo("https://other.example/oauth/token");
        assertThat(Providers.mastodon()
                        .issuer("https://m.example")
                        .withEnvironment(environment::get)
                        .definition()
                        .tokenEndpoint())
                .isEqualTo("https://m.example/oauth/token");
    }

    @Test
    void a_key_as_client_secret_of_apple_needs_the_names_of_team_and_key() throws GeneralSecurityException {
        KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
        keys.initialize(256);
        String key = "-----BEGIN PRIVATE KEY-----\\n"
                + Base64.getEncoder()
                        .encodeToString(keys.generateKeyPair().getPrivate().getEncoded())
                + "\\n-----END PRIVATE KEY-----";
        OAuthProvider apple = Providers.apple().clientId("app").clientSecret(key);
        assertThat(apple.problems())
                .containsExactlyInAnyOrder(
                        "Provider \"apple\" has a private key as client secret, and no teamId: call"
                                + " variable(\"teamId\", \"…\")",
                        "Provider \"apple\" has a private key as client secret, and no keyId: call"
                                + " variable(\"keyId\", \"…\")");
        OAuthProvider complete = apple.variable("teamId", "T").variable("keyId", "K");
        assertThat(complete.problems()).isEmpty();
        keys.initialize(384);
        String other = Base64.getEncoder()
                .encodeToString(keys.generateKeyPair().getPrivate().getEncoded());
        for (String bad :
                List.of("PRIVATE KEY", "-----BEGIN PRIVATE KEY-----x", "-----BEGIN PRIVATE KEY-----" + other)) {
            assertThat(complete.clientSecret(bad).problems())
                    .singleElement()
                    .asString()
                    .contains("is no private key of the curve P-256")
                    .doesNotContain(other);
        }
    }

    @Test
    @Tag("A7")
    void a_request_with_a_secret_in_it_does_not_show_the_secret() {
        RequestShape request =
                Providers.foursquare().definition().userInfoRequest().with(name -> "s3cr3t");
        assertThat(request.parameters()).containsEntry("oauth_token", "s3cr3t");
        assertThat(request).hasToString("RequestShape[GET]");
    }

    @Test
    void a_value_that_no_header_can_have_is_refused_and_not_shown() {
        RequestShape shape = Providers.trakt().definition().userInfoRequest();
        assertThatThrownBy(() -> shape.with(name -> "s3cr3t\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Not the value of a header: trakt-api-key");
    }

    @Test
    void what_the_application_sets_is_no_template() {
        OAuthProvider workOs = Providers.workOs();
        assertThat(workOs.definition().parameters()).isEmpty();
        assertThat(workOs.variable("connection", "c1").definition().parameters())
                .containsEntry("connection", "c1");
        assertThat(workOs.parameter("connection", "{connection}").definition().parameters())
                .containsEntry("connection", "{connection}");
    }

    @Test
    void a_secret_that_verifies_signatures_has_256_bits() {
        assertThat(Providers.line().clientId("app").clientSecret("short").problems())
                .singleElement()
                .asString()
                .contains("too short for the signatures of its ID tokens");
    }

    @Test
    void github_gives_its_permanent_number_and_the_verified_primary_address() {
        Profile profile = read(Providers.github(), """
                {"login":"ada-l","id":583231,"node_id":"MDQ6VXNlcjU4MzIzMQ==","name":"Ada Lindqvist","email":null,
                 "avatar_url":"https://avatars.githubusercontent.com/u/583231?v=4","type":"User",
                 "$emails":[{"email":"old@example.org","verified":false,"primary":false,"visibility":null},
                            {"email":"ada@example.org","verified":true,"primary":true,"visibility":"private"}]}""");
        assertThat(profile.subject()).isEqualTo("583231");
        assertThat(profile.name()).isEqualTo("Ada Lindqvist");
        assertThat(profile.email()).isEqualTo("ada@example.org");
        assertThat(profile.emailVerified()).isTrue();
        assertThat(profile.image()).isEqualTo("https://avatars.githubusercontent.com/u/583231?v=4");
        assertThat(profile.raw().has("node_id")).isTrue();
        assertThat(profile.raw().has("$emails")).isFalse();
    }

    @Test
    void github_s_public_address_counts_as_verified_only_if_the_list_says_so() {
        String user = "{\"id\":1,\"login\":\"ada-l\",\"email\":\"ada@example.org\",\"$emails\":%s}";
        String list = "[{\"email\":\"ada@example.org\",\"verified\":%s,\"primary\":true}]";
        assertThat(read(Providers.github(), user.formatted(list.formatted("true")))
                        .emailVerified())
                .isTrue();
        assertThat(read(Providers.github(), user.formatted(list.formatted("false")))
                        .emailVerified())
                .isFalse();
        assertThat(read(Providers.github(), user.formatted("[]")).emailVerified())
                .isFalse();
        assertThat(read(Providers.github(), user.formatted("null")).emailVerified())
                .isFalse();
    }

    @Test
    void github_without_name_and_address_still_names_a_person() {
        Profile profile = read(Providers.github(), "{\"id\":1,\"login\":\"ada-l\",\"name\":null,\"email\":null}");
        assertThat(profile.name()).isEqualTo("ada-l");
        assertThat(profile.email()).isNull();
        assertThat(profile.emailVerified()).isFalse();
    }

    @Test
    void github_addresses_are_those_of_github_com() {
        OAuthDefinition github = Providers.github().definition();
        assertThat(github.authorizationEndpoint()).isEqualTo("https://github.com/login/oauth/authorize");
        assertThat(github.tokenEndpoint()).isEqualTo("https://github.com/login/oauth/access_token");
        assertThat(github.userInfoEndpoint()).isEqualTo("https://api.github.com/user");
        assertThat(github.supplements()).containsEntry("$emails", "https://api.github.com/user/emails");
        assertThat(github.issuer()).isEqualTo("https://github.com/login/oauth");
        assertThat(github.scopes()).containsExactly("read:user", "user:email");
        assertThat(github.needsNoDiscovery()).isTrue();
    }

    @Test
    void github_enterprise_has_its_api_beside_it() {
        OAuthDefinition github =
                Providers.github().baseUrl("https://git.example.com/").definition();
        assertThat(github.tokenEndpoint()).isEqualTo("https://git.example.com/login/oauth/access_token");
        assertThat(github.userInfoEndpoint()).isEqualTo("https://git.example.com/api/v3/user");
        assertThat(github.supplements()).containsEntry("$emails", "https://git.example.com/api/v3/user/emails");
    }

    @ParameterizedTest
    @CsvSource({
        "https://octocorp.ghe.com, https://api.octocorp.ghe.com/user",
        "https://Octocorp.GHE.com/, https://api.octocorp.ghe.com/user",
        "https://github.com/, https://api.github.com/user",
        "https://ghe.com, https://ghe.com/api/v3/user",
        "https://git.ghe.com.example.org, https://git.ghe.com.example.org/api/v3/user"
    })
    void githubs_own_hosts_have_another_host_for_the_api(String baseUrl, String user) {
        OAuthDefinition github = Providers.github().baseUrl(baseUrl).definition();
        assertThat(github.userInfoEndpoint()).isEqualTo(user);
        assertThat(github.supplements()).containsEntry("$emails", user + "/emails");
    }

    @Test
    void gitlab_may_be_self_managed() {
        OAuthDefinition gitlab =
                Providers.gitlab().baseUrl("https://git.example.com/lab").definition();
        assertThat(gitlab.authorizationEndpoint()).isEqualTo("https://git.example.com/lab/oauth/authorize");
        assertThat(gitlab.userInfoEndpoint()).isEqualTo("https://git.example.com/lab/api/v4/user");
        assertThat(gitlab.scopes()).containsExactly("read_user");
        Profile profile = read(Providers.gitlab(), """
                {"id":42,"username":"ada","name":"Ada Lindqvist","state":"active","locked":false,
                 "avatar_url":"https://gitlab.com/uploads/-/system/user/avatar/42/avatar.png","email":"ada@example.org"}""");
        assertThat(profile.subject()).isEqualTo("42");
        assertThat(profile.emailVerified()).isFalse(); // it does not say
        assertThat(profile.image()).endsWith("/42/avatar.png");
    }

    @ParameterizedTest
    @CsvSource({
        "a_1269e74af4df7417b13759eae50c83dc, 0, avatars/80351110224678912/a_1269e74af4df7417b13759eae50c83dc.gif",
        "8342729096ea3675442027381ff50dfe, 0, avatars/80351110224678912/8342729096ea3675442027381ff50dfe.png",
        ", 0, embed/avatars/5.png",
        ", 1337, embed/avatars/2.png"
    })
    void discord_portraits_are_computed(String avatar, String discriminator, String path) {
        Profile profile = read(
                Providers.discord(),
                Claims.parse("{\"id\":\"80351110224678912\",\"username\":\"ada\",\"verified\":true}")
                        .with("avatar", avatar)
                        .with("discriminator", discriminator)
                        .toJson());
        assertThat(profile.image()).isEqualTo("https://cdn.discordapp.com/" + path);
        assertThat(profile.subject()).isEqualTo("80351110224678912");
    }

    @Test
    void discord_shows_the_display_name() {
        Profile profile = read(Providers.discord(), """
                {"id":"80351110224678912","username":"ada","discriminator":"0","global_name":"Ada Lindqvist",
                 "avatar":null,"verified":true,"email":"ada@example.org","locale":"en-GB","mfa_enabled":true}""");
        assertThat(profile.name()).isEqualTo("Ada Lindqvist");
        assertThat(profile.email()).isEqualTo("ada@example.org");
        assertThat(profile.emailVerified()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"auth0", "google", "keycloak", "okta"})
    void openid_providers_share_the_standard_claims(String id) {
        OAuthProvider provider = Providers.named(id);
        Profile profile = read(provider, """
                {"iss":"https://sso.example.org","aud":"app","sub":"5d0c71","name":"Ada Lindqvist","nickname":"ada",
                 "picture":"https://sso.example.org/ada.png","email":"ada@example.org","email_verified":true}""");
        assertThat(profile.subject()).isEqualTo("5d0c71");
        assertThat(profile.name()).isEqualTo("Ada Lindqvist");
        assertThat(profile.email()).isEqualTo("ada@example.org");
        assertThat(profile.emailVerified()).isTrue();
        assertThat(profile.image()).isEqualTo("https://sso.example.org/ada.png");
        assertThat(read(provider, "{\"sub\":\"5d0c71\",\"preferred_username\":\"ada\"}")
                        .name())
                .isEqualTo("ada");
        assertThat(provider.definition().scopes()).containsExactly("openid", "profile", "email");
        assertThat(provider.definition().usesNonce()).isTrue();
        assertThat(provider.definition().usesPkce()).isTrue();
    }

    @Test
    @Tag("B12")
    void entra_vouches_for_no_address_unless_it_says_so() {
        Profile profile = read(Providers.microsoftEntraId(), """
                {"iss":"https://login.microsoftonline.com/7a1b2c3d-0000-4000-8000-0123456789ab/v2.0","aud":"app",
                 "tid":"7a1b2c3d-0000-4000-8000-0123456789ab","oid":"00000000-0000-0000-66f3-3332eca7ea81",
                 "sub":"AAAAAAAAAAAAAAAAAAAAAIkzqFVrSaSaFHy782bbtaQ","name":"Ada Lindqvist","email":"ada@example.org"}""");
        assertThat(profile.subject()).isEqualTo("AAAAAAAAAAAAAAAAAAAAAIkzqFVrSaSaFHy782bbtaQ");
        assertThat(profile.emailVerified()).isFalse();
        assertThat(profile.image()).isNull();
    }

    @Test
    void entra_is_every_tenant_s_until_one_is_named() {
        OAuthProvider entra = Providers.microsoftEntraId();
        assertThat(entra.definition().issuer()).isEqualTo("https://login.microsoftonline.com/common/v2.0");
        assertThat(entra.variable("tenantId", "organizations").definition().discovery())
                .isEqualTo("https://login.microsoftonline.com/organizations/v2.0/.well-known/openid-configuration");
        assertThat(entra.definition().scopes()).contains("openid", "User.Read");
    }

    @Test
    @Tag("W7")
    void a_document_without_an_id_names_nobody() {
        for (String id : Providers.ids()) {
            assertThatThrownBy(() -> read(Providers.named(id), "{\"message\":\"Bad credentials\",\"id\":null}"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void colours_are_those_of_the_brand() {
        assertThat(Objects.requireNonNull(Providers.discord().style()).background())
                .isEqualTo("#5865F2");
        assertThat(Objects.requireNonNull(Providers.keycloak().style()).background())
                .isNull();
        assertThat(Providers.logto().style()).isNull();
    }
}
