package dev.latchkey.method;

import dev.latchkey.account.AddressProofRecords;
import dev.latchkey.account.PlannedUser;
import dev.latchkey.account.ResolvedUser;
import dev.latchkey.email.EmailResolver;
import dev.latchkey.error.AuthException;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.feature.AddressProofs;
import dev.latchkey.feature.EventListeners;
import dev.latchkey.model.User;
import dev.latchkey.storage.CheckedStore;
import dev.latchkey.store.StoredUser;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Proofs of addresses of the users in a store.
 *
 * @param store {@code null}: there is none
 * @param resolver {@code null}: there is no store
 * @param mails whether the application sends mails
 */
public record StoredAddressProofs(
        @Nullable CheckedStore store,
        @Nullable EmailResolver resolver,
        boolean mails,
        EventListeners listeners,
        InstantSource clock)
        implements AddressProofs {

    private static final Logger LOG = LoggerFactory.getLogger(StoredAddressProofs.class);

    /** The user changes under us only if others prove or change the address at the same moment. */
    private static final int MOST_ATTEMPTS = 3;

    @Override
    public boolean isProved(String userId) {
        return store != null
                && store.user(userId)
                        .filter(new AddressProofRecords(store)::isProved)
                        .isPresent();
    }

    @Override
    public boolean allowFactor(String userId) {
        return store != null
                && store.user(userId)
                        .filter(user ->
                                user.user().email() == null || !mails || new AddressProofRecords(store).isProved(user))
                        .isPresent();
    }

    @Override
    public Optional<User> prove(String userId, String address) {
        for (int i = 0; resolver != null && i < MOST_ATTEMPTS; i++) {
            PlannedUser plan = resolver.plan(address);
            if (!plan.user().id().equals(userId)) { // another user has the address, or nobody: a new id is random
                return Optional.empty();
            }
            Optional<ResolvedUser> proved = plan.carryOut().apply(listeners::tell);
            if (proved.isPresent()) {
                return proved.map(ResolvedUser::user);
            }
        }
        return Optional.empty();
    }

    @Override
    public boolean replace(StoredUser expected, String address) {
        if (store == null) {
            return false;
        }
        User before = expected.user();
        AddressProofRecords records = new AddressProofRecords(store);
        records.recordNext(before.id(), address);
        if (!store.replaceEmail(expected, address, clock.instant())) {
            if (!has(store, before.id(), address)) { // else another change to it was faster, and may rely on the record
                records.forgetNext(before.id(), address);
            }
            return false;
        }
        listeners.tell(new AuthEvent.UserUpdated(new User(before.id(), before.name(), address, before.image())));
        settle(records, before, address);
        return true;
    }

    private static boolean has(CheckedStore store, String userId, String address) {
        return store.user(userId)
                .filter(now -> address.equals(now.user().email()))
                .isPresent();
    }

    /** The address is changed already, and a failure here leaves the record that says that it is proved. */
    private static void settle(AddressProofRecords records, User before, String address) {
        try {
            records.record(before.id(), AddressProofRecords.Origin.PROVED, address);
            records.forgetNext(before.id(), address);
            if (before.email() != null) {
                records.forgetNext(before.id(), before.email()); // which an earlier failure may have left
            }
        } catch (AuthException.Fault e) {
            LOG.warn("A new address is proved by the record of the change alone: {}", e.getMessage());
        }
    }
}
