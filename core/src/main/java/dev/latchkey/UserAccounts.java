package dev.latchkey;

import static java.util.Objects.requireNonNull;

import dev.latchkey.account.AccountControl;
import dev.latchkey.error.AuthException;
import dev.latchkey.model.Account;
import dev.latchkey.model.Tokens;
import java.util.List;
import java.util.Optional;

/**
 * Lists and unlinks the accounts of users, for pages on which users see how they can sign in. Every method calls the
 * store and may block. If the store does not answer, the method throws {@link AuthException.Fault} with
 * {@link dev.latchkey.error.ErrorCode#ADAPTER}. Every method needs the user's id. Take this id from the request's
 * session and never from a form. Otherwise a user could reach the account of another user.
 *
 * <p>To link an account, post a form to {@code signin/<provider>} below {@link Auth#basePath} with the fields
 * {@code csrfToken}, {@code link=true} and {@code callbackUrl}, or call {@link AuthExchange#link}. In both cases, a
 * user who has not signed in or confirmed their identity within ten minutes must first confirm it.
 */
public final class UserAccounts {

    private final AccountControl control;

    UserAccounts(AccountControl control) {
        this.control = control;
    }

    /** Returns a user's accounts, without their tokens. */
    public List<Account> list(String userId) {
        return control.list(requireNonNull(userId, "userId"));
    }

    /**
     * Unlinks an account, unless the user could then not sign in any more. Users can sign in with an account at a
     * configured provider, and with their verified address if there is an e-mail provider. The user's sessions stay
     * valid. Call {@link UserSessions#revokeOthers} to end the other sessions. This method does not know when the user
     * has signed in, so guard the page that calls it with
     * {@link dev.latchkey.guard.Authorized#recently(java.time.Duration)}.
     *
     * @return {@code false} if the account is not this user's, or is the user's last way to sign in; in both cases,
     *     nothing has changed
     */
    public boolean unlink(String userId, String issuer, String subject) {
        return control.unlink(
                requireNonNull(userId, "userId"), requireNonNull(issuer, "issuer"), requireNonNull(subject, "subject"));
    }

    /**
     * Returns the answer of the provider's token endpoint at the last sign-in with the account. The access token may
     * have expired since.
     *
     * @return empty if the account is not this user's, if no tokens were kept, or if no secret opens them any more
     * @throws IllegalStateException without {@link AuthBuilder#keepProviderTokens}
     */
    public Optional<Tokens> tokens(String userId, String issuer, String subject) {
        return control.tokens(
                requireNonNull(userId, "userId"), requireNonNull(issuer, "issuer"), requireNonNull(subject, "subject"));
    }
}
