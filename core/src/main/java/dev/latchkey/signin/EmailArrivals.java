package dev.latchkey.signin;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.model.Account;
import dev.latchkey.model.Profile;
import dev.latchkey.model.User;
import dev.latchkey.seal.Randoms;
import dev.latchkey.session.SessionControl;
import dev.latchkey.session.StoreCalls;
import dev.latchkey.store.StoredAccount;
import dev.latchkey.store.StoredUser;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Those who arrive by e-mail (contract §5.8). There is no account row: the user is the one with the address. Whoever
 * made a user with an address that they had not proved may be a stranger, so the first proof ends what they attached:
 * their accounts and their sessions (W1, B12).
 */
public final class EmailArrivals implements Arrivals {

    private static final Logger LOG = LoggerFactory.getLogger(EmailArrivals.class);
    private static final int MOST_ATTEMPTS = 3;

    private final StoreCalls store;
    private final Randoms randoms;
    private final InstantSource clock;
    private final @Nullable SessionControl sealed;

    /** {@code sealed} ends sessions that are not in the store, where that is possible. */
    EmailArrivals(StoreCalls store, Randoms randoms, InstantSource clock, @Nullable SessionControl sealed) {
        this.sealed = sealed;
        this.store = store;
        this.randoms = randoms;
        this.clock = clock;
    }

    @Override
    public User candidate(Account account, Profile profile) {
        String address = account.subject();
        return owner(address).map(StoredUser::user).orElseGet(() -> new User(randoms.uuid(), null, address, null));
    }

    @Override
    public Arrival arrive(User candidate, Account account, Profile profile) {
        String address = profile.verifiedEmail()
                .orElseThrow(() -> new IllegalStateException("Nobody arrives by an address that is not proved"));
        for (int i = 0; i < MOST_ATTEMPTS; i++) {
            Arrival arrival = owner(address)
                    .map(owner -> owner.emailVerified() != null ? known(owner) : proved(owner))
                    .orElseGet(() -> created(candidate));
            if (arrival != null) {
                return arrival;
            }
        }
        throw new AuthException.Refused(
                ErrorCode.ACCOUNT_NOT_LINKED, "the id or the address of the new user is another's");
    }

    /** The proof is used up, and nobody can take it away. */
    @Override
    public boolean stand(User user, Account account) {
        return true;
    }

    private static Arrival known(StoredUser owner) {
        return new Arrival(owner.user(), false, false);
    }

    /** {@code null} if somebody else was first. */
    private @Nullable Arrival created(User candidate) {
        StoredUser user = new StoredUser(candidate, clock.instant());
        return store.ask("adding a user", asked -> asked.createUser(user, null))
                .map(added -> new Arrival(added.user(), true, false))
                .orElse(null);
    }

    /**
     * Strangers go first, so that whatever breaks on the way leaves the address unproved and the next proof goes on.
     * Everything goes twice: the second time what somebody who was let in before had under way.
     */
    private @Nullable Arrival proved(StoredUser owner) {
        String id = owner.user().id();
        int sessions = end(id);
        int accounts = unlink(id);
        StoredUser verified = new StoredUser(owner.user(), clock.instant());
        if (!store.ask("changing a user", asked -> asked.updateUser(verified))) {
            return null;
        }
        sessions += end(id);
        accounts += unlink(id);
        if (accounts > 0 || sessions > 0) {
            LOG.info("The first proof of an address removed {} accounts and {} sessions of before", accounts, sessions);
        }
        return new Arrival(owner.user(), false, false, true);
    }

    private int unlink(String userId) {
        List<StoredAccount> accounts = store.ask("listing accounts", asked -> asked.accounts(userId));
        accounts.forEach(stored -> store.ask(
                "unlinking an account",
                asked -> asked.unlinkAccount(
                        userId, stored.account().issuer(), stored.account().subject(), 0)));
        return accounts.size();
    }

    private int end(String userId) {
        if (sealed != null) {
            sealed.revokeAll(userId, null);
        }
        return store.ask("ending sessions", asked -> asked.deleteSessions(userId, null));
    }

    private Optional<StoredUser> owner(String address) {
        return store.ask("finding an address", asked -> asked.userByEmail(address));
    }
}
