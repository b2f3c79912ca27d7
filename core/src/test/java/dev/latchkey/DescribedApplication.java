package dev.latchkey;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.latchkey.feature.RouteSpec;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.http.FakeRequest;
import dev.latchkey.model.User;
import dev.latchkey.provider.ClientKeys;
import dev.latchkey.provider.CredentialField;
import dev.latchkey.provider.CredentialsProvider;
import dev.latchkey.provider.EmailProvider;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.provider.OAuthSecurity;
import dev.latchkey.provider.Providers;
import dev.latchkey.store.Store;
import dev.latchkey.wire.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An application with one provider of each kind that describes its endpoints. */
final class DescribedApplication {

    static final String DOCUMENT = "/auth/openapi.json";

    private final AuthComponents installation;
    private final Auth auth;

    DescribedApplication() {
        AuthBuilder builder = builder().openApi();
        this.installation = Assembly.of(AuthOptions.of(builder));
        this.auth = new Auth(installation);
    }

    static AuthBuilder builder() {
        return Auth.builder()
                .environment(Map.of("AUTH_URL", "http://localhost"))
                .secret("a-secret-for-exchanges-0123456789-0123456789")
                .store(Store.inMemory())
                .mailExecutor(Runnable::run)
                .provider(Providers.github().clientId("client").clientSecret("secret"))
                .provider(Providers.github()
                        .named("poster", "Poster")
                        .parameter("response_mode", "form_post")
                        .clientId("client")
                        .clientSecret("secret"))
                .provider(OAuthProvider.oidc("works", "Works")
                        .issuer("http://localhost:1") // nothing listens there
                        .clientId("client")
                        .security(OAuthSecurity.standard().privateKeyJwt(key()).signedRequestsByReference()))
                .provider(EmailProvider.of(new Outbox()).from("Acme <no-reply@example.org>"))
                .provider(CredentialsProvider.of(
                                (typed, request) -> typed.get("password").equals("right")
                                        ? Optional.of(new User("u-1", "Ada", null, null))
                                        : Optional.empty())
                        .fields(
                                CredentialField.username("username", "Name"),
                                CredentialField.password("password", "Password")));
    }

    private static ClientKeys key() {
        try {
            return ClientKeys.jwk(new ECKeyGenerator(Curve.P_256).generate().toJSONString());
        } catch (JOSEException e) {
            throw new IllegalStateException("The JDK has P-256", e);
        }
    }

    Visits browser() {
        return new Visits(auth);
    }

    List<RouteSpec> routes() {
        return installation.exchange().endpoints().routes().specs();
    }

    AuthResponse answer(FakeRequest request) {
        return browser().exchange(request).answer().orElseThrow();
    }

    Map<String, @Nullable Object> document() {
        return Json.parseObject(answer(FakeRequest.get(DOCUMENT)).body());
    }
}
