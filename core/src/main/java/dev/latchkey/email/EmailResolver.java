package dev.latchkey.email;

import dev.latchkey.account.AddressProofRecords;
import dev.latchkey.account.NewUsers;
import dev.latchkey.account.PlannedUser;
import dev.latchkey.account.ResolvedUser;
import dev.latchkey.account.UserResolver;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.model.Account;
import dev.latchkey.model.Profile;
import dev.latchkey.model.User;
import dev.latchkey.session.PendingRecords;
import dev.latchkey.session.SessionControl;
import dev.latchkey.session.UpstreamSession;
import dev.latchkey.storage.CheckedStore;
import dev.latchkey.storage.DisabledUsers;
import dev.latchkey.store.StoredAccount;
import dev.latchkey.store.StoredUser;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds users by e-mail address (wire.md#whose-an-account-is). There is no account row, because the address alone
 * identifies the user. If an address was not proved when its user was created, the creator may be a stranger. The first
 * proof of the address therefore removes the stranger's accounts and sessions, and all records of the user (W1, B12). A
 * provider's statement that the address is verified is no proof, because anybody can run a provider. It is a proof if
 * the provider has authority over the address.
 *
 * @param sealed ends sessions that are not in the store; {@code null} if these cannot be ended
 */
public record EmailResolver(
        CheckedStore store,
        NewUsers newUsers,
        InstantSource clock,
        @Nullable SessionControl sealed) implements UserResolver {

    private static final Logger LOG = LoggerFactory.getLogger(EmailResolver.class);

    /**
     * Returns the user whom a mail to {@code address} would sign in. This is the existing user, or the user who would
     * be created.
     */
    public User candidate(String address) {
        return owner(address).map(StoredUser::user).orElseGet(() -> newUsers.candidate(null, address, null));
    }

    @Override
    public PlannedUser plan(Account account, Profile profile) {
        String address = profile.verifiedEmail()
                .orElseThrow(() -> new IllegalStateException("Nobody arrives by an address that is not proved"));
        return plan(address);
    }

    /** Works like {@link #plan(Account, Profile)}, for an address that its owner has just proved. */
    public PlannedUser plan(String address) {
        StoredUser owner = owner(address).orElse(null);
        if (owner == null) {
            User user = newUsers.candidate(null, address, null);
            return new PlannedUser(user, events -> created(user, events));
        }
        return addresses().isProved(owner)
                ? PlannedUser.known(owner.user(), () -> stands(owner.user()))
                : new PlannedUser(owner.user(), events -> proved(owner, address, events));
    }

    /** Returns whether the user still exists with this address. A redeemed proof itself cannot be taken back. */
    private boolean stands(User user) {
        return store.user(user.id())
                .filter(now -> Objects.equals(now.user().email(), user.email()))
                .isPresent();
    }

    private Optional<ResolvedUser> created(User user, Consumer<? super AuthEvent> events) {
        return newUsers.add(user, null, AddressProofRecords.Origin.PROVED).map(made -> {
            events.accept(new AuthEvent.UserCreated(made));
            return new ResolvedUser(made, true, false, () -> stands(made));
        });
    }

    /**
     * Records the first proof of an address. This method first removes what a stranger may have attached. If it fails
     * after that, the address stays unproved, and the next proof continues. The removal runs twice. The second run
     * removes what a person who had signed in earlier added in the meantime.
     */
    private Optional<ResolvedUser> proved(StoredUser owner, String address, Consumer<? super AuthEvent> events) {
        User user = owner.user();
        Removed before = removeStrangers(user.id(), address);
        if (!store.replaceEmail(owner, address, clock.instant())) {
            return Optional.empty();
        }
        events.accept(new AuthEvent.UserUpdated(user));
        Removed all = before.and(removeStrangers(user.id(), address));
        addresses().record(user.id(), AddressProofRecords.Origin.PROVED, address);
        events.accept(new AuthEvent.AddressProved(user, all.accounts, all.sessions, all.records));
        LOG.info(
                "The first proof of an address removed {} accounts, {} sessions and {} records of before",
                all.accounts.size(),
                all.sessions,
                all.records);
        return Optional.of(new ResolvedUser(user, false, false, () -> stands(user)));
    }

    private record Removed(List<Account> accounts, int sessions, int records) {

        Removed and(Removed more) {
            List<Account> all = Stream.concat(accounts.stream(), more.accounts.stream())
                    .distinct()
                    .toList();
            return new Removed(all, sessions + more.sessions, records + more.records);
        }
    }

    /**
     * Removes everything that may belong to a stranger. Only the accounts that have proved exactly this address stay,
     * with their proofs. A session does not say with which account it began, and a record does not say who added it, so
     * all sessions and all other records are removed. The sessions are removed last. A sign-in that creates a session
     * in the meantime checks afterwards whether its account still exists.
     */
    private Removed removeStrangers(String userId, String address) {
        List<StoredAccount> accounts = store.accounts(userId);
        List<StoredAccount> proving = accounts.stream()
                .filter(stored -> addresses().isProvedBy(userId, stored.account(), address))
                .toList();
        List<Account> strange = accounts.stream()
                .filter(stored -> !proving.contains(stored))
                .map(StoredAccount::account)
                .toList();
        int own = addresses().count(userId)
                + store.recordsOf(PendingRecords.KIND, userId).size()
                + store.recordsOf(UpstreamSession.KIND, userId).size();
        int records = store.deleteRecordsOf(userId, DisabledUsers.KIND);
        proving.forEach(stored -> addresses().recordProofBy(userId, stored.account(), address));
        strange.forEach(account -> unlink(userId, account));
        int sessions = end(userId);
        return new Removed(strange, sessions, Math.max(0, records - own));
    }

    private AddressProofRecords addresses() {
        return new AddressProofRecords(store);
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
