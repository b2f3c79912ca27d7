package dev.latchkey.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.model.Secret;
import dev.latchkey.oauth.Attempt;
import dev.latchkey.oauth.AttemptPurpose;
import dev.latchkey.oauth.AuthorizationRedirect;
import dev.latchkey.oauth.CallbackParameters;
import dev.latchkey.oauth.Identity;
import dev.latchkey.oauth.OAuthSignIn;
import dev.latchkey.oauth.ProviderHttp;
import dev.latchkey.oauth.RequestedParameters;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.provider.Providers;
import dev.latchkey.seal.KeyRing;
import dev.latchkey.seal.Randoms;
import dev.latchkey.session.CookieConfiguration;
import dev.latchkey.wire.RequestCookies;
import dev.latchkey.wire.SetCookie;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** An application that signs people in at a provider of this kit, together with one browser. */
final class SignInApplication {

    private static final String SECRET = "s3cr%t: +";

    private final HttpClient http;
    private final OAuthSignIn signIn;
    private final CookieConfiguration cookies = CookieConfiguration.of(false);
    final Map<String, String> browser = new LinkedHashMap<>();
    UnaryOperator<String> reference = jwt -> "http://localhost/nowhere";

    SignInApplication(ManualClock clock) {
        this(clock, Duration.ofSeconds(10));
    }

    SignInApplication(ManualClock clock, Duration patience) {
        this(clock, patience, HttpClient.newHttpClient());
    }

    SignInApplication(ManualClock clock, Duration patience, HttpClient http) {
        this.http = http;
        Randoms randoms = new Randoms(new SecureRandom());
        KeyRing keys = new KeyRing(List.of(Secret.of("an application's secret")), randoms, clock);
        this.signIn = OAuthSignIn.of(keys, randoms, clock, ProviderHttp.of(http, patience), null);
    }

    /** OpenID Connect at {@code idp}, where this application is registered. */
    static OAuthProvider openId(OpenIdProvider idp) {
        register(idp);
        return OAuthProvider.oidc("demo", "Demo")
                .issuer(idp.issuer())
                .clientId("app")
                .clientSecret(SECRET);
    }

    /** The catalogue's GitHub, but at {@code idp}. */
    static OAuthProvider gitHub(OpenIdProvider idp) {
        register(idp);
        return Providers.github()
                .authorizationEndpoint(idp.issuer() + "/oauth/authorize")
                .tokenEndpoint(idp.issuer() + "/oauth/access_token")
                .userInfoEndpoint(idp.issuer() + "/api/user")
                .supplement("$emails", idp.issuer() + "/api/user/emails")
                .clientId("app")
                .clientSecret(SECRET);
    }

    private static void register(OpenIdProvider idp) {
        idp.client(RegisteredClient.confidential("app", SECRET).anyLoopbackRedirect());
        idp.signInAs("ada");
    }

    static String callback(OAuthProvider provider) {
        return "http://localhost:3000/auth/callback/" + provider.id();
    }

    OAuthSignIn signIn() {
        return signIn;
    }

    /** Begins, and has the browser keep and forget cookies. */
    String start(OAuthProvider provider) {
        RequestedParameters none = RequestedParameters.ofBrowser(Map.of());
        AuthorizationRedirect started = signIn.start(
                provider, callback(provider), "/orders", AttemptPurpose.SIGN_IN, none, request(), cookies, reference);
        started.cookies().forEach(this::keep);
        return started.location();
    }

    /** Goes where the application sends the browser; returns what the provider sends it back with. */
    Map<String, String> visit(String location) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(location)).build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == 200) {
                return CallbackParameters.of(PostedForm.of(answer.body()).encoded());
            }
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
            String back = answer.headers().firstValue("Location").orElseThrow();
            return CallbackParameters.of(back.substring(back.indexOf('?') + 1));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    Attempt take(OAuthProvider provider, Map<String, String> parameters) {
        return signIn.take(provider, callback(provider), parameters, request(), cookies);
    }

    /** The whole of the callback. */
    Identity finish(OAuthProvider provider, Map<String, String> parameters) {
        Attempt attempt = take(provider, parameters);
        keep(attempt.clearing());
        return signIn.finish(provider, attempt, parameters);
    }

    /** All of it. */
    Identity signIn(OAuthProvider provider) {
        return finish(provider, visit(start(provider)));
    }

    private RequestCookies request() {
        List<String> pairs = new ArrayList<>();
        browser.forEach((name, value) -> pairs.add(name + "=" + value));
        return new RequestCookies(List.of(String.join("; ", pairs)));
    }

    private void keep(SetCookie cookie) {
        if (Long.valueOf(0).equals(cookie.attributes().maxAgeSeconds())) {
            browser.remove(cookie.name());
        } else {
            browser.put(cookie.name(), cookie.value());
        }
    }
}
