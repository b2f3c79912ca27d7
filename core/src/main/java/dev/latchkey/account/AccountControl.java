package dev.latchkey.account;

import dev.latchkey.event.AuthEvent;
import dev.latchkey.feature.EventListeners;
import dev.latchkey.feature.LinkedAccounts;
import dev.latchkey.feature.UserSignInWays;
import dev.latchkey.feature.UserSignInWays.LinkedAccount;
import dev.latchkey.model.Account;
import dev.latchkey.model.Tokens;
import dev.latchkey.oauth.SealedProviderTokens;
import dev.latchkey.storage.CheckedStore;
import dev.latchkey.storage.LinkMarks;
import dev.latchkey.store.StoredAccount;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lists and unlinks the accounts of a user, and reads their tokens. Every call needs the user's id, so no account can
 * be reached by its own key alone.
 *
 * @param tokens {@code null}: the providers' tokens are not kept
 */
public record AccountControl(
        CheckedStore store,
        RemainingMethods methods,
        @Nullable SealedProviderTokens tokens,
        EventListeners listeners) implements LinkedAccounts {

    @Override
    public UserSignInWays of(String userId) {
        List<StoredAccount> all = stored(userId);
        List<String> alone = store.user(userId).map(methods::leadingInAlone).orElse(List.of());
        List<LinkedAccount> shown = all.stream()
                .filter(LinkMarks::isShown)
                .map(StoredAccount::account)
                .map(each -> new LinkedAccount(each, !alone.isEmpty() || others(all, each) > 0))
                .toList();
        List<String> linkable = methods.linking().stream()
                .filter(id -> shown.stream()
                        .noneMatch(linked -> linked.account().provider().equals(id)))
                .toList();
        return new UserSignInWays(shown, alone, linkable);
    }

    /** Returns the accounts of a user, without their tokens. */
    public List<Account> list(String userId) {
        return stored(userId).stream()
                .filter(LinkMarks::isShown)
                .map(StoredAccount::account)
                .toList();
    }

    @Override
    public boolean unlink(String userId, String issuer, String subject) {
        List<StoredAccount> all = stored(userId);
        StoredAccount stored = all.stream()
                .filter(LinkMarks::isShown)
                .filter(each -> isOf(each.account(), issuer, subject))
                .findFirst()
                .orElse(null);
        if (stored == null) {
            return false;
        }
        Account account = stored.account();
        int others = others(all, account);
        boolean alone = leadsInAlone(userId);
        if (others == 0 && !alone) {
            return false;
        }
        // another call at the same moment must not remove the last usable account, so unusable accounts are added
        int leaving = alone ? 0 : all.size() - others;
        boolean unlinked = store.unlinkAccount(userId, issuer, subject, leaving);
        if (unlinked && others == 0 && !leadsInAlone(userId)) { // what led in alone was taken away meanwhile
            store.linkAccount(userId, stored);
            return false;
        }
        if (unlinked) {
            listeners.tell(new AuthEvent.AccountUnlinked(userId, account));
        }
        return unlinked;
    }

    private boolean leadsInAlone(String userId) {
        return store.user(userId).filter(methods::leadsInAlone).isPresent();
    }

    /** Returns the number of accounts with which the user could still sign in without {@code account}. */
    private int others(List<StoredAccount> all, Account account) {
        return (int) all.stream()
                .filter(each -> !isOf(each.account(), account.issuer(), account.subject()))
                .filter(each -> LinkMarks.isConfirmed(each) && methods.leadsIn(each))
                .count();
    }

    /**
     * Returns the tokens from the last sign-in with the account. Tokens that an older secret sealed are sealed again.
     *
     * @throws IllegalStateException if tokens are not kept
     */
    public Optional<Tokens> tokens(String userId, String issuer, String subject) {
        SealedProviderTokens tokens = requireTokens();
        StoredAccount stored = stored(userId).stream()
                .filter(each -> isOf(each.account(), issuer, subject) && LinkMarks.isConfirmed(each))
                .findFirst()
                .orElse(null);
        SealedProviderTokens.Opened opened = stored == null ? null : tokens.open(stored);
        if (stored == null || opened == null) {
            return Optional.empty();
        }
        if (!opened.isCurrent()) {
            String again = tokens.seal(stored.account(), opened.tokens());
            store.replaceTokens(issuer, subject, stored.tokens(), again);
        }
        return Optional.of(opened.tokens());
    }

    /** Returns the tokens of the user's account at a provider; of several accounts, of the first with tokens. */
    public Optional<KeptTokens> kept(String userId, String provider) {
        SealedProviderTokens sealed = requireTokens();
        return stored(userId).stream()
                .filter(each -> each.account().provider().equals(provider) && LinkMarks.isConfirmed(each))
                .flatMap(each ->
                        Optional.ofNullable(sealed.open(each))
                                .map(opened -> new KeptTokens(each, opened.tokens()))
                                .stream())
                .findFirst();
    }

    /**
     * Replaces tokens.
     *
     * @return {@code false} if the tokens are no longer {@code expected}; then nothing has changed
     */
    public boolean replace(KeptTokens expected, Tokens now) {
        Account account = expected.account();
        String sealed = requireTokens().seal(account, now);
        return store.replaceTokens(
                account.issuer(), account.subject(), expected.stored().tokens(), sealed);
    }

    /**
     * Removes tokens, and leaves the account.
     *
     * @return {@code false} if the tokens are no longer {@code expected}; then nothing has changed
     */
    public boolean forget(KeptTokens expected) {
        Account account = expected.account();
        return store.replaceTokens(
                account.issuer(), account.subject(), expected.stored().tokens(), null);
    }

    private SealedProviderTokens requireTokens() {
        if (tokens == null) {
            throw new IllegalStateException("Providers' tokens are not kept: call keepProviderTokens()");
        }
        return tokens;
    }

    private List<StoredAccount> stored(String userId) {
        return store.accounts(userId);
    }

    static boolean isOf(Account account, String issuer, String subject) {
        return account.issuer().equals(issuer) && account.subject().equals(subject);
    }
}
