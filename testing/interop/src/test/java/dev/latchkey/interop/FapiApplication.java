package dev.latchkey.interop;

import static java.util.Objects.requireNonNull;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.latchkey.Auth;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.javalin.JavalinAuth;
import dev.latchkey.model.Tokens;
import dev.latchkey.provider.ClientKeys;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.servers.Ports;
import dev.latchkey.store.Store;
import io.javalin.Javalin;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * An application whose public address has {@code https} unless a test wants another, and which has one provider,
 * {@code bank}. The page {@code /} refreshes the tokens of the user and says what type they have.
 */
final class FapiApplication implements AutoCloseable {

    private final int port = Ports.free();
    private final String scheme;
    private final ClientKeys keys;
    private final CopyOnWriteArrayList<AuthEvent> events = new CopyOnWriteArrayList<>();
    private Javalin server = Javalin.create();
    private volatile @Nullable Tokens tokens;

    FapiApplication() {
        this("https");
    }

    /** With {@code http}, servers can call it at its public address. */
    FapiApplication(String scheme) {
        this.scheme = scheme;
        try {
            keys = ClientKeys.jwk(new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE) // Keycloak passes over a key without it
                    .generate()
                    .toJSONString());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    ClientKeys keys() {
        return keys;
    }

    URI address() {
        return URI.create(scheme + "://localhost:" + port);
    }

    String callback() {
        return address() + "/auth/callback/bank";
    }

    FapiApplication start(OAuthProvider provider) {
        Auth auth = Auth.builder()
                .environment(Map.of())
                .secret("a secret that is only for these tests")
                .url(address().toString())
                .provider(provider)
                .store(Store.inMemory())
                .keepProviderTokens()
                .listener(events::add)
                .build();
        JavalinAuth javalin = JavalinAuth.of(auth);
        server = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.registerPlugin(javalin);
                    config.routes.get("/", javalin.require((context, session) -> {
                        Tokens before = auth.tokens().of(session, "bank").orElseThrow();
                        Tokens after = auth.tokens()
                                .replacing(session, "bank", requireNonNull(before.accessToken()))
                                .orElseThrow();
                        tokens = after;
                        context.result(before.tokenType() + " and refreshed " + after.tokenType());
                    }));
                })
                .start("localhost", port);
        return this;
    }

    /** Returns the tokens after the last refresh. */
    Tokens tokens() {
        return requireNonNull(tokens);
    }

    /** Returns what happened, for the message of a test that fails. */
    String events() {
        return events.toString();
    }

    @Override
    public void close() {
        server.stop();
    }
}
