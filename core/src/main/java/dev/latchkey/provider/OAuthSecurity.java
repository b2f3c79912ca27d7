package dev.latchkey.provider;

import static java.util.Objects.requireNonNull;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How an application and a provider protect what they send to each other, beyond what every sign-in has. Pass one to
 * {@link OAuthProvider#security}. Immutable: each method that sets something returns a changed copy.
 */
public final class OAuthSecurity {

    private static final OAuthSecurity STANDARD = new OAuthSecurity(null, false, Set.of(), null, false, false);

    private final @Nullable ClientKeys signingKeys;
    private final boolean issuerIsAudience;
    private final Set<SigningAlgorithm> algorithms;
    private final @Nullable ClientKeys decryptionKeys;
    private final boolean signedUserInfo;
    private final boolean accessTokenInForm;

    private OAuthSecurity(
            @Nullable ClientKeys signingKeys,
            boolean issuerIsAudience,
            Set<SigningAlgorithm> algorithms,
            @Nullable ClientKeys decryptionKeys,
            boolean signedUserInfo,
            boolean accessTokenInForm) {
        this.signingKeys = signingKeys;
        this.issuerIsAudience = issuerIsAudience;
        this.algorithms = algorithms;
        this.decryptionKeys = decryptionKeys;
        this.signedUserInfo = signedUserInfo;
        this.accessTokenInForm = accessTokenInForm;
    }

    /** Returns what every sign-in has. */
    public static OAuthSecurity standard() {
        return STANDARD;
    }

    /**
     * Authenticates the application with assertions that the first signing key of {@code keys} signs, in place of a
     * client secret ({@code private_key_jwt}, RFC 7523).
     */
    public OAuthSecurity privateKeyJwt(ClientKeys keys) {
        return new OAuthSecurity(
                requireNonNull(keys, "keys"),
                issuerIsAudience,
                algorithms,
                decryptionKeys,
                signedUserInfo,
                accessTokenInForm);
    }

    /**
     * Names the provider's issuer as the audience of assertions, as FAPI 2 demands. By default the audience is the
     * token endpoint (OpenID Connect Core section 9).
     */
    public OAuthSecurity assertionsForIssuer() {
        return new OAuthSecurity(signingKeys, true, algorithms, decryptionKeys, signedUserInfo, accessTokenInForm);
    }

    /**
     * Accepts only tokens of the provider that are signed with one of these algorithms. By default Latchkey accepts
     * each algorithm of {@link SigningAlgorithm} that the provider's metadata names, or RS256 if it names none.
     */
    public OAuthSecurity acceptOnly(SigningAlgorithm first, SigningAlgorithm... others) {
        return new OAuthSecurity(
                signingKeys,
                issuerIsAudience,
                Set.copyOf(EnumSet.of(first, others)),
                decryptionKeys,
                signedUserInfo,
                accessTokenInForm);
    }

    /**
     * Accepts only ID tokens that are encrypted for one of {@code keys}, with RSA-OAEP-256 or ECDH-ES, and signed
     * inside. Register these algorithms at the provider.
     */
    public OAuthSecurity encryptedIdTokens(ClientKeys keys) {
        return new OAuthSecurity(
                signingKeys,
                issuerIsAudience,
                algorithms,
                requireNonNull(keys, "keys"),
                signedUserInfo,
                accessTokenInForm);
    }

    /** Accepts only user information that the provider has signed (OpenID Connect Core section 5.3.2). */
    public OAuthSecurity signedUserInfo() {
        return new OAuthSecurity(signingKeys, issuerIsAudience, algorithms, decryptionKeys, true, accessTokenInForm);
    }

    /**
     * Sends the access token to the UserInfo endpoint in a form (RFC 6750 section 2.2), for providers that do not
     * accept it in the {@code Authorization} header.
     */
    public OAuthSecurity accessTokenInForm() {
        return new OAuthSecurity(signingKeys, issuerIsAudience, algorithms, decryptionKeys, signedUserInfo, true);
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

    /** Returns whether user information must be signed. */
    public boolean demandsSignedUserInfo() {
        return signedUserInfo;
    }

    /** Returns whether the UserInfo endpoint gets the access token in a form. */
    public boolean sendsAccessTokenInForm() {
        return accessTokenInForm;
    }
}
