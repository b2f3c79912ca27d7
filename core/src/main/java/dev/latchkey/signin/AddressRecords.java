package dev.latchkey.signin;

import dev.latchkey.seal.Hashes;
import dev.latchkey.session.StoreCalls;
import dev.latchkey.store.StoredUser;
import dev.latchkey.store.StoredValue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What this application knows about the address of a user beyond {@link StoredUser#emailVerified}, which says only that
 * somebody has vouched for it. A value beside the user keeps it, since the table of users is the one of Auth.js. A user
 * without such a value, or with another address by now, has neither proved nor claimed the address here.
 */
final class AddressRecords {

    private static final int MOST_ATTEMPTS = 3;
    private static final String PROVED = "proved ";
    private static final String CLAIMED = "claimed ";
    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    private final StoreCalls store;

    AddressRecords(StoreCalls store) {
        this.store = store;
    }

    /** Whether the user proved the address here, or by a provider with authority over it. */
    boolean isProved(StoredUser user) {
        return user.hasVerifiedEmail() && says(PROVED, user);
    }

    /** Whether the user came with the address and nobody has vouched for it. */
    boolean isClaimed(StoredUser user) {
        return !user.hasVerifiedEmail() && says(CLAIMED, user);
    }

    void prove(String userId, String email) {
        record(userId, PROVED + Hashes.sha256Hex(email));
    }

    void claim(String userId, String email) {
        record(userId, CLAIMED + Hashes.sha256Hex(email));
    }

    private boolean says(String what, StoredUser user) {
        String email = user.user().email();
        return email != null
                && (what + Hashes.sha256Hex(email)).equals(text(name(user.user().id())));
    }

    /**
     * Where others keep writing, nothing is recorded: the next proof then counts as the first, which is the safe way.
     */
    private void record(String userId, String text) {
        String name = name(userId);
        String before = null;
        for (int i = 0; i < MOST_ATTEMPTS; i++) {
            String expected = before;
            if (text.equals(before)
                    || store.ask(
                            "recording an address",
                            asked -> asked.replaceValue(name, expected, new StoredValue(text, NEVER)))) {
                return;
            }
            before = text(name);
        }
    }

    private @Nullable String text(String name) {
        return store.ask("finding what is known of an address", asked -> asked.value(name))
                .map(StoredValue::text)
                .orElse(null);
    }

    private static String name(String userId) {
        return "address:" + Hashes.sha256Hex(userId);
    }
}
