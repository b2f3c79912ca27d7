package dev.latchkey.method;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.model.Account;
import dev.latchkey.model.Secret;
import dev.latchkey.model.Tokens;
import dev.latchkey.oauth.OAuthSignIn;
import dev.latchkey.provider.OAuthProvider;
import dev.latchkey.provider.Provider;
import dev.latchkey.session.SessionFacts;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Also signs users out at the provider (OpenID Connect RP-Initiated Logout 1.0), if the provider is configured to do
 * so. For this, the session keeps the id of its provider and the ID token.
 */
public final class ProviderSignOut {

    private static final Logger LOG = LoggerFactory.getLogger(ProviderSignOut.class);

    /**
     * The length of the longest ID token that is kept. A longer ID token would make the session too large. Without the
     * ID token, the provider asks the user whether to sign out.
     */
    private static final int MOST_KEPT = 4096;

    private final Map<String, Provider> providers;
    private final OAuthSignIn oauth;

    public ProviderSignOut(Map<String, Provider> providers, OAuthSignIn oauth) {
        this.providers = providers;
        this.oauth = oauth;
    }

    /** Returns the facts that the sign-out needs; empty if it needs none. */
    SessionFacts keep(Account account) {
        if (!(providers.get(account.provider()) instanceof OAuthProvider provider)
                || !provider.definition().endsSession()) {
            return SessionFacts.NONE;
        }
        SessionFacts kept = SessionFacts.NONE.withProvider(provider.id());
        if (provider.definition().endSessionEndpoint() != null) {
            return kept;
        }
        Tokens tokens = account.tokens();
        Secret idToken = tokens == null ? null : tokens.idToken();
        if (idToken == null) {
            return SessionFacts.NONE;
        }
        return idToken.reveal().length() > MOST_KEPT ? kept : kept.withIdToken(idToken);
    }

    /**
     * Returns the address to which the browser goes. This is the provider's end-session address, from which the
     * provider redirects to {@code callbackUrl}, or {@code callbackUrl} itself.
     */
    public String location(SessionFacts facts, String callbackUrl) {
        Optional<String> id = facts.provider();
        if (id.isEmpty()
                || !(providers.get(id.get()) instanceof OAuthProvider provider)
                || !provider.definition().endsSession()) {
            return callbackUrl;
        }
        try {
            return oauth.endSession(provider, callbackUrl, facts.idToken().orElse(null), null)
                    .orElse(callbackUrl);
        } catch (AuthException e) {
            LOG.warn("{}: signed out here, but not at {}", ErrorCode.SIGN_OUT.wire(), provider.id(), e);
            return callbackUrl;
        }
    }
}
