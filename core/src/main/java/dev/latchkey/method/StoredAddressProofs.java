package dev.latchkey.method;

import dev.latchkey.account.AccountLinker;
import dev.latchkey.account.ResolvedUser;
import dev.latchkey.email.EmailResolver;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.feature.AddressProofs;
import dev.latchkey.feature.EventListeners;
import dev.latchkey.model.User;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Proofs of addresses of the users in a store.
 *
 * @param accounts {@code null}: there is no store
 * @param resolver {@code null}: there is no store
 */
public record StoredAddressProofs(
        @Nullable AccountLinker accounts, @Nullable EmailResolver resolver, EventListeners listeners)
        implements AddressProofs {

    /** The user changes under us only if others prove or change the address at the same moment. */
    private static final int MOST_ATTEMPTS = 3;

    @Override
    public boolean isProved(String userId) {
        return accounts != null && accounts.hasProvedAddress(userId);
    }

    @Override
    public Optional<User> prove(String address) {
        for (int i = 0; resolver != null && i < MOST_ATTEMPTS; i++) {
            Optional<ResolvedUser> proved = resolver.plan(address).carryOut().apply(listeners::tell);
            if (proved.isPresent()) {
                if (proved.get().isNew()) {
                    listeners.tell(new AuthEvent.UserCreated(proved.get().user()));
                }
                return proved.map(ResolvedUser::user);
            }
        }
        return Optional.empty();
    }
}
