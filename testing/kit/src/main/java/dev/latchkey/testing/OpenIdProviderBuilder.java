package dev.latchkey.testing;

import static java.util.Objects.requireNonNull;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Describes an {@link OpenIdProvider} before it starts. Every line may be left out. */
public final class OpenIdProviderBuilder {

    private final List<Client> clients = new ArrayList<>();
    private List<Person> people = People.ALL;
    private String host = "localhost";
    private int port;
    private String displayName = "Demo provider";
    private SigningAlgorithm algorithm = SigningAlgorithm.RS256;
    private boolean pkceRequired = true;
    private boolean emailsPrivate;
    private Duration accessTokenLifetime = Duration.ofHours(1);
    private InstantSource clock = Clock.systemUTC();
    private SecureRandom random = new SecureRandom();
    private @Nullable String signInAs;

    OpenIdProviderBuilder() {}

    /** Registers a client. A second one with the same id replaces the first. */
    public OpenIdProviderBuilder client(Client client) {
        clients.add(requireNonNull(client, "client"));
        return this;
    }

    /** Registers a client with a secret, which may return to any of {@code redirectUris}. */
    public OpenIdProviderBuilder client(String id, String secret, String... redirectUris) {
        return client(Client.confidential(id, secret).redirectTo(redirectUris));
    }

    /** Who can sign in, in place of {@link People#ALL}. */
    public OpenIdProviderBuilder people(Person... someone) {
        people = List.of(someone);
        return this;
    }

    /** Signs everybody in as this person without asking. See {@link OpenIdProvider#signInAs}. */
    public OpenIdProviderBuilder signInAs(String username) {
        signInAs = requireNonNull(username, "username");
        return this;
    }

    /** The port on the loopback interface. Default: 0, any free one. */
    public OpenIdProviderBuilder port(int number) {
        port = number;
        return this;
    }

    /** The host name in the issuer. It must lead to the loopback interface. Default: {@code localhost}. */
    public OpenIdProviderBuilder host(String name) {
        host = requireNonNull(name, "name");
        return this;
    }

    /** What the pages call the provider. Default: {@code Demo provider}. */
    public OpenIdProviderBuilder displayName(String name) {
        displayName = requireNonNull(name, "name");
        return this;
    }

    /** How ID tokens are signed. Default: {@link SigningAlgorithm#RS256}. */
    public OpenIdProviderBuilder signedWith(SigningAlgorithm chosen) {
        algorithm = requireNonNull(chosen, "chosen");
        return this;
    }

    /** Lets a client do without PKCE at {@code /authorize}; where it is used it is still checked. */
    public OpenIdProviderBuilder pkceOptional() {
        pkceRequired = false;
        return this;
    }

    /** Makes {@code /api/user} answer a null e-mail address; {@code /api/user/emails} still lists it. */
    public OpenIdProviderBuilder privateEmails() {
        emailsPrivate = true;
        return this;
    }

    /** How long an access token counts. Default: one hour. */
    public OpenIdProviderBuilder accessTokenLifetime(Duration lifetime) {
        accessTokenLifetime = requireNonNull(lifetime, "lifetime");
        return this;
    }

    /** The provider's clock. Default: the system's. */
    public OpenIdProviderBuilder clock(InstantSource source) {
        clock = requireNonNull(source, "source");
        return this;
    }

    /** Where keys, codes and tokens come from. */
    public OpenIdProviderBuilder random(SecureRandom source) {
        random = requireNonNull(source, "source");
        return this;
    }

    /**
     * Starts the provider.
     *
     * @throws IllegalStateException if a client has nowhere to return to, or two people share a username or a subject
     * @throws IllegalArgumentException if {@link #signInAs} names nobody
     * @throws java.io.UncheckedIOException if the port is taken
     */
    public OpenIdProvider start() {
        PersonDirectory directory = new PersonDirectory(people);
        LoopbackServer server = LoopbackServer.bind(port);
        try {
            ProviderState parts = ProviderState.of(settings(server.port()), directory, new RandomValues(random));
            OpenIdProvider provider = new OpenIdProvider(server, parts);
            clients.forEach(provider::client);
            if (signInAs != null) {
                provider.signInAs(signInAs);
            }
            provider.open();
            return provider;
        } catch (RuntimeException misconfigured) {
            server.close();
            throw misconfigured;
        }
    }

    private ProviderSettings settings(int actualPort) {
        return new ProviderSettings(
                "http://" + host + ":" + actualPort,
                displayName,
                algorithm,
                pkceRequired,
                emailsPrivate,
                accessTokenLifetime,
                clock);
    }
}
