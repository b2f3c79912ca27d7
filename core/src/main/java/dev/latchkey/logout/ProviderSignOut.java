package dev.latchkey.logout;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.model.Secret;
import dev.latchkey.model.SignOutScope;
import dev.latchkey.model.Tokens;
import dev.latchkey.oauth.Identity;
import dev.latchkey.oauth.OAuthSignIn;
import dev.latchkey.provider.OAuthDefinition;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.session.SessionFacts;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Also signs users out at the provider (OpenID Connect RP-Initiated Logout 1.0), if the provider is configured to do so
 * or the sign-out demands it. For this, the session keeps the id of its provider and the ID token.
 */
public final class ProviderSignOut {

    private static final Logger LOG = LoggerFactory.getLogger(ProviderSignOut.class);

    /**
     * The length of the longest ID token that is kept. A longer ID token would make the session too large. Without the
     * ID token, the provider asks the user whether to sign out.
     */
    private static final int MOST_KEPT = 4096;

    private final Map<String, OAuthProvider> providers;
    private final OAuthSignIn oauth;
    private final SignOutState states;

    /** Creates an instance for these providers, by id. */
    public ProviderSignOut(Map<String, OAuthProvider> providers, OAuthSignIn oauth, SignOutState states) {
        this.providers = providers;
        this.oauth = oauth;
        this.states = states;
    }

    /** Returns the facts of a session that begins with a sign-in at {@code provider}. */
    public static SessionFacts facts(OAuthProvider provider, Identity identity) {
        OAuthDefinition definition = provider.definition();
        SessionFacts facts =
                identity.session() == null ? SessionFacts.NONE : SessionFacts.NONE.withUpstream(identity.session());
        if (!canEnd(definition)) {
            return facts;
        }
        facts = facts.withProvider(provider.id());
        Tokens tokens = identity.account().tokens();
        Secret idToken = tokens == null ? null : tokens.idToken();
        boolean kept = definition.endsSession()
                && definition.endSessionEndpoint() == null
                && idToken != null
                && idToken.reveal().length() <= MOST_KEPT;
        return kept && idToken != null ? facts.withIdToken(idToken) : facts;
    }

    private static boolean canEnd(OAuthDefinition definition) {
        return definition.isOidc() || definition.endSessionEndpoint() != null;
    }

    /**
     * Returns the address to which the browser goes. This is the provider's end-session address, from which the
     * provider redirects to {@code /signout/return}, or the callback URL of the call.
     *
     * @param facts the facts of the session that has ended
     * @param scope {@code null} if the configuration of the provider decides
     */
    public String location(EndpointCall call, SessionFacts facts, @Nullable SignOutScope scope) {
        String callbackUrl = call.callbackUrl();
        OAuthProvider provider = facts.provider()
                .map(providers::get)
                .filter(found -> isMeant(found.definition(), scope))
                .orElse(null);
        if (provider == null) {
            return callbackUrl;
        }
        try {
            return oauth.endSession(
                            provider,
                            call.site().endpoint(SignOutReturn.PATH),
                            facts.idToken().orElse(null),
                            states.seal(callbackUrl))
                    .orElse(callbackUrl);
        } catch (AuthException e) {
            LOG.warn("{}: signed out here, but not at {}", ErrorCode.SIGN_OUT.wire(), provider.id(), e);
            return callbackUrl;
        }
    }

    private static boolean isMeant(OAuthDefinition definition, @Nullable SignOutScope scope) {
        return scope == null ? definition.endsSession() : scope != SignOutScope.LOCAL && canEnd(definition);
    }
}
