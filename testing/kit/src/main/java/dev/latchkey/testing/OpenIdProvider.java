package dev.latchkey.testing;

import static java.util.Objects.requireNonNull;

/**
 * An OpenID provider that runs inside a test or a demonstration. It serves HTTP on the loopback interface, and shows a
 * small page on which the user chooses a person. A test can make the provider {@linkplain #misbehave misbehave}.
 *
 * <pre>{@code
 * try (OpenIdProvider idp = OpenIdProvider.start()) {
 *     idp.client("app", "secret", "http://localhost:3000/auth/callback/demo");
 *     idp.signInAs("ada");
 *     // idp.issuer() + "/.well-known/openid-configuration" has the rest
 * }
 * }</pre>
 *
 * <p>Besides OpenID Connect, the provider offers plain OAuth 2 as GitHub does, at {@code /oauth/authorize},
 * {@code /oauth/access_token}, {@code /api/user} and {@code /api/user/emails}.
 *
 * <p>The provider keeps no session. Every authorization request asks the user again, so a test can observe a sign-out.
 * The provider is not for production, because every user can sign in as any person. The provider is thread-safe.
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

    /** Returns a builder, for a provider with other settings than the defaults. */
    public static OpenIdProviderBuilder builder() {
        return new OpenIdProviderBuilder();
    }

    void open() {
        server.start(ProviderRoutes.of(parts), journal);
    }

    /**
     * Returns the issuer, such as {@code http://localhost:49152}. Every address of the provider begins with the issuer.
     */
    public String issuer() {
        return parts.settings().issuer();
    }

    /**
     * Registers a client while the provider runs. A second client with the same id replaces the first.
     *
     * @throws IllegalStateException if the client has no redirect address
     */
    public void client(RegisteredClient client) {
        parts.clients().register(requireNonNull(client, "client"));
    }

    /** Registers a client with a secret, to which a sign-in may return at any of {@code redirectUris}. */
    public void client(String id, String secret, String... redirectUris) {
        client(RegisteredClient.confidential(id, secret).redirectTo(redirectUris));
    }

    /**
     * Signs in every user as this person from now on, without a page.
     *
     * @throws IllegalArgumentException if no person has this username
     */
    public void signInAs(String username) {
        parts.reception().answerAll(new UserDecision.SignIn(parts.directory().require(username)));
    }

    /**
     * Refuses every sign-in from now on, without a page, with {@code error=access_denied}, as if the user had refused.
     */
    public void refuseSignIn() {
        parts.reception().answerAll(new UserDecision.Refuse());
    }

    /** Shows the page for choosing a person again from now on, as after the start. */
    public void askWho() {
        parts.reception().answerAll(null);
    }

    /** Misbehaves in this way from now on, and releases requests that a slow misbehaviour held. */
    public void misbehave(Misbehaviour misbehaviour) {
        parts.behaviour().become(requireNonNull(misbehaviour, "misbehaviour"));
    }

    /** Behaves properly from now on, and releases requests that a slow misbehaviour held. */
    public void behave() {
        parts.behaviour().become(null);
    }

    /** Signs with new keys from now on, and still publishes the old keys. */
    public void rotateKeys() {
        parts.keys().rotate(true);
    }

    /** Signs with new keys from now on, and publishes only these. */
    public void replaceKeys() {
        parts.keys().rotate(false);
    }

    /**
     * Returns an access token to issue, for the API that has this audience.
     *
     * @param audience the name of the API in {@code aud}, such as {@code https://api.example.com}
     */
    public NewAccessToken accessToken(String audience) {
        return NewAccessToken.of(parts, requireNonNull(audience, "audience"));
    }

    /** Revokes an access token, so that {@code /introspect} says that it does not count. */
    public void revoke(String accessToken) {
        parts.accessTokens().revoke(requireNonNull(accessToken, "accessToken"));
    }

    /**
     * Returns how many requests have arrived at a path, such as {@code /jwks}, including requests that were not
     * answered.
     *
     * @throws IllegalArgumentException if there is no such endpoint
     */
    public int requests(String path) {
        return journal.count(path);
    }

    /**
     * Returns the last request to {@code /authorize} or {@code /oauth/authorize}.
     *
     * @throws IllegalStateException if there was no such request
     */
    public ReceivedRequest lastAuthorization() {
        return journal.lastAuthorization();
    }

    /**
     * Returns the last request to {@code /token} or {@code /oauth/access_token}.
     *
     * @throws IllegalStateException if there was no such request
     */
    public ReceivedRequest lastToken() {
        return journal.lastToken();
    }

    /** Stops the server, and drops requests that it has not answered. */
    @Override
    public void close() {
        server.close();
    }

    @Override
    public String toString() {
        return "OpenIdProvider[" + issuer() + "]";
    }
}
