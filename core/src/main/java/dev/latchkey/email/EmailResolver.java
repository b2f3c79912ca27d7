package dev.latchkey.email;

import dev.latchkey.account.AddressRecords;
import dev.latchkey.account.PlannedUser;
import dev.latchkey.account.ResolvedUser;
import dev.latchkey.account.UserResolver;
import dev.latchkey.model.Account;
import dev.latchkey.model.Profile;
import dev.latchkey.model.User;
import dev.latchkey.seal.Randoms;
import dev.latchkey.session.SessionControl;
import dev.latchkey.storage.CheckedStore;
import dev.latchkey.store.StoredAccount;
import dev.latchkey.store.StoredUser;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Those who arrive by e-mail (wire.md#whose-an-account-is). There is no account row: the user is the one with the
 * address. A person who made a user with an address that they had not proved may be a stranger, so the first proof ends
 * what they attached: their accounts, their sessions and all records of the user (W1, B12). The word of a provider that
 * the address is verified is no proof, since anybody can run a provider; it is one if that provider has authority over
 * the address.
 */
public final class EmailResolver implements UserResolver {

    private static final Logger LOG = LoggerFactory.getLogger(EmailResolver.class);
    private final CheckedStore store;
    private final Randoms randoms;
    private final InstantSource clock;
    private final AddressRecords addresses;
    private final @Nullable SessionControl sealed;

    /** {@code sealed} ends sessions that are not in the store, where that is possible. */
    public EmailResolver(CheckedStore store, Randoms randoms, InstantSource clock, @Nullable SessionControl sealed) {
        this.sealed = sealed;
        this.store = store;
        this.randoms = randoms;
        this.clock = clock;
        this.addresses = new AddressRecords(store);
    }

    /** Whom a mail to {@code address} would sign in: the user there is, or the one that would be made. */
    public User candidate(String address) {
        return owner(address).map(StoredUser::user).orElseGet(() -> new User(randoms.uuid(), null, address, null));
    }

    @Override
    public PlannedUser plan(Account account, Profile profile) {
        String address = profile.verifiedEmail()
                .orElseThrow(() -> new IllegalStateException("Nobody arrives by an address that is not proved"));
        StoredUser owner = owner(address).orElse(null);
        if (owner == null) {
            User user = new User(randoms.uuid(), null, address, null);
            return new PlannedUser(user, updated -> created(user, address));
        }
        return addresses.isProved(owner)
                ? new PlannedUser(owner.user(), updated -> Optional.of(ResolvedUser.known(owner.user())))
                : new PlannedUser(owner.user(), updated -> proved(owner, address, updated));
    }

    /** The proof is used up, and nobody can take it away. */
    @Override
    public boolean stand(User user, Account account) {
        return true;
    }

    @Override
    public boolean goesByAccount() {
        return false;
    }

    private Optional<ResolvedUser> created(User user, String address) {
        Optional<StoredUser> added = store.createUser(new StoredUser(user, clock.instant()), null);
        return added.map(made -> {
            addresses.recordFirst(made.user().id(), AddressRecords.Origin.PROVED, address);
            return ResolvedUser.createdWithoutAccount(made.user());
        });
    }

    /**
     * Strangers go first, so that whatever breaks on the way leaves the address unproved and the next proof goes on.
     * Everything goes twice: the second time what somebody who was let in before had under way.
     */
    private Optional<ResolvedUser> proved(StoredUser owner, String address, Consumer<User> updated) {
        User user = owner.user();
        Removed before = removeStrangers(user.id(), address);
        if (!store.replaceEmail(owner, address, clock.instant())) {
            return Optional.empty();
        }
        updated.accept(user);
        Removed after = removeStrangers(user.id(), address);
        addresses.record(user.id(), AddressRecords.Origin.PROVED, address);
        int accounts = before.accounts + after.accounts;
        int sessions = before.sessions + after.sessions;
        if (accounts > 0 || sessions > 0) {
            LOG.info("The first proof of an address removed {} accounts and {} sessions of before", accounts, sessions);
        }
        return Optional.of(ResolvedUser.known(user));
    }

    private record Removed(int accounts, int sessions) {}

    /**
     * Ends what may be a stranger's: all but the accounts that have proved this very address, and their sessions. No
     * record says who attached it, so all of them go, but for what is known of those accounts.
     */
    private Removed removeStrangers(String userId, String address) {
        List<StoredAccount> accounts = store.accounts(userId);
        List<StoredAccount> proving = accounts.stream()
                .filter(stored -> addresses.isProvedBy(userId, stored.account(), address))
                .toList();
        List<StoredAccount> strange =
                accounts.stream().filter(stored -> !proving.contains(stored)).toList();
        boolean alone = !accounts.isEmpty() && strange.isEmpty() && isSignedInOnlyBy(accounts, userId);
        int sessions = alone ? 0 : end(userId);
        strange.forEach(stored -> unlink(userId, stored.account()));
        store.deleteRecordsOf(userId);
        proving.forEach(stored -> addresses.recordProofBy(userId, stored.account(), address));
        return new Removed(strange.size(), sessions);
    }

    private boolean isSignedInOnlyBy(List<StoredAccount> accounts, String userId) {
        Set<String> providers =
                accounts.stream().map(stored -> stored.account().provider()).collect(Collectors.toSet());
        return store.sessions(userId).stream().allMatch(session -> providers.contains(session.provider()));
    }

    private void unlink(String userId, Account account) {
        store.unlinkAccount(userId, account.issuer(), account.subject(), 0);
    }

    private int end(String userId) {
        if (sealed != null) {
            sealed.revokeAll(userId, null);
        }
        return store.deleteSessions(userId, null);
    }

    private Optional<StoredUser> owner(String address) {
        return store.userByEmail(address);
    }
}
