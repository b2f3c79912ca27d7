package dev.latchkey.provider;

import static java.util.Objects.requireNonNull;

import java.security.KeyStore;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * How an application and a provider protect what they send to each other, beyond what every sign-in has. Pass one to
 * {@link OAuthProvider#security}. Immutable: each method that sets something returns a changed copy. If the discovery
 * document of a provider says that the provider cannot do what is demanded, the first sign-in fails and names it.
 */
public final class OAuthSecurity {

    private @Nullable ClientKeys signingKeys;
    private boolean issuerIsAudience;
    private Set<SigningAlgorithm> algorithms = Set.of();
    private @Nullable ClientKeys decryptionKeys;
    private @Nullable ClientKeys responseKeys;
    private boolean signedUserInfo;
    private boolean accessTokenInForm;
    private boolean pushedRequests;
    private boolean signedRequests;
    private boolean requestsByReference;
    private boolean signedResponses;
    private boolean issuerInResponses;
    private boolean dpop;
    private @Nullable SSLContext tls;
    private boolean fapi2;

    private OAuthSecurity() {}

    private OAuthSecurity(OAuthSecurity that) {
        signingKeys = that.signingKeys;
        issuerIsAudience = that.issuerIsAudience;
        algorithms = that.algorithms;
        decryptionKeys = that.decryptionKeys;
        responseKeys = that.responseKeys;
        signedUserInfo = that.signedUserInfo;
        accessTokenInForm = that.accessTokenInForm;
        pushedRequests = that.pushedRequests;
        signedRequests = that.signedRequests;
        requestsByReference = that.requestsByReference;
        signedResponses = that.signedResponses;
        issuerInResponses = that.issuerInResponses;
        dpop = that.dpop;
        tls = that.tls;
        fapi2 = that.fapi2;
    }

    private OAuthSecurity with(Consumer<OAuthSecurity> change) {
        OAuthSecurity copy = new OAuthSecurity(this);
        change.accept(copy);
        return copy;
    }

    /** Returns what every sign-in has. */
    public static OAuthSecurity standard() {
        return new OAuthSecurity();
    }

    /**
     * Returns the FAPI 2.0 Security Profile: {@link #pushedRequests}, {@link #dpop}, {@link #issuerInResponses},
     * {@link #assertionsForIssuer}, signatures with PS256, ES256 or EdDSA alone, and TLS 1.2 with the recommended
     * cipher suites or TLS 1.3. Call {@link #privateKeyJwt} or {@link #clientCertificate} too, with which the
     * application authenticates. The profile is for OpenID Connect and for plain OAuth.
     */
    public static OAuthSecurity fapi2() {
        return standard()
                .pushedRequests()
                .dpop()
                .issuerInResponses()
                .assertionsForIssuer()
                .acceptOnly(SigningAlgorithm.PS256, SigningAlgorithm.ES256, SigningAlgorithm.EdDSA)
                .with(copy -> copy.fapi2 = true);
    }

    /**
     * Returns {@link #fapi2} with FAPI 2.0 Message Signing: {@link #signedRequests} and {@link #signedResponses}. The
     * keys of {@link #privateKeyJwt} sign the requests.
     */
    public static OAuthSecurity fapi2MessageSigning() {
        return fapi2().signedRequests().signedResponses();
    }

    /**
     * Authenticates the application with assertions that the first signing key of {@code keys} signs, in place of a
     * client secret ({@code private_key_jwt}, RFC 7523). The same key signs {@link #signedRequests}.
     */
    public OAuthSecurity privateKeyJwt(ClientKeys keys) {
        return with(copy -> copy.signingKeys = requireNonNull(keys, "keys"));
    }

    /**
     * Names the provider's issuer as the audience of assertions, as FAPI 2 demands. By default the audience is the
     * endpoint to which the assertion goes (OpenID Connect Core section 9).
     */
    public OAuthSecurity assertionsForIssuer() {
        return with(copy -> copy.issuerIsAudience = true);
    }

    /**
     * Accepts only tokens of the provider that are signed with one of these algorithms. By default Latchkey accepts
     * each algorithm of {@link SigningAlgorithm} that the provider's metadata names, or RS256 if it names none.
     */
    public OAuthSecurity acceptOnly(SigningAlgorithm first, SigningAlgorithm... others) {
        return with(copy -> copy.algorithms = Set.copyOf(EnumSet.of(first, others)));
    }

    /**
     * Accepts only ID tokens that are encrypted for one of {@code keys}, with RSA-OAEP-256 or ECDH-ES, and signed
     * inside. Register these algorithms at the provider.
     */
    public OAuthSecurity encryptedIdTokens(ClientKeys keys) {
        return with(copy -> copy.decryptionKeys = requireNonNull(keys, "keys"));
    }

    /** Accepts only user information that the provider has signed (OpenID Connect Core section 5.3.2). */
    public OAuthSecurity signedUserInfo() {
        return with(copy -> copy.signedUserInfo = true);
    }

    /**
     * Sends the access token to the UserInfo endpoint in a form (RFC 6750 section 2.2), for providers that do not
     * accept it in the {@code Authorization} header.
     */
    public OAuthSecurity accessTokenInForm() {
        return with(copy -> copy.accessTokenInForm = true);
    }

    /**
     * Sends the authorization request from this application to the provider (PAR, RFC 9126). The browser then carries
     * only the client id and a reference to the request, so it neither sees nor changes the request.
     */
    public OAuthSecurity pushedRequests() {
        return with(copy -> copy.pushedRequests = true);
    }

    /**
     * Signs the authorization request with the keys of {@link #privateKeyJwt} (JAR, RFC 9101). The browser carries the
     * signed request, or with {@link #pushedRequests} this application sends it.
     */
    public OAuthSecurity signedRequests() {
        return with(copy -> copy.signedRequests = true);
    }

    /**
     * Works like {@link #signedRequests}, but the browser carries only an address, and the provider fetches the signed
     * request from there (RFC 9101 section 5.2, OpenID Connect Core section 6.2). The address is below
     * {@code <base>/request/}, and has the request for five minutes. This needs a store, and contradicts
     * {@link #pushedRequests} and {@link #fapi2}.
     */
    public OAuthSecurity signedRequestsByReference() {
        return signedRequests().with(copy -> copy.requestsByReference = true);
    }

    /**
     * Accepts only authorization responses that the provider has signed (JARM). The {@code response_mode} of the
     * request becomes {@code jwt}, or with {@link OAuthProvider#parameter} {@code query.jwt} or {@code form_post.jwt}.
     */
    public OAuthSecurity signedResponses() {
        return with(copy -> copy.signedResponses = true);
    }

    /**
     * Accepts only authorization responses that are encrypted for one of {@code keys}, with RSA-OAEP-256 or ECDH-ES,
     * and signed inside as {@link #signedResponses} demands (JARM section 2.2). Register these algorithms at the
     * provider.
     */
    public OAuthSecurity encryptedResponses(ClientKeys keys) {
        return signedResponses().with(copy -> copy.responseKeys = requireNonNull(keys, "keys"));
    }

    /** Refuses authorization responses that do not name the provider's issuer (RFC 9207). */
    public OAuthSecurity issuerInResponses() {
        return with(copy -> copy.issuerInResponses = true);
    }

    /**
     * Binds the tokens to a key that is new for each sign-in, and proves its possession with every request (DPoP, RFC
     * 9449). Refuses access tokens that are not bound. A store keeps the key sealed, with the tokens.
     */
    public OAuthSecurity dpop() {
        return with(copy -> copy.dpop = true);
    }

    /**
     * Sends requests to the provider with a client certificate (mutual TLS, RFC 8705), at the provider's
     * {@code mtls_endpoint_aliases} if it names some. Without {@link #privateKeyJwt}, the certificate also
     * authenticates the application ({@link ClientAuthentication#TLS_CLIENT_AUTH}). The provider binds the tokens to
     * the certificate, so this call undoes {@link #dpop}. Call {@code dpop()} after it if both are wanted.
     *
     * @param store a key store with the private key and its certificates
     * @throws IllegalArgumentException if the store has no private key, or the password is wrong
     */
    public OAuthSecurity clientCertificate(KeyStore store, char[] password) {
        return clientCertificate(ClientTls.of(requireNonNull(store, "store"), requireNonNull(password, "password")));
    }

    /**
     * Works like {@link #clientCertificate(KeyStore, char[])}, for an application that also decides which servers it
     * trusts.
     */
    public OAuthSecurity clientCertificate(SSLContext context) {
        return with(copy -> {
            copy.tls = requireNonNull(context, "context");
            copy.dpop = false;
        });
    }

    /** Returns the keys that sign assertions; {@code null} if there are none. */
    public @Nullable ClientKeys signingKeys() {
        return signingKeys;
    }

    /** Returns whether the issuer is the audience of assertions. */
    public boolean isIssuerAudience() {
        return issuerIsAudience;
    }

    /** Returns the only algorithms that are accepted; empty if the provider's metadata decides. */
    public Set<SigningAlgorithm> algorithms() {
        return algorithms;
    }

    /** Returns the keys that decrypt ID tokens; {@code null} if ID tokens are not encrypted. */
    public @Nullable ClientKeys decryptionKeys() {
        return decryptionKeys;
    }

    /** Returns the keys that decrypt authorization responses; {@code null} if responses are not encrypted. */
    public @Nullable ClientKeys responseKeys() {
        return responseKeys;
    }

    /** Returns whether user information must be signed. */
    public boolean demandsSignedUserInfo() {
        return signedUserInfo;
    }

    /** Returns whether the UserInfo endpoint gets the access token in a form. */
    public boolean sendsAccessTokenInForm() {
        return accessTokenInForm;
    }

    /** Returns whether the application itself sends the authorization request to the provider. */
    public boolean pushesRequests() {
        return pushedRequests;
    }

    /** Returns whether the authorization request is signed. */
    public boolean signsRequests() {
        return signedRequests;
    }

    /** Returns whether the provider fetches the signed authorization request from this application. */
    public boolean sendsRequestsByReference() {
        return requestsByReference;
    }

    /** Returns whether authorization responses must be signed. */
    public boolean demandsSignedResponses() {
        return signedResponses;
    }

    /** Returns whether authorization responses must name the issuer. */
    public boolean demandsIssuer() {
        return issuerInResponses;
    }

    /** Returns whether the issuer must be known, by configuration or by the discovery document. */
    boolean needsIssuer() {
        return issuerInResponses || issuerIsAudience || signedRequests || signedResponses;
    }

    /** Returns whether the tokens are bound to a key. */
    public boolean usesDpop() {
        return dpop;
    }

    /** Returns the TLS context with the client certificate; {@code null} if there is no certificate. */
    public @Nullable SSLContext tls() {
        return tls;
    }

    /** Returns whether this is the FAPI 2.0 Security Profile. */
    public boolean isFapi2() {
        return fapi2;
    }
}
