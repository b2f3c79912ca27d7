package dev.latchkey.store.redis;

import dev.latchkey.model.Account;
import dev.latchkey.store.StoredAccount;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A name that only one user may have: an address or an account.
 *
 * @param key the key of the reservation
 * @param in tests whether a user's document contains the name
 */
record UniqueName(String key, Predicate<UserDocument> in) {

    static UniqueName email(RedisKeys keys, String address) {
        return new UniqueName(keys.email(address), user -> user.hasEmail(address));
    }

    static UniqueName account(RedisKeys keys, String issuer, String subject) {
        return new UniqueName(
                keys.account(issuer, subject),
                user -> user.account(issuer, subject).isPresent());
    }

    /**
     * Returns all names of a user, accounts first. All threads claim names in this order. So a thread that waits for an
     * address has claimed no name for which the holder of the address waits.
     */
    static List<UniqueName> all(RedisKeys keys, UserDocument user) {
        List<UniqueName> names = new ArrayList<>();
        for (StoredAccount stored : user.accounts()) {
            Account account = stored.account();
            names.add(account(keys, account.issuer(), account.subject()));
        }
        String email = user.email();
        if (email != null) {
            names.add(email(keys, email));
        }
        return names;
    }
}
