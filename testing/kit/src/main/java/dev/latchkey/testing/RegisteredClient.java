package dev.latchkey.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import dev.latchkey.provider.ClientAuthentication;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An application that is registered at an {@link OpenIdProvider}. The object is immutable, so each method returns a
 * changed copy. Addresses are compared character by character (RFC 9700 section 2.1).
 */
public final class RegisteredClient {

    private final String id;
    private final @Nullable String secret;
    private final List<JWK> keys;
    private final @Nullable ClientAuthentication only;
    private final @Nullable TokenEncryption encryption;
    private final List<String> redirectUris;
    private final List<String> afterSignOut;
    private final boolean anyLoopback;
    private final ClientSecurity security;

    private RegisteredClient(
            String id,
            @Nullable String secret,
            List<JWK> keys,
            @Nullable ClientAuthentication only,
            @Nullable TokenEncryption encryption,
            List<String> redirectUris,
            List<String> afterSignOut,
            boolean anyLoopback,
            ClientSecurity security) {
        this.id = requireNonNull(id, "id");
        this.secret = secret;
        this.keys = List.copyOf(keys);
        this.only = only;
        this.encryption = encryption;
        this.redirectUris = List.copyOf(redirectUris);
        this.afterSignOut = List.copyOf(afterSignOut);
        this.anyLoopback = anyLoopback;
        this.security = security;
    }

    private RegisteredClient(String id, @Nullable String secret, List<JWK> keys, @Nullable ClientAuthentication only) {
        this(id, secret, keys, only, null, List.of(), List.of(), false, ClientSecurity.NONE);
    }

    /**
     * Returns a client that authenticates with a secret, using {@code client_secret_basic}, {@code client_secret_post}
     * or {@code client_secret_jwt}.
     */
    public static RegisteredClient confidential(String id, String secret) {
        return new RegisteredClient(id, requireNonNull(secret, "secret"), List.of(), null);
    }

    /** Returns a client without a secret ({@code none}), such as an application in a browser or on a phone. */
    public static RegisteredClient withoutSecret(String id) {
        return new RegisteredClient(id, null, List.of(), null);
    }

    /**
     * Returns a client that authenticates with its keys ({@code private_key_jwt}).
     *
     * @param jwks the JWK set with its public keys
     * @throws IllegalArgumentException if this is not a JWK set
     */
    public static RegisteredClient withKeys(String id, String jwks) {
        return new RegisteredClient(id, null, keys(jwks), ClientAuthentication.PRIVATE_KEY_JWT);
    }

    /**
     * Returns a client that authenticates with a certificate ({@code self_signed_tls_client_auth}), at a provider with
     * {@link OpenIdProviderBuilder#mutualTls}. After {@code authenticatingBy(TLS_CLIENT_AUTH)}, each certificate with
     * the same subject counts.
     */
    public static RegisteredClient withCertificate(String id, X509Certificate certificate) {
        RegisteredClient client =
                new RegisteredClient(id, null, List.of(), ClientAuthentication.SELF_SIGNED_TLS_CLIENT_AUTH);
        return client.secured(new ClientSecurity(Set.of(), certificate, null));
    }

    /** Demands of this client what a security profile demands, and nothing else. */
    public RegisteredClient demanding(ClientDemand... demands) {
        return secured(security.demanding(demands));
    }

    private RegisteredClient secured(ClientSecurity chosen) {
        return new RegisteredClient(
                id, secret, keys, only, encryption, redirectUris, afterSignOut, anyLoopback, chosen);
    }

    /** Accepts only this method of authentication. By default the provider accepts each that fits the client. */
    public RegisteredClient authenticatingBy(ClientAuthentication method) {
        return new RegisteredClient(
                id,
                secret,
                keys,
                requireNonNull(method),
                encryption,
                redirectUris,
                afterSignOut,
                anyLoopback,
                security);
    }

    /**
     * Encrypts the ID tokens of this client.
     *
     * @param jwks the JWK set, whose first key is used
     * @param algorithm the algorithm for the key, such as {@code RSA-OAEP-256}
     * @param method the algorithm for the content, such as {@code A128GCM}
     * @throws IllegalArgumentException if this is not a JWK set
     */
    public RegisteredClient encryptingIdTokens(String jwks, String algorithm, String method) {
        TokenEncryption chosen = encryption(jwks, algorithm, method);
        return new RegisteredClient(id, secret, keys, only, chosen, redirectUris, afterSignOut, anyLoopback, security);
    }

    /**
     * Reads authorization requests that this client has signed (RFC 9101), however it authenticates.
     *
     * @param jwks the JWK set with its public keys
     * @throws IllegalArgumentException if this is not a JWK set
     */
    public RegisteredClient signingRequestsWith(String jwks) {
        return new RegisteredClient(
                id, secret, keys(jwks), only, encryption, redirectUris, afterSignOut, anyLoopback, security);
    }

