package dev.latchkey;

import static java.util.Objects.requireNonNull;

import dev.latchkey.account.AccountControl;
import dev.latchkey.error.AuthException;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.feature.EventListeners;
import dev.latchkey.model.Account;
import dev.latchkey.model.Tokens;
import java.util.List;
import java.util.Optional;

/**
 * The accounts that users sign in with, for pages on which they see and unlink them. Every method asks the store, so it
 * waits, and throws {@link AuthException.Fault} with {@link dev.latchkey.error.ErrorCode#ADAPTER} if the store does not
 * answer. An account is reached only together with the user whose it is: take that from the request's session, never
 * from a form.
 *
 * <p>To link one, post a form to {@code signin/<provider>} below {@link Auth#basePath} with the fields
 * {@code csrfToken}, {@code link=true} and {@code callbackUrl}, or call {@link AuthExchange#link}.
 */
public final class UserAccounts {

    private final AccountControl control;
    private final EventListeners listeners;

    UserAccounts(AccountControl control, EventListeners listeners) {
        this.control = control;
        this.listeners = listeners;
    }

    /** A user's accounts, without their tokens. */
    public List<Account> list(String userId) {
        return control.list(requireNonNull(userId, "userId"));
    }

    /**
     * Takes an account from a user, unless it is the last way in. A way in is an account at a provider that is
     * configured, and the verified e-mail address where one can sign in by e-mail. Sessions go on;
     * {@link UserSessions#revokeOthers} ends them.
     *
     * @return {@code false}, and nothing has changed, if the account is not this user's or is the last way in
     */
    public boolean unlink(String userId, String issuer, String subject) {
        Optional<Account> unlinked = control.unlink(
                requireNonNull(userId, "userId"), requireNonNull(issuer, "issuer"), requireNonNull(subject, "subject"));
        unlinked.ifPresent(account -> listeners.tell(new AuthEvent.AccountUnlinked(userId, account)));
        return unlinked.isPresent();
    }

    /**
     * What the provider's token endpoint answered when the user last signed in with the account. Whether the access
     * token still counts is for the provider to say.
     *
     * @return empty if the account is not this user's, or nothing was kept that can be opened
     * @throws IllegalStateException without {@link AuthBuilder#keepProviderTokens}
     */
    public Optional<Tokens> tokens(String userId, String issuer, String subject) {
        return control.tokens(
                requireNonNull(userId, "userId"), requireNonNull(issuer, "issuer"), requireNonNull(subject, "subject"));
    }
}
