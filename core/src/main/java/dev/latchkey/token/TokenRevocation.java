package dev.latchkey.token;

import dev.latchkey.account.AccountControl;
import dev.latchkey.account.KeptTokens;
import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.model.Tokens;
import dev.latchkey.oauth.OAuthTokens;
import dev.latchkey.provider.OAuthProvider;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forgets and revokes the tokens of users who sign out (RFC 7009), at the providers that the application has named. The
 * tokens are forgotten at once. The provider is asked in another thread, so it can neither delay nor stop a sign-out.
 */
public final class TokenRevocation implements Consumer<AuthEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(TokenRevocation.class);

    private static final int MOST_TRIES = 20;

    private final AccountControl accounts;
    private final OAuthTokens oauth;
    private final List<OAuthProvider> providers;
    private final Executor background;

    public TokenRevocation(
            AccountControl accounts, OAuthTokens oauth, List<OAuthProvider> providers, Executor background) {
        this.accounts = accounts;
        this.oauth = oauth;
        this.providers = providers;
        this.background = background;
    }

    @Override
    public void accept(AuthEvent event) {
        if (event instanceof AuthEvent.SignedOut ended) {
            ended.token().text("sub").ifPresent(this::end);
        }
    }

    private void end(String userId) {
        for (OAuthProvider provider : providers) {
            try {
                end(userId, provider);
            } catch (AuthException e) {
                LOG.warn("{}: tokens of \"{}\" stay", ErrorCode.SIGN_OUT.wire(), provider.id(), e);
            } catch (RejectedExecutionException e) {
                LOG.warn("{}: too many tokens wait for their revocation", ErrorCode.SIGN_OUT.wire(), e);
            }
        }
    }

    /** Removes the tokens of each account of the user there, also if a refresh replaces them at this moment. */
    private void end(String userId, OAuthProvider provider) {
        for (int i = 0; i < MOST_TRIES; i++) {
            KeptTokens kept = accounts.kept(userId, provider.id()).orElse(null);
            if (kept == null) {
                return;
            }
            if (accounts.forget(kept)) {
                background.execute(() -> revoke(provider, kept.tokens()));
            }
        }
        LOG.warn("{}: tokens of \"{}\" stay, because they keep changing", ErrorCode.SIGN_OUT.wire(), provider.id());
    }

    private void revoke(OAuthProvider provider, Tokens tokens) {
        try {
            if (!oauth.revoke(provider, tokens)) {
                LOG.info("\"{}\" offers no revocation, so the tokens were only forgotten", provider.id());
            }
        } catch (AuthException e) {
            LOG.warn("{}: tokens were forgotten and not revoked", ErrorCode.SIGN_OUT.wire(), e);
        }
    }
}
