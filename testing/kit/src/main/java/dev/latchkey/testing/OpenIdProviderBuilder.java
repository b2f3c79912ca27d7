package dev.latchkey.testing;

import static java.util.Objects.requireNonNull;

import dev.latchkey.provider.SigningAlgorithm;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Configures an {@link OpenIdProvider} before it starts. Every setting has a default. */
public final class OpenIdProviderBuilder {

    private final List<RegisteredClient> clients = new ArrayList<>();
    private List<Person> people = People.ALL;
    private String host = "localhost";
    private int port;
    private String displayName = "Demo provider";
    private SigningAlgorithm algorithm = SigningAlgorithm.RS256;
    private boolean pkceRequired = true;
    private boolean emailsPrivate;
    private Duration accessTokenLifetime = Duration.ofHours(1);
    private Duration refreshGrace = Duration.ZERO;
    private InstantSource clock = Clock.systemUTC();
    private SecureRandom random = new SecureRandom();
    private @Nullable String signInAs;
    private @Nullable SSLContext mutualTls;

    OpenIdProviderBuilder() {}

    /** Registers a client. A second client with the same id replaces the first. */
    public OpenIdProviderBuilder client(RegisteredClient client) {
        clients.add(requireNonNull(client, "client"));
        return this;
    }

    /** Registers a client with a secret, to which a sign-in may return at any of {@code redirectUris}. */
    public OpenIdProviderBuilder client(String id, String secret, String... redirectUris) {
        return client(RegisteredClient.confidential(id, secret).redirectTo(redirectUris));
    }

    /** Sets the people who can sign in, in place of {@link People#ALL}. */
    public OpenIdProviderBuilder people(Person... someone) {
        people = List.of(someone);
        return this;
    }

    /** Signs in every user as this person, without a page. See {@link OpenIdProvider#signInAs}. */
    public OpenIdProviderBuilder signInAs(String username) {
        signInAs = requireNonNull(username, "username");
        return this;
    }

    /** Sets the port on the loopback interface. The default is 0, which means any free port. */
    public OpenIdProviderBuilder port(int number) {
        port = number;
        return this;
    }

    /**
     * Sets the host name in the issuer, which must resolve to the loopback interface. The default is {@code localhost}.
     */
    public OpenIdProviderBuilder host(String name) {
        host = requireNonNull(name, "name");
        return this;
    }

    /** Sets the name of the provider on its pages. The default is {@code Demo provider}. */
    public OpenIdProviderBuilder displayName(String name) {
        displayName = requireNonNull(name, "name");
        return this;
    }

    /** Sets the algorithm that signs ID tokens. The default is {@link SigningAlgorithm#RS256}. */
    public OpenIdProviderBuilder signedWith(SigningAlgorithm chosen) {
        algorithm = requireNonNull(chosen, "chosen");
        return this;
    }

    /** Allows clients without PKCE at {@code /authorize}. PKCE is still checked if a client uses it. */
    public OpenIdProviderBuilder pkceOptional() {
        pkceRequired = false;
        return this;
    }

    /**
     * Makes {@code /api/user} return {@code null} as the e-mail address. {@code /api/user/emails} still lists the
     * address.
     */
    public OpenIdProviderBuilder privateEmails() {
        emailsPrivate = true;
        return this;
    }

    /**
     * Also serves all addresses over TLS, at another port, where clients show certificates (RFC 8705). Discovery names
     * them as {@code mtls_endpoint_aliases}.
     *
     * @param context has the certificate of the provider, and trusts those of the clients
     */
    public OpenIdProviderBuilder mutualTls(SSLContext context) {
        mutualTls = requireNonNull(context, "context");
        return this;
    }

    /** Sets how long an access token is valid. The default is one hour. */
    public OpenIdProviderBuilder accessTokenLifetime(Duration lifetime) {
        accessTokenLifetime = requireNonNull(lifetime, "lifetime");
        return this;
    }

    /**
     * Sets how long a refresh token is still accepted after its first use, as real providers do for clients that lose
     * an answer. By default a second use ends the grant.
     */
    public OpenIdProviderBuilder refreshGrace(Duration grace) {
        refreshGrace = requireNonNull(grace, "grace");
        return this;
    }

    /** Sets the provider's clock. The default is the clock of the system. */
    public OpenIdProviderBuilder clock(InstantSource source) {
        clock = requireNonNull(source, "source");
        return this;
    }

    /** Sets the source of randomness for keys, codes and tokens. */
    public OpenIdProviderBuilder random(SecureRandom source) {
        random = requireNonNull(source, "source");
        return this;
    }

    /**
     * Starts the provider.
     *
     * @throws IllegalStateException if a client has no redirect address, or two people share a username or a subject
     * @throws IllegalArgumentException if no person has the username that {@link #signInAs} sets
     * @throws java.io.UncheckedIOException if the port is taken
     */
    public OpenIdProvider start() {
        PersonDirectory directory = new PersonDirectory(people);
        LoopbackServer server = LoopbackServer.bind(port);
        LoopbackServer certified = mutualTls == null ? null : LoopbackServer.withCertificates(mutualTls);
        try {
            ProviderState parts =
                    ProviderState.of(settings(server.port(), certified), directory, new RandomValues(random));
            OpenIdProvider provider = new OpenIdProvider(server, certified, parts);
            clients.forEach(provider::client);
            if (signInAs != null) {
                provider.signInAs(signInAs);
            }
            provider.open();
            return provider;
        } catch (RuntimeException misconfigured) {
            server.close();
            if (certified != null) {
                certified.close();
            }
            throw misconfigured;
        }
    }

    private ProviderSettings settings(int actualPort, @Nullable LoopbackServer certified) {
        return new ProviderSettings(
                "http://" + host + ":" + actualPort,
                displayName,
                algorithm,
                pkceRequired,
                emailsPrivate,
                accessTokenLifetime,
                refreshGrace,
                clock,
                certified == null ? null : "https://" + host + ":" + certified.port());
    }
}