    /**
     * Encrypts the signed authorization responses of this client (JARM section 2.2).
     *
     * @param jwks the JWK set, whose first key is used
     * @param algorithm the algorithm for the key, such as {@code RSA-OAEP-256}
     * @param method the algorithm for the content, such as {@code A128GCM}
     * @throws IllegalArgumentException if this is not a JWK set
     */
    public RegisteredClient encryptingResponses(String jwks, String algorithm, String method) {
        return secured(security.encrypting(encryption(jwks, algorithm, method)));
    }

    private static TokenEncryption encryption(String jwks, String algorithm, String method) {
        return new TokenEncryption(keys(jwks).get(0), JWEAlgorithm.parse(algorithm), EncryptionMethod.parse(method));
    }

    /**
     * Also lets a sign-in return to each of {@code uris}, which are absolute {@code http} or {@code https} addresses.
     */
    public RegisteredClient redirectTo(String... uris) {
        return new RegisteredClient(
                id, secret, keys, only, encryption, plus(redirectUris, uris), afterSignOut, anyLoopback, security);
    }

    /**
     * Also lets a sign-out return to each of {@code uris}, which are absolute {@code http} or {@code https} addresses.
     */
    public RegisteredClient redirectAfterSignOutTo(String... uris) {
        return new RegisteredClient(
                id, secret, keys, only, encryption, redirectUris, plus(afterSignOut, uris), anyLoopback, security);
    }

    /**
     * Also lets sign-in and sign-out return to any port and path of this machine, which is {@code localhost},
     * {@code 127.0.0.1} or {@code [::1]}. Demonstrations and tests on free ports need this.
     */
    public RegisteredClient anyLoopbackRedirect() {
        return new RegisteredClient(id, secret, keys, only, encryption, redirectUris, afterSignOut, true, security);
    }

    String id() {
        return id;
    }

    @Nullable
    String secret() {
        return secret;
    }

    List<JWK> keys() {
        return keys;
    }

    boolean must(ClientDemand demand) {
        return security.demands().contains(demand);
    }

    @Nullable
    X509Certificate certificate() {
        return security.certificate();
    }

    /** Returns this client if {@code shown} is its certificate. */
    RegisteredClient requireCertificate(@Nullable X509Certificate shown) {
        ClientAuthentication method = only == null ? ClientAuthentication.SELF_SIGNED_TLS_CLIENT_AUTH : only;
        if (shown == null || !security.knows(shown, method)) {
            throw ProtocolError.invalidClient();
        }
        return require(method);
    }

    boolean isConfidential() {
        return secret != null || !keys.isEmpty() || security.certificate() != null;
    }

    Optional<TokenEncryption> encryption() {
        return Optional.ofNullable(encryption);
    }

    Optional<TokenEncryption> responseEncryption() {
        return Optional.ofNullable(security.responses());
    }

    /** Returns this client if it may authenticate by {@code method}. */
    RegisteredClient require(ClientAuthentication method) {
        if (only != null && only != method) {
            throw ProtocolError.invalidClient();
        }
        return this;
    }

    RegisteredClient requireSecret(String candidate, ClientAuthentication method) {
        if (secret == null || !MessageDigest.isEqual(secret.getBytes(UTF_8), candidate.getBytes(UTF_8))) {
            throw ProtocolError.invalidClient();
        }
        return require(method);
    }

    boolean mayReturnTo(String uri) {
        return redirectUris.contains(uri) || (anyLoopback && RedirectUriParser.isOnLoopback(uri));
    }

    boolean mayReturnAfterSignOutTo(String uri) {
        return afterSignOut.contains(uri) || (anyLoopback && RedirectUriParser.isOnLoopback(uri));
    }

    boolean hasNowhereToReturn() {
        return redirectUris.isEmpty() && !anyLoopback;
    }

    private static List<JWK> keys(String jwks) {
        try {
            return JWKSet.parse(jwks).toPublicJWKSet().getKeys();
        } catch (ParseException malformed) {
            throw new IllegalArgumentException("Not a JWK set", malformed);
        }
    }

    private static List<String> plus(List<String> known, String... more) {
        List<String> all = new ArrayList<>(known);
        for (String uri : more) {
            if (RedirectUriParser.parse(uri).isEmpty()) {
                throw new IllegalArgumentException(
                        "Not an absolute http or https address without user and fragment: " + uri);
            }
            all.add(uri);
        }
        return all;
    }

    @Override
    public String toString() {
        return "RegisteredClient[" + id + "]";
    }
}
