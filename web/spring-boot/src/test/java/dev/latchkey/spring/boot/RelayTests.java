package dev.latchkey.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Auth;
import dev.latchkey.model.Claims;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.store.Store;
import dev.latchkey.testing.OpenIdProvider;
import dev.latchkey.testing.People;
import dev.latchkey.testing.RegisteredClient;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Spring's HTTP clients call another service with the access token of the user. Here that is the provider itself. */
public abstract class RelayTests {

    private static final String SECRET = "a-secret-between-app-and-provider";

    private final Class<?> application;

    /** @param application serves {@code /whoami}, which answers what the service says at {@code /userinfo} */
    protected RelayTests(Class<?> application) {
        this.application = application;
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    public static class Mounting {

        @Bean
        Auth auth(@Value("${service}") String issuer) {
            return Auth.builder()
                    .environment(Map.of())
                    .secret("a-secret-of-the-relay-test-0123456789")
                    .provider(OAuthProvider.oidc("work", "Work")
                            .issuer(issuer)
                            .clientId("app")
                            .clientSecret(SECRET))
                    .store(Store.inMemory())
                    .keepProviderTokens()
                    .build();
        }

        /** What a client of Spring sends its requests through. */
        @Bean
        HttpClient service(Auth auth, @Value("${service}") String origin) {
            return auth.tokens().relay("work", origin).over(HttpClient.newHttpClient());
        }
    }

    @Test
    void a_client_of_spring_calls_with_the_token_of_the_user_and_of_nobody_else() throws Exception {
        try (OpenIdProvider idp = OpenIdProvider.builder()
                        .signInAs("ada")
                        .client(RegisteredClient.confidential("app", SECRET).anyLoopbackRedirect())
                        .start();
                SpringServer server = SpringServer.start(application, "service=" + idp.issuer())) {
            HttpClient ada = browser();
            signIn(ada, server);
            idp.signInAs("grace");
            HttpClient grace = browser();
            signIn(grace, server);

            assertThat(whoami(ada, server).body()).contains(People.ADA.subject());
            assertThat(whoami(grace, server).body()).contains(People.GRACE.subject());
            assertThat(whoami(browser(), server).statusCode()).isEqualTo(401);
        }
    }

    private static HttpClient browser() {
        return HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(Redirect.ALWAYS)
                .build();
    }

    private static void signIn(HttpClient browser, SpringServer server) throws IOException, InterruptedException {
        URI csrf = server.address().resolve("/auth/csrf");
        String token = Claims.parse(browser.send(HttpRequest.newBuilder(csrf).build(), BodyHandlers.ofString())
                        .body())
                .text("csrfToken")
                .orElseThrow();
        HttpResponse<String> landed = browser.send(
                HttpRequest.newBuilder(server.address().resolve("/auth/signin/work"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("csrfToken=" + token + "&callbackUrl=/auth/session"))
                        .build(),
                BodyHandlers.ofString());
        assertThat(landed.body()).contains("\"user\"");
    }

    private static HttpResponse<String> whoami(HttpClient browser, SpringServer server)
            throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(server.address().resolve("/whoami"))
                        .header("Accept", "application/json")
                        .build(),
                BodyHandlers.ofString());
    }
}
