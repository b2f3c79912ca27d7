package dev.latchkey.contract;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.latchkey.provider.ClientKeys;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.provider.OAuthSecurity;
import dev.latchkey.testing.OpenIdProvider;
import dev.latchkey.testing.RegisteredClient;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** Starts the servers once for all tests of a class, and stops them after the tests, also after a failure. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ServedContract implements ServerFixture {

    private static final String PROVIDER_SECRET = "a-secret-between-provider-and-client";

    private final List<RunningApplication> running = new ArrayList<>();
    private @Nullable OpenIdProvider openId;
    private @Nullable OpenIdProvider introspected;
    private @Nullable Target dashboard;
    private @Nullable Target everything;
    private final Map<SessionStorage, Target> withStore = new EnumMap<>(SessionStorage.class);
    private final Map<SessionStorage, StepUsers> stepUsers = new EnumMap<>(SessionStorage.class);
    private final TestClock clock = new TestClock();
    private final ClientKeys keys = newKeys();

    /**
     * Serves {@code application} on a free port of the loopback interface, mounted as users of the framework would
     * mount it. The suite calls this method up to three times, with different applications.
     */
    protected abstract RunningApplication start(ContractApplication application) throws Exception;

    /** Returns the features that the adapter leaves out, with the reasons. By default there are none. */
    protected Map<OptOut, String> optOuts() {
        return Map.of();
    }

    @BeforeAll
    void startServers() throws Exception {
        optOuts().forEach((feature, reason) -> System.out.println("Left out: " + feature + ", because " + reason));
        OpenIdProvider started = OpenIdProvider.builder()
                .clock(clock)
                .client(RegisteredClient.confidential("app", PROVIDER_SECRET).anyLoopbackRedirect())
                .client(RegisteredClient.withKeys("fetched", keys.publicJwks()).anyLoopbackRedirect())
                .signInAs("ada")
                .start();
        openId = started;
        OpenIdProvider asked = OpenIdProvider.builder()
                .clock(clock)
                .client(RegisteredClient.confidential("app", PROVIDER_SECRET).anyLoopbackRedirect())
                .start();
        introspected = asked;
        dashboard = serve(ContractApplication.guardingTheDashboard(clock, provider(started), provider(asked)));
        everything = serve(ContractApplication.guardingAlmostEverything());
    }

    private static OAuthProvider provider(OpenIdProvider started) {
        return OAuthProvider.oidc("openid", "OpenID")
                .issuer(started.issuer())
                .clientId("app")
                .clientSecret(PROVIDER_SECRET);
    }

    private static OAuthProvider fetching(OpenIdProvider started, ClientKeys keys) {
        return OAuthProvider.oidc("fetching", "Fetching")
                .issuer(started.issuer())
                .clientId("fetched")
                .security(OAuthSecurity.standard().privateKeyJwt(keys).signedRequestsByReference());
    }

    private static ClientKeys newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            return ClientKeys.pem(pem("PRIVATE KEY", pair.getPrivate()) + pem("PUBLIC KEY", pair.getPublic()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The JDK has P-256", e);
        }
    }

    private static String pem(String label, Key key) {
        return "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder().encodeToString(key.getEncoded())
                + "\n-----END " + label + "-----\n";
    }

    @AfterEach
    void repair() {
        Stream.concat(Stream.of(target(), proxied()), withStore.values().stream())
                .forEach(each -> {
                    each.application().repair();
                    each.application().clock().reset();
                });
        openId().behave();
        openId().signInAs("ada");
        introspected().behave();
    }

    @AfterAll
    void stopServers() {
        if (openId != null) {
            openId.close();
        }
        if (introspected != null) {
            introspected.close();
        }
        running.forEach(RunningApplication::close);
    }

    private Target serve(ContractApplication application) throws Exception {
        RunningApplication started = start(application);
        running.add(started);
        return new Target(application, started.address());
    }

    @Override
    public final Target target() {
        return started(dashboard);
    }

    @Override
    public final Target proxied() {
        return started(everything);
    }

    /**
     * Returns the running application. An application with a store is started at the first call, because not every
     * suite needs it.
     */
    @Override
    public final Target target(SessionStorage place) {
        return place.hasStore() ? withStore.computeIfAbsent(place, this::serve) : target();
    }

    @Override
    public final StepUsers stepUsers(SessionStorage place) {
        return stepUsers.computeIfAbsent(place, each -> new StepUsers(target(each)));
    }

    private Target serve(SessionStorage place) {
        try {
            return serve(ContractApplication.keepingUsers(
                    clock, provider(openId()), fetching(openId(), keys), place.sessions()));
        } catch (Exception e) {
            throw new IllegalStateException("The server does not start", e);
        }
    }

    @Override
    public final void needs(OptOut feature) {
        String reason = optOuts().get(feature);
        assumeFalse(reason != null, () -> feature + ": " + reason);
    }

    @Override
    public final boolean has(OptOut feature) {
        return !optOuts().containsKey(feature);
    }

    @Override
    public final OpenIdProvider openId() {
        return started(openId);
    }

    @Override
    public final OpenIdProvider introspected() {
        return started(introspected);
    }

    private static <T> T started(@Nullable T server) {
        if (server == null) {
            throw new IllegalStateException("The server is not running");
        }
        return server;
    }
}
