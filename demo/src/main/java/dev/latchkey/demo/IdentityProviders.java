package dev.latchkey.demo;

import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.provider.Provider;
import dev.latchkey.provider.ProviderStyle;
import dev.latchkey.testing.OpenIdProvider;
import dev.latchkey.testing.OpenIdProviderBuilder;
import dev.latchkey.testing.Person;
import dev.latchkey.testing.RegisteredClient;
import java.util.List;

/** What the demonstration needs to work offline: two identity providers, whose people are invented. */
final class IdentityProviders implements AutoCloseable {

    private static final String CLIENT_ID = "latchkey-demo";
    private static final String CLIENT_SECRET = "not-a-secret: it is in the source";
    private static final RegisteredClient CLIENT =
            RegisteredClient.confidential(CLIENT_ID, CLIENT_SECRET).anyLoopbackRedirect();
    private static final Person[] STAFF = {
        Person.of("lindqvist", "Ada Lindqvist", "lindqvist@office.example"),
        Person.of("okafor", "Grace Okafor", "okafor@office.example"),
        Person.of("moreau", "Alan Moreau", "moreau@office.example")
    };

    private final OpenIdProvider demo;
    private final OpenIdProvider office;

    private IdentityProviders(OpenIdProvider demo, OpenIdProvider office) {
        this.demo = demo;
        this.office = office;
    }

    /**
     * Starts both.
     *
     * @param port of the application; theirs are the next two, always the same, since an account is known by its
     *     provider's address; 0: any that are free
     * @throws java.io.UncheckedIOException if one is taken
     */
    static IdentityProviders start(int port) {
        OpenIdProvider demo = builder(port, 1).start();
        try {
            OpenIdProvider office =
                    builder(port, 2).displayName("Office").people(STAFF).start();
            return new IdentityProviders(demo, office);
        } catch (RuntimeException failed) {
            demo.close();
            throw failed;
        }
    }

    private static OpenIdProviderBuilder builder(int port, int next) {
        OpenIdProviderBuilder builder = OpenIdProvider.builder().client(CLIENT);
        return port == 0 ? builder : builder.port(port + next);
    }

    List<Provider> waysToSignIn() {
        return List.of(
                provider("demo", "Demo provider", demo, "#0f766e").authoritativeFor("example.org"),
                provider("office", "Office", office, "#3f4a5a").authoritativeFor("office.example"));
    }

    private static OAuthProvider provider(String id, String name, OpenIdProvider at, String colour) {
        return OAuthProvider.oidc(id, name)
                .issuer(at.issuer())
                .clientId(CLIENT_ID)
                .clientSecret(CLIENT_SECRET)
                .style(new ProviderStyle(colour, "#ffffff"));
    }

    @Override
    public void close() {
        office.close();
        demo.close();
    }
}
