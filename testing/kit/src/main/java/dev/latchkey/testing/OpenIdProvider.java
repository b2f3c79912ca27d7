package dev.latchkey.testing;

import static java.util.Objects.requireNonNull;

/**
 * An OpenID provider inside the test or demonstration that uses it. It speaks HTTP on the loopback interface, shows a
 * small page on which one chooses whom to be, and can be told to {@linkplain #misbehave misbehave}.
 *
 * <pre>{@code
 * try (OpenIdProvider idp = OpenIdProvider.start()) {
 *     idp.client("app", "secret", "http://localhost:3000/auth/callback/demo");
 *     idp.signInAs("ada");
 *     // idp.issuer() + "/.well-known/openid-configuration" has the rest
 * }
 * }</pre>
 *
 * <p>Beside OpenID Connect it speaks plain OAuth 2 the way GitHub does: {@code /oauth/authorize},
 * {@code /oauth/access_token}, {@code /api/user} and {@code /api/user/emails}.
 *
 * <p>It keeps no session of its own: every authorization request asks anew, so a sign-out can be seen. Not for
 * production: anyone may be anyone. Thread-safe.
 */
public final class OpenIdProvider implements AutoCloseable {

    private final LoopbackServer server;
    private final ProviderState parts;
    private final RequestJournal journal = new RequestJournal();

    OpenIdProvider(LoopbackServer server, ProviderState parts) {
        this.server = server;
        this.parts = parts;
    }

    /** Starts a provider on a free port with the people of {@link People#ALL}. */
    public static OpenIdProvider start() {
        return builder().start();
    }

    /** Describes a provider that differs from the default. */
    public static OpenIdProviderBuilder builder() {
        return new OpenIdProviderBuilder();
    }

    void open() {
        server.start(ProviderRoutes.of(parts), journal);
    }

    /** The issuer, such as {@code http://localhost:49152}; every address of the provider begins with it. */
    public String issuer() {
        return parts.settings().issuer();
    }

    /**
     * Registers a client while the provider runs. A second one with the same id replaces the first.
     *
     * @throws IllegalStateException if it has nowhere to return to
     */
    public void client(Client client) {
        parts.clients().register(requireNonNull(client, "client"));
    }

    /** Registers a client with a secret, which may return to any of {@code redirectUris}. */
    public void client(String id, String secret, String... redirectUris) {
        client(Client.confidential(id, secret).redirectTo(redirectUris));
    }

    /**
     * From now on signs everybody in as this person, without a page.
     *
     * @throws IllegalArgumentException if nobody has this username
     */
    public void signInAs(String username) {
        parts.reception().answerAll(new UserDecision.SignIn(parts.directory().require(username)));
    }

    /** From now on refuses every sign-in for the user, without a page: {@code error=access_denied}. */
    public void refuseSignIn() {
        parts.reception().answerAll(new UserDecision.Refuse());
    }

    /** From now on asks on a page again, as at the start. */
    public void askWho() {
        parts.reception().answerAll(null);
    }

    /** From now on misbehaves in this one way, and lets go what a slow misbehaviour held. */
    public void misbehave(Misbehaviour misbehaviour) {
        parts.behaviour().become(requireNonNull(misbehaviour, "misbehaviour"));
    }

    /** From now on behaves, and lets go what a slow misbehaviour held. */
    public void behave() {
        parts.behaviour().become(null);
    }

    /** Signs with new keys from now on, and still publishes the old ones. */
    public void rotateKeys() {
        parts.keys().rotate(true);
    }

    /** Signs with new keys from now on, and publishes no others. */
    public void replaceKeys() {
        parts.keys().rotate(false);
    }

    /**
     * How many requests have arrived at a path, such as {@code /jwks}, answered or not.
     *
     * @throws IllegalArgumentException if there is no such endpoint
     */
    public int requests(String path) {
        return journal.count(path);
    }

    /**
     * The last request at {@code /authorize} or {@code /oauth/authorize}.
     *
     * @throws IllegalStateException if there was none
     */
    public ReceivedRequest lastAuthorization() {
        return journal.lastAuthorization();
    }

    /**
     * The last request at {@code /token} or {@code /oauth/access_token}.
     *
     * @throws IllegalStateException if there was none
     */
    public ReceivedRequest lastToken() {
        return journal.lastToken();
    }

    /** Stops the server, and drops what it was still to answer. */
    @Override
    public void close() {
        server.close();
    }

    @Override
    public String toString() {
        return "OpenIdProvider[" + issuer() + "]";
    }
}
