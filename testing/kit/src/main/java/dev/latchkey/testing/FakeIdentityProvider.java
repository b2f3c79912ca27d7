package dev.latchkey.testing;

import dev.latchkey.provider.OAuthDefinition;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.provider.Providers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A ready-made provider such as GitHub, on this machine. It speaks the dialect of the provider: its addresses, its
 * parameters, its way to describe people. It answers no request that the provider would not understand, and
 * {@link #complaints} then says why.
 *
 * <pre>{@code
 * FakeIdentityProvider github = FakeIdentityProvider.start("github");
 * Auth auth = Auth.builder().provider(github.provider()).build();
 * github.signInAs(Person.of("grace", "Grace Okafor", "grace@example.org"));
 * }</pre>
 *
 * <p>With {@code @FakeProvider}, JUnit starts it. It shows no page: each sign-in succeeds at once. It is for one
 * sign-in at a time, and not for production, because everybody is whom the test says.
 */
public final class FakeIdentityProvider implements AutoCloseable {

    private static final String VARIABLES = "variables.";

    private final Dialect dialect;
    private final DialectServer server;

    private FakeIdentityProvider(Dialect dialect, DialectServer server) {
        this.dialect = dialect;
        this.server = server;
        signInAs(People.ADA);
    }

    /**
     * Starts the provider on a free port.
     *
     * @param id the id of a ready-made provider, such as {@code github}
     * @throws IllegalArgumentException if there is no such provider
     */
    public static FakeIdentityProvider start(String id) {
        return start(id, Clock.systemUTC());
    }

    /** Works like {@link #start(String)}, and issues tokens by the application's clock. */
    public static FakeIdentityProvider start(String id, InstantSource clock) {
        Dialect dialect = Dialect.of(id);
        try {
            return new FakeIdentityProvider(dialect, new DialectServer(clock, true));
        } catch (IOException unavailable) {
            throw new UncheckedIOException("Cannot listen on this machine", unavailable);
        }
    }

    /** Returns the id of the provider. */
    public String id() {
        return dialect.id();
    }

    /**
     * Signs in every user as this person from now on. The person is {@link People#ADA} at first. A provider that does
     * not tell addresses or pictures does not tell this person's either.
     */
    public void signInAs(Person person) {
        server.speak(dialect, DialectPerson.of(dialect, person));
    }

    /** Refuses every sign-in from now on, as if the user had refused. */
    public void refuseSignIn() {
        server.refuse();
    }

    /** Returns what requests of the last sign-in did that the provider does not understand; without secrets. */
    public List<String> complaints() {
        return List.copyOf(server.complaints());
    }

    /**
     * Returns the provider with its addresses on this machine, for {@code AuthBuilder.provider(…)}. It has a client id
     * and a client secret.
     */
    public OAuthProvider provider() {
        OAuthProvider provider = configured().clientId(Dialect.CLIENT).clientSecret(Dialect.SECRET);
        for (Map.Entry<String, String> address : addresses().entrySet()) {
            String url = address.getValue();
            provider = switch (address.getKey()) {
                case "discovery" -> provider.discovery(url);
                case "authorization-endpoint" -> provider.authorizationEndpoint(url);
                case "token-endpoint" -> provider.tokenEndpoint(url);
                case "user-info-endpoint" -> provider.userInfoEndpoint(url);
                case "jwks-uri" -> provider.jwksUri(url);
                default -> provider.variable(address.getKey().substring(VARIABLES.length()), url);
            };
        }
        return provider;
    }

    /**
     * Returns the settings of an application that describes the provider by settings alone, for
     * {@code AuthBuilder.settings(…)}: {@code provider.github.client-id} and so on.
     */
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("client-id", Dialect.CLIENT);
        settings.put("client-secret", Dialect.SECRET);
        settings.putAll(Dialect.texts(dialect.facts().object("settings")));
        settings.putAll(addresses());
        Map<String, String> full = new LinkedHashMap<>();
        settings.forEach((name, value) -> full.put("provider." + id() + "." + name, value));
        return full;
    }

    /**
     * Returns {@link #settings} as frameworks name them: {@code latchkey.provider.github.client-id} and so on. In
     * Spring, they are for a {@code DynamicPropertyRegistry}.
     */
    public Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        settings().forEach((name, value) -> properties.put("latchkey." + name, value));
        return properties;
    }

    private OAuthProvider configured() {
        OAuthProvider provider = Providers.named(id());
        for (Map.Entry<String, String> setting :
                Dialect.texts(dialect.facts().object("settings")).entrySet()) {
            provider = switch (setting.getKey()) {
                case "issuer" -> provider.issuer(setting.getValue());
                case "user-info-endpoint" -> provider.userInfoEndpoint(setting.getValue());
                default -> provider.variable(setting.getKey().substring(VARIABLES.length()), setting.getValue());
            };
        }
        return provider;
    }

    /** Returns the addresses of the provider on this machine, by the names of their settings. */
    private Map<String, String> addresses() {
        OAuthDefinition known = configured().definition();
        Map<String, String> addresses = new LinkedHashMap<>();
        put(
                addresses,
                "discovery",
                dialect.facts().object("discovery").text("url").orElse(null));
        put(addresses, "authorization-endpoint", known.authorizationEndpoint());
        put(addresses, "token-endpoint", known.tokenEndpoint());
        put(addresses, "user-info-endpoint", known.userInfoEndpoint());
        put(addresses, "jwks-uri", known.jwksUri());
        Dialect.texts(dialect.facts().object("addresses")).forEach((name, url) -> put(addresses, name, url));
        return addresses;
    }

    private void put(Map<String, String> addresses, String name, @Nullable String url) {
        if (url != null) {
            addresses.put(name, server.here(url));
        }
    }

    /** Stops the provider. */
    @Override
    public void close() {
        server.close();
    }

    @Override
    public String toString() {
        return "FakeIdentityProvider[" + id() + "]";
    }
}
