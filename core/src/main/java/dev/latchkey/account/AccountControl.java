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
import dev.latchkey.store.StoredAccount;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lists and unlinks the accounts of a user, and reads their tokens. Every call needs the user's id, so no account can
 * be reached by its own key alone.
 */
public final class AccountControl implements LinkedAccounts {

    private final CheckedStore store;
    private final RemainingMethods methods;
    private final @Nullable SealedProviderTokens tokens;
    private final EventListeners listeners;

    /** Tokens are not kept if {@code tokens} is {@code null}. */
    public AccountControl(
            CheckedStore store,
            RemainingMethods methods,
            @Nullable SealedProviderTokens tokens,
            EventListeners listeners) {
        this.store = store;
        this.methods = methods;
        this.tokens = tokens;
        this.listeners = listeners;
    }

    @Override
    public UserSignInWays of(String userId) {
        List<StoredAccount> all = stored(userId);
        List<String> alone = store.user(userId).map(methods::leadingInAlone).orElse(List.of());
        List<LinkedAccount> shown = all.stream()
                .filter(UnconfirmedLinks::isShown)
                .map(StoredAccount::account)
                .map(each -> new LinkedAccount(each, !alone.isEmpty() || others(all, each) > 0))
                .toList();
        List<String> linkable = methods.linking().stream()
                .filter(id -> shown.stream()
                        .noneMatch(linked -> linked.account().provider().equals(id)))
                .toList();
        return new UserSignInWays(shown, alone, linkable);
    }

    /** Without their tokens. */
    public List<Account> list(String userId) {
        return stored(userId).stream()
                .filter(UnconfirmedLinks::isShown)
                .map(StoredAccount::account)
                .toList();
    }

    @Override
    public boolean unlink(String userId, String issuer, String subject) {
        List<StoredAccount> all = stored(userId);
        Account account = all.stream()
                .filter(UnconfirmedLinks::isShown)
                .map(StoredAccount::account)
                .filter(each -> isOf(each, issuer, subject))
                .findFirst()
                .orElse(null);
        if (account == null) {
            return false;
        }
        int others = others(all, account);
        boolean alone = store.user(userId).filter(methods::leadsInAlone).isPresent();
        if (others == 0 && !alone) {
            return false;
        }
        // somebody who takes another at the same moment must not take the last: those of no use stay in the count
        int leaving = alone ? 0 : all.size() - others;
        boolean unlinked = store.unlinkAccount(userId, issuer, subject, leaving);
        if (unlinked) {
            listeners.tell(new AuthEvent.AccountUnlinked(userId, account));
        }
        return unlinked;
    }

    /** How many accounts would still let the user in without {@code account}. */
    private int others(List<StoredAccount> all, Account account) {
        return (int) all.stream()
                .filter(each -> !isOf(each.account(), account.issuer(), account.subject()))
                .filter(each -> UnconfirmedLinks.isConfirmed(each) && methods.leadsIn(each))
                .count();
    }

    /**
     * The tokens that came with the last sign-in. What an older secret sealed is sealed again.
     *
     * @throws IllegalStateException if tokens are not kept
     */
    public Optional<Tokens> tokens(String userId, String issuer, String subject) {
        if (tokens == null) {
            throw new IllegalStateException("Providers' tokens are not kept: call keepProviderTokens()");
        }
        StoredAccount stored = stored(userId).stream()
                .filter(each -> isOf(each.account(), issuer, subject) && UnconfirmedLinks.isConfirmed(each))
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

    private List<StoredAccount> stored(String userId) {
        return store.accounts(userId);
    }

    static boolean isOf(Account account, String issuer, String subject) {
        return account.issuer().equals(issuer) && account.subject().equals(subject);
    }
}
