package dev.latchkey.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.google.gson.JsonObject;
import dev.latchkey.fixtures.RedirectAddress;
import dev.latchkey.nextauth.BackEnd;
import dev.latchkey.nextauth.NextAuthPage;
import dev.latchkey.nextauth.NodeExtension;
import dev.latchkey.testing.OpenIdProvider;
import dev.latchkey.testing.Person;
import dev.latchkey.testing.RegisteredClient;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the example promises beside what a page with {@code next-auth/react} can see. */
@ExtendWith(NodeExtension.class)
class ExampleBackendTest {

    private static final Map<String, String> ENVIRONMENT =
            Map.of("AUTH_SECRET", "a secret that is only for these tests");

    private final NextAuthPage page;
    private final Http http = new Http();

    ExampleBackendTest(NextAuthPage page) {
        this.page = page;
    }

    @Test
    void without_a_secret_it_does_not_start_and_says_how_to_make_one() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ExampleBackend.start(page, Map.of()))
                .withMessageStartingWith("No secret: set AUTH_SECRET to the output of `openssl rand -base64 33`");
    }

    @Test
    void without_its_variables_there_is_no_openid_provider() {
        try (ExampleBackend backend = ExampleBackend.start(page, ENVIRONMENT)) {
            assertThat(Http.json(http.get(backend.at("/auth/providers"))).keySet())
                    .containsExactly("credentials", "passkey");
        }
    }

    @Test
    void the_endpoints_are_where_auth_base_path_says() {
        Map<String, String> environment =
                Map.of("AUTH_SECRET", "a secret that is only for these tests", "AUTH_BASE_PATH", "/api/auth");
        try (ExampleBackend backend = ExampleBackend.start(page, environment)) {
            assertThat(http.get(backend.at("/api/auth/session")).body()).isEqualTo("null");
            assertThat(http.get(backend.at("/auth/session")).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void it_believes_its_proxy() {
        try (ExampleBackend backend = ExampleBackend.start(page, ENVIRONMENT)) {
            HttpResponse<String> csrf = http.get(
                    backend.at("/auth/csrf"),
                    Map.of("X-Forwarded-Proto", "https", "X-Forwarded-Host", "app.example.test"));
            JsonObject providers = Http.json(http.get(
                    backend.at("/auth/providers"),
                    Map.of("X-Forwarded-Proto", "https", "X-Forwarded-Host", "app.example.test")));

            assertThat(Http.cookies(csrf)).containsOnlyKeys("__Host-authjs.csrf-token", "__Secure-authjs.callback-url");
            assertThat(providers
                            .getAsJsonObject("credentials")
                            .get("callbackUrl")
                            .getAsString())
                    .isEqualTo("https://app.example.test/auth/callback/credentials");
        }
    }

    @Test
    void the_plain_route_answers_without_a_look_at_the_session() {
        try (ExampleBackend backend = ExampleBackend.start(page, ENVIRONMENT)) {
            HttpResponse<String> answer =
                    http.get(backend.at("/plain"), "authjs.session-token=not-one-that-anybody-sealed");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
            assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
            assertThat(Http.json(answer).size()).isPositive();
        }
    }

    @Test
    void strangers_get_401_from_the_route_that_knows_who_asks() {
        try (ExampleBackend backend = ExampleBackend.start(page, ENVIRONMENT)) {
            HttpResponse<String> answer = http.get(backend.at("/me"));

            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
            assertThat(answer.body()).isEqualTo("{\"message\":\"Not authenticated\"}");
        }
    }

    @Test
    void an_update_takes_a_short_text_as_the_name_and_nothing_else() {
        try (ExampleBackend backend = ExampleBackend.start(page, ENVIRONMENT)) {
            http.post(
                    backend.at("/auth/callback/credentials"),
                    Map.of(
                            "csrfToken", csrf(backend),
                            "username", BackEnd.USERNAME,
                            "password", BackEnd.PASSWORD));

            assertThat(renamed(backend, "{\"name\":\"Alicia\",\"email\":\"root@example.test\"}"))
                    .contains("\"name\":\"Alicia\"")
                    .contains("alice@example.test");
            assertThat(renamed(backend, "{\"name\":7}")).contains("Alicia");
            assertThat(renamed(backend, "\"Mallory\"")).contains("Alicia");
            assertThat(renamed(backend, "{\"name\":\"" + "x".repeat(8_001) + "\"}"))
                    .contains("Alicia");
        }
    }

    @Test
    void a_name_of_eight_thousand_characters_takes_several_cookies() {
        try (ExampleBackend backend = ExampleBackend.start(page, ENVIRONMENT)) {
            http.post(
                    backend.at("/auth/callback/credentials"),
                    Map.of(
                            "csrfToken", csrf(backend),
                            "username", BackEnd.USERNAME,
                            "password", BackEnd.PASSWORD));

            assertThat(renamed(backend, "{\"name\":\"" + "x".repeat(8_000) + "\"}"))
                    .contains("x".repeat(8_000));

            assertThat(http.get(backend.at("/me")).body()).contains("x".repeat(8_000));
        }
    }

    @Test
    void an_account_of_the_openid_provider_with_the_address_of_alice_is_not_linked_to_her() {
        try (OpenIdProvider people = OpenIdProvider.builder()
                        .client(RegisteredClient.confidential(BackEnd.CLIENT_ID, BackEnd.CLIENT_SECRET)
                                .anyLoopbackRedirect())
                        .people(Person.of("thief", "Alice Liddell", "alice@example.test"))
                        .signInAs("thief")
                        .start();
                ExampleBackend backend = ExampleBackend.start(
                        page,
                        Map.of(
                                "AUTH_SECRET",
                                "a secret that is only for these tests",
                                "AUTH_OIDC_ISSUER",
                                people.issuer(),
                                "AUTH_OIDC_ID",
                                BackEnd.CLIENT_ID,
                                "AUTH_OIDC_SECRET",
                                BackEnd.CLIENT_SECRET))) {
            HttpResponse<String> begun = http.post(backend.at("/auth/signin/oidc"), Map.of("csrfToken", csrf(backend)));
            HttpResponse<String> back =
                    http.get(URI.create(Http.json(begun).get("url").getAsString()));
            String attempt = Http.cookies(begun).entrySet().stream()
                    .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                    .collect(Collectors.joining("; "));

            HttpResponse<String> refused =
                    http.get(URI.create(back.headers().firstValue("Location").orElseThrow()), attempt);

            assertThat(refused.headers().firstValue("Location").map(RedirectAddress::withoutReference))
                    .hasValue(backend.at("/auth/signin?error=OAuthAccountNotLinked")
                            .toString());
            assertThat(http.get(backend.at("/auth/session")).body()).isEqualTo("null");
        }
    }

    private String renamed(ExampleBackend backend, String data) {
        String body = "{\"csrfToken\":\"" + csrf(backend) + "\",\"data\":" + data + "}";
        return http.postJson(backend.at("/auth/session"), body).body();
    }

    private String csrf(ExampleBackend backend) {
        return Http.json(http.get(backend.at("/auth/csrf"))).get("csrfToken").getAsString();
    }
}
