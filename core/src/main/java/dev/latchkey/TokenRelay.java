package dev.latchkey;

import static java.util.Objects.requireNonNull;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.error.FailureCause;
import dev.latchkey.model.Secret;
import dev.latchkey.model.Session;
import dev.latchkey.model.Tokens;
import dev.latchkey.token.CallToken;
import dev.latchkey.token.RelayClient;
import dev.latchkey.token.TokenExchange.Target;
import dev.latchkey.wire.Origin;
import dev.latchkey.wire.ServerUrlCheck;
import java.net.http.HttpClient;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Passes the access token of a signed-in user on to other services, or that of the application itself. {@link #over}
 * and {@link #asApplication} make an HTTP client for that, which every library takes that takes a {@link HttpClient},
 * such as Spring's {@code JdkClientHttpRequestFactory} and {@code JdkClientHttpConnector}. Immutable: each method
 * returns a changed copy.
 *
 * <p>The token goes only to the origins that the relay names. The client refuses any other address with
 * {@link IllegalArgumentException} and follows no redirects. If a service answers {@code 401}, the client replaces the
 * token and sends the call once more, so the request must have a body that can be sent twice. A token that is bound to
 * a key goes with a DPoP proof (RFC 9449).
 */
public final class TokenRelay {

    private final ProviderTokens tokens;
    private final String provider;
    private final List<String> origins;
    private final boolean insecureHttp;
    private final @Nullable Target target;

    TokenRelay(ProviderTokens tokens, String provider, List<String> origins) {
        this(tokens, provider, origins, false, null);
    }

    private TokenRelay(
            ProviderTokens tokens,
            String provider,
            List<String> origins,
            boolean insecureHttp,
            @Nullable Target target) {
        this.tokens = tokens;
        this.provider = provider;
        this.origins = List.copyOf(origins);
        this.insecureHttp = insecureHttp;
        this.target = target;
    }

    /** Exchanges the user's token for one that is for {@code service}, as {@link ProviderTokens#exchange} does. */
    public TokenRelay exchangedFor(String service, String... scopes) {
        Target chosen = new Target(requireNonNull(service, "service"), List.of(scopes));
        return new TokenRelay(tokens, provider, origins, insecureHttp, chosen);
    }

    /** Allows {@code http} addresses of other machines. An attacker on the network can then use users' tokens. */
    public TokenRelay allowInsecureHttp() {
        return new TokenRelay(tokens, provider, origins, true, target);
    }

    /**
     * Returns a client that sends requests through {@code client}, each with the token of the user whose request this
     * thread serves ({@link SessionScope}). Without a signed-in user, a call throws what {@link SessionScope#require}
     * throws. A call also throws what {@link ProviderTokens#of} throws, and {@link AuthException.Refused} with
     * {@link ErrorCode#REFRESH_TOKEN} if no tokens of the user are kept.
     *
     * @throws IllegalArgumentException if {@code client} follows redirects, or one of the origins is none, or has
     *     {@code http} without {@link #allowInsecureHttp}
     * @throws IllegalStateException if users' tokens are not kept
     */
    public HttpClient over(HttpClient client) {
        return over(client, SessionScope::require);
    }

    /** Works like {@link #over(HttpClient)}, for calls on behalf of the user of {@code session}. */
    public HttpClient over(HttpClient client, Session session) {
        requireNonNull(session, "session");
        return over(client, () -> session);
    }

    private HttpClient over(HttpClient client, Supplier<Session> sessions) {
        tokens.requireKept();
        return new RelayClient(client, named(), () -> new OfUser(sessions.get()), tokens.proofs());
    }

    /**
     * Returns a client that sends requests through {@code client}, each with a token of the application itself, as
     * {@link ProviderTokens#clientCredentials} returns it. Neither a signed-in user nor a store is needed.
     *
     * @param scopes the scopes to ask for; without any, the provider decides
     * @throws IllegalArgumentException if {@code client} follows redirects, or one of the origins is none, or has
     *     {@code http} without {@link #allowInsecureHttp}
     * @throws IllegalStateException after {@link #exchangedFor}, because only users' tokens are exchanged
     */
    public HttpClient asApplication(HttpClient client, String... scopes) {
        if (target != null) {
            throw new IllegalStateException(
                    "Only users' tokens are exchanged: call asApplication(…) without exchangedFor(…)");
        }
        CallToken own = new OfApplication(scopes.clone());
        return new RelayClient(client, named(), () -> own, tokens.proofs());
    }

    private Set<Origin> named() {
        Set<Origin> named = new LinkedHashSet<>();
        for (String text : origins) {
            Origin origin = Origin.of(text);
            if (origin == null || !origin.owns(text) || hasPath(text)) {
                throw new IllegalArgumentException(
                        "Not an origin such as https://api.example.com: " + text.replaceAll("[^ -~]", "?"));
            }
            if (!insecureHttp && !ServerUrlCheck.isConfidential(text)) {
                throw new IllegalArgumentException(origin + " is not encrypted: call allowInsecureHttp() if nobody can"
                        + " read along on the way there");
            }
            named.add(origin);
        }
        return named;
    }

    private static boolean hasPath(String origin) {
        return origin.indexOf('/', origin.indexOf("://") + 3) >= 0
                || origin.indexOf('?') >= 0
                || origin.indexOf('#') >= 0;
    }

    private final class OfApplication implements CallToken {

        private final String[] scopes;

        private OfApplication(String[] scopes) {
            this.scopes = scopes;
        }

        @Override
        public Tokens current() {
            return tokens.clientCredentials(provider, scopes);
        }

        @Override
        public Tokens replacing(Secret refused) {
            return tokens.clientCredentialsReplacing(provider, refused, scopes);
        }
    }

    private final class OfUser implements CallToken {

        private final Session session;

        private OfUser(Session session) {
            this.session = session;
        }

        @Override
        public Tokens current() {
            Target service = target;
            return present(
                    service == null ? tokens.of(session, provider) : tokens.exchange(session, provider, service));
        }

        @Override
        public Tokens replacing(Secret refused) {
            Target service = target;
            return present(
                    service == null
                            ? tokens.replacing(session, provider, refused)
                            : tokens.exchangeReplacing(session, provider, service, refused));
        }

        private Tokens present(Optional<Tokens> found) {
            return found.filter(each -> each.accessToken() != null)
                    .orElseThrow(() -> new AuthException.Refused(
                            ErrorCode.REFRESH_TOKEN,
                            FailureCause.GRANT_ENDED,
                            "no tokens of this user at \"" + provider + "\" are kept",
                            null));
        }
    }
}
