package dev.latchkey.account;

import dev.latchkey.model.Account;
import dev.latchkey.model.Tokens;
import dev.latchkey.oauth.SealedProviderTokens;
import dev.latchkey.storage.CheckedStore;
import dev.latchkey.store.StoredAccount;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A user's accounts, for the user to see and unlink, and their tokens. None is reached by its key alone: whose it is is
 * part of every question.
 */
public final class AccountControl {

    private final CheckedStore store;
    private final RemainingMethods methods;
    private final @Nullable SealedProviderTokens tokens;

    /** Tokens are not kept if {@code tokens} is {@code null}. */
    public AccountControl(CheckedStore store, RemainingMethods methods, @Nullable SealedProviderTokens tokens) {
        this.store = store;
        this.methods = methods;
        this.tokens = tokens;
    }

    /** Without their tokens. */
    public List<Account> list(String userId) {
        return stored(userId).stream()
                .filter(UnconfirmedLinks::isShown)
                .map(StoredAccount::account)
                .toList();
    }

    /** Takes an account from a user; empty, and nothing changed, if it is not theirs or their last way in. */
    public Optional<Account> unlink(String userId, String issuer, String subject) {
        List<StoredAccount> all = stored(userId);
        Account account = all.stream()
                .filter(UnconfirmedLinks::isShown)
                .map(StoredAccount::account)
                .filter(each -> isOf(each, issuer, subject))
                .findFirst()
                .orElse(null);
        if (account == null) {
            return Optional.empty();
        }
        int others = (int) all.stream()
                .filter(each -> !isOf(each.account(), issuer, subject))
                .filter(each -> UnconfirmedLinks.isConfirmed(each) && methods.leadsIn(each))
                .count();
        boolean alone = store.user(userId).filter(methods::leadsInAlone).isPresent();
        if (others == 0 && !alone) {
            return Optional.empty();
        }
        // somebody who takes another at the same moment must not take the last: those of no use stay in the count
        int leaving = alone ? 0 : all.size() - others;
        return store.unlinkAccount(userId, issuer, subject, leaving) ? Optional.of(account) : Optional.empty();
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
