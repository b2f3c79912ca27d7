package dev.latchkey.token;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.model.Account;
import dev.latchkey.seal.Hashes;
import dev.latchkey.storage.CheckedStore;
import dev.latchkey.store.StoredRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right to refresh the tokens of an account, which one node holds at a time. It is a record of the user. If the
 * provider cannot be reached, the record stays for some seconds, so the nodes that waited do not ask a provider that is
 * down one after the other.
 */
final class RefreshLease {

    private static final Logger LOG = LoggerFactory.getLogger(RefreshLease.class);
    private static final String KIND = "token-refresh";
    private static final String FAILED = "{\"failed\":true}";
    private static final String HELD = "{}";

    /** Longer than {@link #REQUESTS}. */
    static final Duration TIME = Duration.ofSeconds(50);

    /** The longest time that the requests of one refresh take: discovery, token, token with a nonce, keys. */
    private static final Duration REQUESTS = Duration.ofSeconds(40);

    private static final Duration REMEMBERED = Duration.ofSeconds(5);

    private final CheckedStore store;
    private final InstantSource clock;
    private final StoredRecord record;
    private final Instant end;

    RefreshLease(CheckedStore store, InstantSource clock, String userId, Account account) {
        this.store = store;
        this.clock = clock;
        this.end = clock.instant().plus(TIME);
        String id = Hashes.sha256Base64Url(account.issuer() + "\n" + account.subject());
        this.record = StoredRecord.of(KIND, id, userId, HELD).until(end);
    }

    /** Takes the lease. {@code false}: another node holds it, or has just failed. */
    boolean take() {
        return store.addRecord(record);
    }

    /**
     * Returns whether a refresh that begins now is over before the lease ends. It is not if the store was slow. Another
     * node could then use the same refresh token at the same time, and the provider would take that for a theft.
     */
    boolean isLongEnough() {
        return !clock.instant().plus(REQUESTS).isAfter(end);
    }

    /** Returns whether the last holder could just not reach the provider. */
    boolean hasFailed() {
        return store.record(KIND, record.id())
                .filter(held -> held.content().equals(FAILED))
                .isPresent();
    }

    /** Gives the lease back. */
    void release() {
        whileHeld(() -> store.deleteRecord(record));
    }

    /** Gives the lease back some seconds from now, and says meanwhile that the provider cannot be reached. */
    void fail() {
        whileHeld(() -> store.replaceRecord(record, FAILED, clock.instant().plus(REMEMBERED)));
    }

    /**
     * Does nothing after the end of the lease, because another node may hold it by then. A store that fails here must
     * not lose the tokens that the provider has just given, and the lease ends by itself.
     */
    private void whileHeld(Runnable work) {
        try {
            if (clock.instant().isBefore(end)) {
                work.run();
            }
        } catch (AuthException e) {
            LOG.warn("{}: a lease stays until it ends", ErrorCode.ADAPTER.wire(), e);
        }
    }
}
