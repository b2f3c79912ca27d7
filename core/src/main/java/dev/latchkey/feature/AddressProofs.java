package dev.latchkey.feature;

import dev.latchkey.model.User;
import dev.latchkey.store.StoredUser;
import java.util.Optional;

/**
 * Whether users have proved that their addresses are theirs. The first proof of an address removes everything that was
 * attached to its user before: accounts, sessions and records, also those of second factors, since a stranger may have
 * made the user. So a feature asks this before it lets somebody set up a factor; what it keeps of a user whose address
 * is not proved goes with the first proof.
 */
public interface AddressProofs {

    /**
     * Whether the user proved the address here, or by a provider with authority over it, and has it still. That another
     * provider calls the address verified is no proof. Without a store nobody's is proved.
     */
    boolean isProved(String userId);

    /**
     * Says that the owner of an address is there now, who got a mail there. This is the first proof of the address, or
     * one more.
     *
     * @return the user with the address, who is made if there is none; empty without a store, or if others changed the
     *     user in the meantime
     */
    Optional<User> prove(String address);

    /**
     * Gives a user another address, which its owner has proved, and leaves everything else of the user as it is.
     *
     * @param expected the user when the proof began
     * @return {@code false}, and nothing changed, if the user is gone or has another address or verification by now, or
     *     if another user has {@code address}
     */
    boolean replace(StoredUser expected, String address);
}
