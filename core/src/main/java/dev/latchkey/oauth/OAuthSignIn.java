package dev.latchkey.oauth;

import dev.latchkey.lazy.Lazy;
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
import dev.latchkey.session.UpstreamSession;
import dev.latchkey.storage.CheckedStore;
import dev.latchkey.wire.RequestCookies;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Sign-in at OAuth 2.0 and OpenID Connect providers. {@link #start} sends a browser to the provider. {@link #take} and
 * {@link #finish} handle its return. Nothing is made or fetched before the first sign-in. Thread-safe. One instance
 * serves all providers of an application. Without a store, there must be only one instance, because the instance itself
 * remembers which attempts were used. With a store, any number of nodes share this information.
 */
public final class OAuthSignIn {

    /** The longest time from the begin of an attempt to its end. */
    public static final Duration LONGEST_ATTEMPT = AttemptCookies.REMEMBERED;

    private final Lazy<OAuthParts> parts;
    private final OAuthTokens tokens;
    private final InstantSource clock;

    private OAuthSignIn(Lazy<OAuthParts> parts, InstantSource clock) {
        this.parts = parts;
        this.tokens = new OAuthTokens(parts);
        this.clock = clock;
    }

    /** Returns an instance for one application. {@code store} is {@code null} if the application has none. */
    public static OAuthSignIn of(
            KeyRing keys, Randoms randoms, InstantSource clock, ProviderHttp http, @Nullable CheckedStore store) {
        return new OAuthSignIn(new Lazy<>(() -> OAuthParts.of(keys, randoms, clock, http, store)), clock);
    }

    /**
     * Starts a sign-in.
     *
     * @param redirectUri the absolute address to which the provider redirects the browser
     * @param callbackUrl the address to which the browser goes after the sign-in; kept for {@link Attempt#callbackUrl}
     * @param purpose the purpose of the attempt; kept for {@link Attempt#purpose}
     * @param requested more parameters for the provider
     * @param reference keeps a signed request, and returns the address at which the provider fetches it
     * @throws dev.latchkey.error.AuthException.Upstream if the provider's endpoints cannot be discovered, the provider
     *     cannot do what its configuration demands, or it refuses a pushed request
     */
    public AuthorizationRedirect start(
            OAuthProvider provider,
            String redirectUri,
            String callbackUrl,
            AttemptPurpose purpose,
            RequestedParameters requested,
            RequestCookies requestCookies,
            CookieConfiguration cookies,
            UnaryOperator<String> reference) {
        OAuthDefinition definition = provider.definition();
        ProviderMetadata metadata = parts.get().discovery().of(provider);
        metadata.abilities().require(definition);
        AuthenticationDemand demand =
                AuthenticationDemand.of(definition, requested, metadata.claimsParameter(), purpose.asksAnew());
        NewAttempt attempt = parts.get()
                .attempts()
                .begin(provider, redirectUri, callbackUrl, purpose, demand, requestCookies, cookies);
        String location = parts.get().locations().of(provider, metadata, redirectUri, requested, attempt, reference);
        return new AuthorizationRedirect(location, attempt.cookies());
    }

    /**
     * Returns the parameters of a callback: those that were given or, if the provider must sign its responses, those
     * inside the signed response.
     *
     * @param given the parameters of the callback, from its form if the provider
     *     {@linkplain OAuthDefinition#usesFormPost posts}, otherwise from its query
     * @throws dev.latchkey.error.AuthException.Refused if the response is not signed although it must be
     * @throws dev.latchkey.error.AuthException.Upstream if the keys of the provider cannot be fetched
     */
    public Map<String, String> opened(OAuthProvider provider, Map<String, String> given) {
        return provider.definition().security().demandsSignedResponses()
                ? parts.get()
                        .signedResponses()
                        .parameters(provider, parts.get().discovery().of(provider), given)
                : given;
    }

    /**
     * Returns the attempt to which a callback belongs, and marks it as used. No other call gets the attempt, even if
     * the sign-in fails afterwards or the callback is repeated.
     *
     * @param redirectUri the address of the callback that was called
     * @param parameters the parameters of the callback, as {@link #opened} returns them
     * @throws dev.latchkey.error.AuthException.Refused with {@code INVALID_CHECK} if this browser has no such attempt,
     *     or if the attempt was started with another provider, issuer, client or redirect URI, or was already used
     */
    public Attempt take(
            OAuthProvider provider,
            String redirectUri,
            Map<String, String> parameters,
            RequestCookies requestCookies,
            CookieConfiguration cookies) {
        return parts.get().attempts().take(provider, redirectUri, parameters.get("state"), requestCookies, cookies);
    }

    /**
     * Finishes a sign-in. Checks the response, exchanges the code, verifies the ID token and reads the profile.
     *
     * @param parameters the same parameters as for {@link #take}
     * @throws dev.latchkey.error.AuthException.Refused with {@code OAUTH_CALLBACK} if the provider reports an error, or
     *     does not say that it has authenticated the user as demanded, which is {@code NOT_CONFIRMED} if the attempt
     *     confirms an identity, or with {@code CALLBACK_ROUTE} if the browser sent parameters that are not from the
     *     provider
     * @throws dev.latchkey.error.AuthException.Upstream if the provider cannot be reached, or if its response must not
     *     be trusted
     */
    public Identity finish(OAuthProvider provider, Attempt attempt, Map<String, String> parameters) {
        if (!attempt.provider().equals(provider.id())) {
            throw new IllegalArgumentException("The attempt is at another provider");
        }
        OAuthDefinition definition = provider.definition();
        ProviderMetadata metadata = parts.get().discovery().of(provider);
        String code = AuthorizationResponse.code(provider, metadata, parameters);
        Tokens tokens = parts.get().tokenEndpoint().exchange(provider, metadata, attempt, code);
        VerifiedIdToken idToken =
                definition.isOidc() ? parts.get().idTokens().verify(provider, metadata, tokens, attempt.nonce()) : null;
        AuthenticationCheck.require(definition, idToken == null ? Claims.empty() : idToken.claims(), attempt);
        Profile profile = parts.get().profiles().read(provider, metadata, tokens, idToken, parameters);
        String issuer = idToken == null ? provider.id() : idToken.issuer();
        Account account = new Account(provider.id(), provider.type().wire(), issuer, profile.subject(), tokens);
        return new Identity(
                profile,
                account,
                ProfileReader.roles(provider, profile, tokens),
                UpstreamFactors.of(idToken, clock.instant()),
                idToken == null ? null : session(idToken, attempt));
    }

    private static UpstreamSession session(VerifiedIdToken idToken, Attempt attempt) {
        String id = idToken.claims().text("sid").filter(sid -> !sid.isEmpty()).orElse(null);
        return UpstreamSession.of(
                idToken.issuer(), idToken.subject(), id, idToken.algorithm(), attempt.begun(), idToken.issuedAt());
    }

    /** Returns the proofs of this application, which know the newest nonces of all servers. */
    public DpopProofs proofs() {
        return parts.get().proofs();
    }

    /** Returns the requests for tokens that belong to no sign-in. */
    public OAuthTokens tokens() {
        return tokens;
    }

    /**
     * Returns the address at which a browser also signs out at the provider, by OpenID Connect RP-Initiated Logout
     * (section 2) or in the provider's own way; empty if the provider offers neither.
     *
     * @param postLogoutRedirectUri the address to which the provider redirects the browser afterwards
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
        return EndSessionRequest.url(
                definition,
                own == null ? parts.get().discovery().of(provider).endSessionEndpoint() : own,
                postLogoutRedirectUri,
                idTokenHint,
                state);
    }

    /**
     * Verifies a logout token (OpenID Connect Back-Channel Logout 1.0 section 2.6). The caller must notice a replay.
     *
     * @throws dev.latchkey.error.AuthException.Upstream if the token is invalid, or the provider's keys cannot be read
     */
    public LogoutToken logoutToken(OAuthProvider provider, String jwt) {
        return parts.get()
                .logouts()
                .logout(provider, jwt, parts.get().idTokens().usualAlgorithm(provider));
    }

    /**
     * Verifies the JWT of a global token revocation. The caller must notice a replay.
     *
     * @param audience the address to which the provider has sent the request
     * @throws dev.latchkey.error.AuthException.Upstream if the token is invalid, or the provider's keys cannot be read
     */
    public RevocationToken revocationToken(OAuthProvider provider, String jwt, String audience) {
        return parts.get().logouts().revocation(provider, jwt, audience);
    }
}
