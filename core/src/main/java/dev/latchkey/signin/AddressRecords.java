package dev.latchkey.signin;

import dev.latchkey.model.Account;
import dev.latchkey.seal.Hashes;
import dev.latchkey.storage.CheckedStore;
import dev.latchkey.store.StoredUser;
import dev.latchkey.store.StoredValue;
import dev.latchkey.wire.Ascii;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What this application knows about addresses beyond {@link StoredUser#emailVerified}, which says only that somebody
 * has vouched for one: by which account it is proved, and how a user came by theirs. Values beside the users keep it,
 * since the table of users is the one of Auth.js. A user without such a value, or with another address by now, has
 * neither proved nor claimed the address here.
 */
final class AddressRecords {

    private static final int MOST_ATTEMPTS = 3;
    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    private final CheckedStore store;

    AddressRecords(CheckedStore store) {
        this.store = store;
    }

    /** How a user came by their address. */
    enum Origin {

        /** They proved it here, or by a provider with authority over it. */
        PROVED,

        /** It came with an account of a provider, and nobody had vouched for it. */
        CLAIMED,

        /** It came with credentials: it is the application's own word. */
        GIVEN
    }

    /** Whether the user proved the address here, or by a provider with authority over it. */
    boolean isProved(StoredUser user) {
        return user.hasVerifiedEmail() && isOrigin(Origin.PROVED, user);
    }

    /**
     * Whether the user gives the address up to a person whose provider has verified it.
     *
     * @param proved whether that provider has authority over the address
     */
    boolean givesWay(StoredUser user, boolean proved) {
        return !user.hasVerifiedEmail() && (isOrigin(Origin.CLAIMED, user) || (proved && isOrigin(Origin.GIVEN, user)));
    }

    void record(String userId, Origin origin, String email) {
        put(name(userId), text(origin, email));
    }

    /** As {@link #record}, for a new user: what is known of one with this id stays. */
    void recordFirst(String userId, Origin origin, String email) {
        replace(name(userId), null, text(origin, email));
    }

    /** Whether this very account has proved this very address, by a provider with authority over it. */
    boolean isProvedBy(Account account, String email) {
        return Hashes.sha256Hex(email).equals(text(name(account)));
    }

    void recordProofBy(Account account, String email) {
        put(name(account), Hashes.sha256Hex(email));
    }

    private boolean isOrigin(Origin origin, StoredUser user) {
        String email = user.user().email();
        return email != null && text(origin, email).equals(text(name(user.user().id())));
    }

    /**
     * Where others keep writing, nothing is recorded: the next proof then counts as the first, which is the safe way.
     */
    private void put(String name, String text) {
        for (int i = 0; i < MOST_ATTEMPTS; i++) {
            String before = text(name);
            if (text.equals(before) || replace(name, before, text)) {
                return;
            }
        }
    }

    private boolean replace(String name, @Nullable String before, String text) {
        return store.replaceValue(name, before, new StoredValue(text, NEVER));
    }

    private @Nullable String text(String name) {
        return store.value(name).map(StoredValue::text).orElse(null);
    }

    private static String text(Origin origin, String email) {
        return Ascii.lower(origin.name()) + " " + Hashes.sha256Hex(email);
    }

    private static String name(String userId) {
        return "address:" + Hashes.sha256Hex(userId);
    }

    private static String name(Account account) {
        return "proof:" + Hashes.sha256Hex(account.issuer() + "\n" + account.subject());
    }
}
