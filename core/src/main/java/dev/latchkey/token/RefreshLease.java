package dev.latchkey.token;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.error.FailureCause;
import dev.latchkey.model.Account;
import dev.latchkey.model.Claims;
import dev.latchkey.seal.Hashes;
import dev.latchkey.storage.CheckedStore;
import dev.latchkey.store.StoredRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right to refresh the tokens of an account, which one node holds at a time. It is a record of the user. If the
 * refresh fails, the record stays for some seconds and names the cause, so the nodes that waited do not ask a provider
 * that is down one after the other.
 */
final class RefreshLease {

    private static final Logger LOG = LoggerFactory.getLogger(RefreshLease.class);
    private static final String KIND = "token-refresh";
    private static final String FAILED = "failed";
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

    /** Returns why the holder has failed; empty if it has not, or if there is no holder. */
    Optional<FailureCause> failure() {
        return store.record(KIND, record.id())
                .map(StoredRecord::content)
                .filter(content -> !content.equals(HELD))
                .map(content -> cause(Claims.parse(content).text(FAILED).orElse("")));
    }

    private static FailureCause cause(String wire) {
        try {
            return FailureCause.valueOf(wire.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return FailureCause.UNREACHABLE; // of a newer node
        }
    }

    /** Gives the lease back. A node whose lease has ended leaves it, because another node may hold it by now. */
    void release() {
        quietly(() -> {
            if (clock.instant().isBefore(end)) {
                store.deleteRecord(record);
            }
        });
    }

    /** Gives the lease back some seconds from now, and says why meanwhile. */
    void fail(FailureCause cause) {
        String content = Claims.empty().with(FAILED, cause.wire()).toJson();
        quietly(() -> store.replaceRecord(record, content, clock.instant().plus(REMEMBERED)));
    }

    /** A store that fails here must not lose the tokens that the provider has just given. The lease ends by itself. */
    private static void quietly(Runnable work) {
        try {
            work.run();
        } catch (AuthException e) {
            LOG.warn("{}: a lease stays until it ends", ErrorCode.ADAPTER.wire(), e);
        }
    }
}
