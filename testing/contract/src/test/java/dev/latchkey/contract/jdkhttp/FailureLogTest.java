package dev.latchkey.contract.jdkhttp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.Auth;
import dev.latchkey.contract.Browser;
import dev.latchkey.contract.Reply;
import dev.latchkey.jdkhttp.JdkHttpAuth;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.testing.Misbehaviour;
import dev.latchkey.testing.OpenIdProvider;
import dev.latchkey.testing.RegisteredClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client can cause is a line in the log; what somebody has to mend is an error with its stack trace. */
class FailureLogTest {

    private static final String SECRET = "a-secret-between-provider-and-client";

    private final OpenIdProvider provider = OpenIdProvider.builder()
            .client(RegisteredClient.confidential("app", SECRET).anyLoopbackRedirect())
            .signInAs("ada")
            .start();
    private final JdkServer server = started(provider);
    private final Browser browser = Browser.at(server.address());

    private static JdkServer started(OpenIdProvider provider) {
        Auth auth = Auth.builder()
                .environment(Map.of())
                .secret("a-secret-of-the-application-0123456789-0123456789")
                .provider(OAuthProvider.oidc("openid", "OpenID")
                        .issuer(provider.issuer())
                        .clientId("app")
                        .clientSecret(SECRET))
                .build();
        try {
            return JdkServer.start(there -> there.createContext(
                    "/", JdkHttpAuth.of(auth).inFrontOf(http -> http.sendResponseHeaders(204, -1))));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void stop() {
        server.close();
        provider.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "code=junk",
                "code=",
                "code=junk%00%F0%9F%94%91",
                "code=junk&iss=https%3A%2F%2Felsewhere.example",
                "code=junk&id_token=a.b.c",
                "response=a.b.c",
                "error=junk%0D%0Aforged&error_description=junk"
            })
    @Tag("P7")
    void what_a_browser_brings_back_is_a_line(String parameters) {
        String log = logOf(() -> failed(browser.navigate(forged(parameters))));

        assertThat(log.lines()).isNotEmpty().allSatisfy(line -> assertThat(line).contains("INFO"));
        assertThat(log).doesNotContain("Exception");
        assertThat(log.lines().filter(line -> line.contains("(GET callback/"))).hasSize(1);
    }

    @Test
    void a_code_that_no_provider_would_make_is_sent_to_none() {
        long before = provider.requests("/token");
        failed(browser.navigate(forged("code=" + "x".repeat(9_000))));
        failed(browser.navigate(forged("code=a%0Ab")));
        assertThat(provider.requests("/token")).isEqualTo(before);
    }

    @Test
    void what_the_provider_does_wrong_is_an_error_with_its_stack_trace() {
        provider.misbehave(Misbehaviour.TOKEN_500);
        String log = logOf(() -> failed(browser.navigate(forged("code=junk"))));
        assertThat(log).contains("ERROR", "status 500", "at dev.latchkey.");
    }

    private static void failed(Reply reply) {
        assertThat(reply.location()).contains("error=");
        assertThat(reply.setCookie(Browser.SESSION)).isEmpty();
    }

    /** The way back of an attempt of this browser, with its state and its issuer, and other parameters. */
    private String forged(String parameters) {
        String csrf = browser.get("/auth/csrf").body().replaceFirst(".*\"csrfToken\":\"([^\"]*)\".*", "$1");
        Reply away = browser.post("/auth/signin/openid", Map.of("csrfToken", csrf, "callbackUrl", "/"));
        String back = Browser.at(URI.create(away.location())).get("").location();
        String kept = List.of(back.substring(back.indexOf('?') + 1).split("&")).stream()
                .filter(pair -> pair.startsWith("state=") || (pair.startsWith("iss=") && !parameters.contains("iss=")))
                .reduce("", (all, pair) -> all + "&" + pair);
        return "/auth/callback/openid?" + parameters + kept;
    }

    private static String logOf(Runnable code) {
        PrintStream before = System.err;
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        System.setErr(new PrintStream(lines, true, UTF_8));
        try {
            code.run();
        } finally {
            System.setErr(before);
        }
        return lines.toString(UTF_8);
    }
}
