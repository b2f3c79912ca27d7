package dev.latchkey.oauth;

import dev.latchkey.error.FailureCause;
import dev.latchkey.lazy.Lazy;
import dev.latchkey.model.Account;
import dev.latchkey.model.Secret;
import dev.latchkey.model.Tokens;
import dev.latchkey.provider.OAuthProvider;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The requests for tokens that belong to no sign-in: refresh, client credentials, exchange and revocation. Each method
 * throws {@link dev.latchkey.error.AuthException.Upstream} if the provider refuses or fails, or its response must not
 * be trusted. Thread-safe.
 */
public final class OAuthTokens {

    private static final String EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
    private static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";
    private static final String ISSUED_TYPE = "issued_token_type";

    private final Lazy<OAuthParts> parts;

    OAuthTokens(Lazy<OAuthParts> parts) {
        this.parts = parts;
    }

    /**
     * Returns new tokens for an account. What the provider does not send again stays as it was. A refreshed ID token is
     * verified, and must be of the same user (OpenID Connect Core section 12.2).
     *
     * @param before the tokens so far, with a refresh token
     * @return empty if there is no refresh token, or the provider has ended the grant
     */
    public Optional<Tokens> refresh(OAuthProvider provider, Account account, Tokens before) {
        Secret refreshToken = before.refreshToken();
        if (refreshToken == null) {
            return Optional.empty();
        }
        ProviderMetadata metadata = parts.get().discovery().of(provider);
        Optional<Tokens> answer =
                parts.get().tokenEndpoint().refresh(provider, metadata, refreshToken, key(provider, before));
        answer.ifPresent(now -> requireSame(provider, metadata, account, now));
        return answer.map(now -> SealedProviderTokens.continued(now, before));
    }

    /* Tokens from before dpop() was called have no key. A confidential client may take a new one (RFC 9449 section 5). */
    private @Nullable Secret key(OAuthProvider provider, Tokens before) {
        return before.dpopKey() != null && provider.definition().security().usesDpop()
                ? before.dpopKey()
                : newKey(provider);
    }

    private @Nullable Secret newKey(OAuthProvider provider) {
        return provider.definition().security().usesDpop()
                ? parts.get().proofs().newKey()
                : null;
    }

    private void requireSame(OAuthProvider provider, ProviderMetadata metadata, Account account, Tokens now) {
        if (!provider.definition().isOidc() || now.idToken() == null) {
            return; // a provider need not send one again
        }
        VerifiedIdToken idToken = parts.get().idTokens().verify(provider, metadata, now, null);
        if (!idToken.issuer().equals(account.issuer())) {
            throw UpstreamFailures.upstream(
                    FailureCause.ISSUER, "The refreshed ID token of \"" + provider.id() + "\" is of another issuer");
        }
        if (!idToken.subject().equals(account.subject())) {
            throw UpstreamFailures.upstream(
                    FailureCause.SUBJECT, "The refreshed ID token of \"" + provider.id() + "\" is about somebody else");
        }
    }

    /** Returns an access token for the application itself (RFC 6749 section 4.4). */
    public Tokens clientCredentials(OAuthProvider provider, List<String> scopes) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "client_credentials");
        putScopes(form, scopes);
        return parts.get()
                .tokenEndpoint()
                .grant(
                        provider,
                        parts.get().discovery().of(provider),
                        form,
                        newKey(provider),
                        "The client credentials request to");
    }

    /**
     * Exchanges a user's access token for one that is for another service (RFC 8693 section 2).
     *
     * @param scopes the scopes to ask for; if there are none, the provider decides
     */
    public Tokens exchange(OAuthProvider provider, Secret accessToken, String audience, List<String> scopes) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", EXCHANGE);
        form.put("subject_token", accessToken.reveal());
        form.put("subject_token_type", ACCESS_TOKEN);
        form.put("requested_token_type", ACCESS_TOKEN);
        form.put("audience", audience);
        putScopes(form, scopes);
        Tokens tokens = parts.get()
                .tokenEndpoint()
                .grant(
                        provider,
                        parts.get().discovery().of(provider),
                        form,
                        newKey(provider),
                        "The token exchange request to");
        String type = tokens.raw().text(ISSUED_TYPE).orElse(ACCESS_TOKEN);
        if (!type.equals(ACCESS_TOKEN)) {
            throw UpstreamFailures.upstream(
                    FailureCause.ANSWER_UNREADABLE,
                    "The token exchange request to \"" + provider.id() + "\" was answered with another kind of token: "
                            + UpstreamFailures.printable(type));
        }
        return tokens;
    }

    private static void putScopes(Map<String, String> form, List<String> scopes) {
        if (!scopes.isEmpty()) {
            form.put("scope", String.join(" ", scopes));
        }
    }

    /**
     * Revokes the grant of an account at its provider, by its refresh token or, if there is none, by its access token.
     *
     * @return {@code false} if the provider has no endpoint for this, or there is no token
     */
    public boolean revoke(OAuthProvider provider, Tokens tokens) {
        ProviderMetadata metadata = parts.get().discovery().of(provider);
        String address = metadata.revocationEndpoint();
        Secret refreshToken = tokens.refreshToken();
        Secret token = refreshToken == null ? tokens.accessToken() : refreshToken;
        if (address == null || token == null) {
            return false;
        }
        parts.get()
                .revocation()
                .revoke(provider, metadata, address, token, refreshToken == null ? "access_token" : "refresh_token");
        return true;
    }
}
