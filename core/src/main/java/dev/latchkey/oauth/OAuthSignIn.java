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
 * Sign-in at OAuth 2.0 and OpenID Connect providers: {@link #start} sends a browser there, {@link #take} and
 * {@link #finish} deal with its return. Nothing is fetched before somebody signs in. Thread-safe; one serves all
 * providers of an application. Without a store it must be the only one in its process, since it remembers what was used
 * up; with one, any number of nodes use an attempt up together.
 */
public final class OAuthSignIn {

    private final AttemptCookies attempts;
    private final Discovery discovery;
    private final TokenEndpoint tokenEndpoint;
    private final IdTokenVerifier idTokens;
    private final ProfileReader profiles;
    private final InstantSource clock;

    private OAuthSignIn(
            KeyRing keys, Randoms randoms, InstantSource clock, ProviderHttp http, @Nullable CheckedStore store) {
        ReplayCache spent = ReplayCache.of(store, clock, AttemptCookies.REMEMBERED, "attempt");
        this.attempts = new AttemptCookies(keys, randoms, spent, clock);
        this.discovery = new Discovery(http, clock);
        this.tokenEndpoint = new TokenEndpoint(http, new ClientAuthenticator(randoms, clock), clock);
        SignatureVerifier signatures = new SignatureVerifier(new JwksClient(http, discovery, clock));
        this.idTokens = new IdTokenVerifier(signatures, clock);
        this.profiles = new ProfileReader(http, signatures);
        this.clock = clock;
    }

    /** Sign-in for one application; {@code store} is {@code null} if it has none. */
    public static OAuthSignIn of(
            KeyRing keys, Randoms randoms, InstantSource clock, ProviderHttp http, @Nullable CheckedStore store) {
        return new OAuthSignIn(keys, randoms, clock, http, store);
    }

    /**
     * Begins a sign-in.
     *
     * @param redirectUri where the provider sends the browser back to; absolute
     * @param callbackUrl where the person goes in the end; kept for {@link Attempt#callbackUrl}
     * @param purpose kept for {@link Attempt#purpose}
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
        NewAttempt attempt =
                attempts.begin(provider, redirectUri, callbackUrl, purpose, requestCookies, cookies);
        String location = AuthorizationRequest.url(provider.definition(), endpoint, redirectUri, requested, attempt);
        return new AuthorizationRedirect(location, attempt.cookies());
    }

    /**
     * Takes the attempt that a callback belongs to. It is spent with that: whatever happens afterwards, and however
     * often the callback is repeated, no other call gets it.
     *
     * @param redirectUri of the callback that was called
     * @param parameters of the callback: its form if the provider {@linkplain OAuthDefinition#usesFormPost posts}, else
     *     its query
     * @throws dev.latchkey.error.AuthException.Refused with {@code INVALID_CHECK} if this browser has no such attempt,
     *     or it was begun with another provider, issuer, client or redirect URI, or was spent before
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
     * Finishes a sign-in: checks the response, exchanges the code, verifies the ID token and reads the profile.
     *
     * @param parameters as given to {@link #take}
     * @throws dev.latchkey.error.AuthException.Refused with {@code OAUTH_CALLBACK} if the provider says that it went
     *     wrong, with {@code NOT_CONFIRMED} if it had to ask its user anew and does not say that it did, with
     *     {@code CALLBACK_ROUTE} if the browser brought what the provider did not give it
     * @throws dev.latchkey.error.AuthException.Upstream if the provider cannot be reached or says what must not be
     *     trusted
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

    /**
     * Where to send a browser to sign out at the provider too: in the way of OpenID Connect RP-Initiated Logout
     * (section 2), or in the provider's own. Empty if the provider offers neither.
     *
     * @param idTokenHint the ID token of the session that ends, where it was kept
     * @param state comes back to {@code postLogoutRedirectUri}
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
