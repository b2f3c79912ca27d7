package dev.latchkey.oauth;

import dev.latchkey.limit.ReplayCache;
import dev.latchkey.model.Account;
import dev.latchkey.model.Claims;
import dev.latchkey.model.Profile;
import dev.latchkey.model.Secret;
import dev.latchkey.model.Tokens;
import dev.latchkey.provider.OAuthDefinition;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.seal.KeyRing;
import dev.latchkey.seal.Randoms;
import dev.latchkey.session.CookieConfiguration;
import dev.latchkey.storage.CheckedStore;
import dev.latchkey.wire.Form;
import dev.latchkey.wire.RequestCookies;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sign-in at OAuth 2.0 and OpenID Connect providers. {@link #start} sends a browser to the provider. {@link #take} and
 * {@link #finish} handle its return. Nothing is fetched before the first sign-in. Thread-safe. One instance serves all
 * providers of an application. Without a store, there must be only one instance, because the instance itself remembers
 * which attempts were used. With a store, any number of nodes share this information.
 */
public final class OAuthSignIn {

    private final AttemptCookies attempts;
    private final Discovery discovery;
    private final TokenEndpoint tokenEndpoint;
    private final IdTokenVerifier idTokens;
    private final ProfileReader profiles;
    private final OAuthTokens tokens;
    private final InstantSource clock;

    private OAuthSignIn(
            KeyRing keys, Randoms randoms, InstantSource clock, ProviderHttp http, @Nullable CheckedStore store) {
        ReplayCache spent = ReplayCache.of(store, clock, AttemptCookies.REMEMBERED, "attempt");
        this.attempts = new AttemptCookies(keys, randoms, spent, clock);
        this.discovery = new Discovery(http, clock);
        ClientAuthenticator client = new ClientAuthenticator(randoms, clock);
        this.tokenEndpoint = new TokenEndpoint(http, client, clock);
        SignatureVerifier signatures = new SignatureVerifier(new JwksClient(http, discovery, clock));
        this.idTokens = new IdTokenVerifier(signatures, new TokenDecryption(), clock);
        this.tokens = new OAuthTokens(discovery, tokenEndpoint, idTokens, new RevocationEndpoint(http, client));
        this.profiles =
                new ProfileReader(http, new UserInfoClient(http, signatures), new AggregatedClaims(signatures, clock));
        this.clock = clock;
    }

    /** Returns an instance for one application. {@code store} is {@code null} if the application has none. */
    public static OAuthSignIn of(
            KeyRing keys, Randoms randoms, InstantSource clock, ProviderHttp http, @Nullable CheckedStore store) {
        return new OAuthSignIn(keys, randoms, clock, http, store);
    }

    /**
     * Starts a sign-in.
     *
     * @param redirectUri the absolute address to which the provider redirects the browser
     * @param callbackUrl the address to which the browser goes after the sign-in; kept for {@link Attempt#callbackUrl}
     * @param purpose the purpose of the attempt; kept for {@link Attempt#purpose}
     * @param requested more parameters for the provider
     * @throws dev.latchkey.error.AuthException.Upstream if the provider's endpoints cannot be discovered
     */
    public AuthorizationRedirect start(
            OAuthProvider provider,
            String redirectUri,
            String callbackUrl,
            AttemptPurpose purpose,
            RequestedParameters requested,
            RequestCookies requestCookies,
            CookieConfiguration cookies) {
        String endpoint =
                ProviderMetadata.require(discovery.of(provider).authorizationEndpoint(), "authorization_endpoint");
        NewAttempt attempt = attempts.begin(provider, redirectUri, callbackUrl, purpose, requestCookies, cookies);
        String location = AuthorizationRequest.url(provider.definition(), endpoint, redirectUri, requested, attempt);
        return new AuthorizationRedirect(location, attempt.cookies());
    }

    /**
     * Returns the attempt to which a callback belongs, and marks it as used. No other call gets the attempt, even if
     * the sign-in fails afterwards or the callback is repeated.
     *
     * @param redirectUri the address of the callback that was called
     * @param parameters the parameters of the callback, from its form if the provider
     *     {@linkplain OAuthDefinition#usesFormPost posts}, otherwise from its query
     * @throws dev.latchkey.error.AuthException.Refused with {@code INVALID_CHECK} if this browser has no such attempt,
     *     or if the attempt was started with another provider, issuer, client or redirect URI, or was already used
     */
    public Attempt take(
            OAuthProvider provider,
            String redirectUri,
            Map<String, String> parameters,
            RequestCookies requestCookies,
            CookieConfiguration cookies) {
        return attempts.take(provider, redirectUri, parameters.get("state"), requestCookies, cookies);
    }

    /**
     * Finishes a sign-in. Checks the response, exchanges the code, verifies the ID token and reads the profile.
     *
     * @param parameters the same parameters as for {@link #take}
     * @throws dev.latchkey.error.AuthException.Refused with {@code OAUTH_CALLBACK} if the provider reports an error,
     *     with {@code NOT_CONFIRMED} if the provider had to authenticate the user again and does not say that it did,
     *     or with {@code CALLBACK_ROUTE} if the browser sent parameters that are not from the provider
     * @throws dev.latchkey.error.AuthException.Upstream if the provider cannot be reached, or if its response must not
     *     be trusted
     */
    public Identity finish(OAuthProvider provider, Attempt attempt, Map<String, String> parameters) {
        if (!attempt.provider().equals(provider.id())) {
            throw new IllegalArgumentException("The attempt is at another provider");
        }
        OAuthDefinition definition = provider.definition();
        ProviderMetadata metadata = discovery.of(provider);
        String code = AuthorizationResponse.code(provider, metadata, parameters);
        Tokens tokens = tokenEndpoint.exchange(provider, metadata, attempt, code);
        VerifiedIdToken idToken =
                definition.isOidc() ? idTokens.verify(provider, metadata, tokens, attempt.nonce()) : null;
        if (attempt.purpose().asksAnew()) {
            IdTokenClaimsCheck.requireAskedSince(
                    idToken == null ? Claims.empty() : idToken.claims(), definition, attempt.begun());
        }
        Profile profile = profiles.read(provider, metadata, tokens, idToken, parameters);
        String issuer = idToken == null ? provider.id() : idToken.issuer();
        Account account = new Account(provider.id(), provider.type().wire(), issuer, profile.subject(), tokens);
        return new Identity(
                profile,
                account,
                ProfileReader.roles(provider, profile, tokens),
                UpstreamFactors.of(idToken, clock.instant()));
    }

    /** Returns the requests for tokens that belong to no sign-in. */
    public OAuthTokens tokens() {
        return tokens;
    }

    /**
     * Returns the address at which a browser also signs out at the provider, by OpenID Connect RP-Initiated Logout
     * (section 2) or in the provider's own way; empty if the provider offers neither.
     *
     * @param idTokenHint the ID token of the session that ends; {@code null} if it was not kept
     * @param state a value that the provider passes on to {@code postLogoutRedirectUri}
     * @throws dev.latchkey.error.AuthException.Upstream if the provider's endpoints cannot be discovered
     */
    public Optional<String> endSession(
            OAuthProvider provider,
            String postLogoutRedirectUri,
            @Nullable Secret idTokenHint,
            @Nullable String state) {
        OAuthDefinition definition = provider.definition();
        String own = definition.endSessionEndpoint();
        String endpoint = own != null ? own : discovery.of(provider).endSessionEndpoint();
        if (endpoint == null) {
            return Optional.empty();
        }
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(definition.clientIdParameter(), definition.clientId());
        fields.put(definition.endSessionParameter(), postLogoutRedirectUri);
        if (idTokenHint != null && own == null) {
            fields.put("id_token_hint", idTokenHint.reveal());
        }
        if (state != null) {
            fields.put("state", state);
        }
        return Optional.of(Form.append(endpoint, fields));
    }
}
