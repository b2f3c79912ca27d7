package dev.latchkey.feature;

import dev.latchkey.model.User;
import dev.latchkey.store.StoredUser;
import java.util.Optional;

/**
 * Knows which users have proved their addresses. A stranger may have made a user with somebody else's address. The
 * first proof of the address therefore removes all accounts, sessions and records of its user, including those of
 * second factors. A feature must ask this interface before a user sets up a factor, because the first proof removes
 * what it keeps of a user whose address is not proved.
 */
public interface AddressProofs {

    /**
     * Returns whether the user has proved their current address, to Latchkey or by a provider with authority over it.
     * If another provider calls the address verified, that is no proof. Without a store, no address is proved.
     */
    boolean isProved(String userId);

    /**
     * Returns whether a user may set up a factor, which the first proof of the address would remove. So where addresses
     * can be proved, users prove theirs before: nobody loses a factor to it. A user without an address has nothing to
     * prove. In an application that sends no mails, nobody could prove an address before.
     */
    boolean allowFactor(String userId);

    /**
     * Says that the owner of a user's address is there now, who got a mail there. This is the first proof of the
     * address, or one more. It makes nobody: for an address without a user, see {@link SignIn#signUp}.
     *
     * @return the user; empty without a store, or if the user is gone, has another address, or was changed by others in
     *     the meantime
     */
    Optional<User> prove(String userId, String address);

    /**
     * Gives a user another address, which its owner has proved, and leaves everything else of the user as it is.
     *
     * @param expected the user when the proof began
     * @return {@code false}, and nothing changed, if the user is gone or has another address or verification by now, or
     *     if another user has {@code address}
     */
    boolean replace(StoredUser expected, String address);
}
