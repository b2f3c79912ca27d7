package dev.latchkey.passkeys;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.seal.Hashes;
import dev.latchkey.seal.Randoms;
import dev.latchkey.store.RecordStore;
import dev.latchkey.store.StoredRecord;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The passkeys in the store: records of their users. */
final class Credentials {

    static final String KIND = "passkey";
    private static final String HANDLE = "passkey-handle";
    private static final int MOST_CHARACTERS_OF_A_RECORD_ID = 255;
    private static final int MOST_ATTEMPTS = 16;

    private static final Comparator<KeptCredential> OLDEST_FIRST =
            Comparator.comparing(Credentials::begin).thenComparing(KeptCredential::id);

    private final RecordStore records;
    private final Randoms randoms;

    Credentials(RecordStore records, Randoms randoms) {
        this.records = records;
        this.randoms = randoms;
    }

    /** Returns the passkey of any user by the id of its credential. */
    Optional<KeptCredential> find(String id) {
        return records.record(KIND, recordId(id))
                .flatMap(Credentials::kept)
                .filter(kept -> kept.id().equals(id));
    }

    /** Returns a passkey that belongs to a user; empty: it does not, or there is none. */
    Optional<KeptCredential> find(String id, String userId) {
        return find(id).filter(kept -> kept.owner().equals(userId));
    }

    /** Returns whether the user still has this passkey. */
    boolean isStill(KeptCredential passkey) {
        return find(passkey.id(), passkey.owner()).isPresent();
    }

    /** Returns the passkeys of a user, the oldest first. */
    List<KeptCredential> of(String userId) {
        return records.recordsOf(KIND, userId).stream()
                .flatMap(record -> kept(record).stream())
                .sorted(OLDEST_FIRST)
                .toList();
    }

    private static Instant begin(KeptCredential kept) {
        Instant created = kept.credential().created();
        return created == null ? Instant.MIN : created;
    }

    /** Whether a user has one that nobody is about to remove. */
    boolean hasAny(String userId) {
        return of(userId).stream().anyMatch(kept -> !kept.credential().leaving());
    }

    /** Adds a passkey; empty: somebody has it already, or the user is gone. */
    Optional<KeptCredential> add(String userId, Credential credential) {
        StoredRecord record = StoredRecord.of(KIND, recordId(credential.key().id()), userId, credential.toJson());
        return records.addRecord(record) ? Optional.of(new KeptCredential(record, credential)) : Optional.empty();
    }

    /** Replaces what is kept of a passkey; empty: it has changed since, or is gone. */
    Optional<KeptCredential> replace(KeptCredential kept, Credential next) {
        String content = next.toJson();
        return records.replaceRecord(kept.record(), content, null)
                ? Optional.of(new KeptCredential(kept.record().replaced(content, null), next))
                : Optional.empty();
    }

    /**
     * Changes what is kept of a passkey, also if it is used at this moment; empty: it is gone.
     *
     * @throws AuthException.Fault if others keep changing it
     */
    Optional<KeptCredential> change(KeptCredential kept, UnaryOperator<Credential> how) {
        return persistently(kept, there -> replace(there, how.apply(there.credential())));
    }

    /**
     * Removes a passkey, also if it is used at this moment.
     *
     * @return the passkey as it was at last; empty: it is gone
     * @throws AuthException.Fault if others keep changing it
     */
    Optional<KeptCredential> remove(KeptCredential kept) {
        return persistently(
                kept, there -> records.deleteRecord(there.record()) ? Optional.of(there) : Optional.empty());
    }

    private Optional<KeptCredential> persistently(
            KeptCredential kept, Function<KeptCredential, Optional<KeptCredential>> attempt) {
        Optional<KeptCredential> there = Optional.of(kept);
        for (int i = 0; i < MOST_ATTEMPTS && there.isPresent(); i++) {
            Optional<KeptCredential> done = attempt.apply(there.get());
            if (done.isPresent()) {
                return done;
            }
            there = find(kept.id(), kept.owner());
        }
        if (there.isPresent()) {
            throw new AuthException.Fault(ErrorCode.ADAPTER, "others keep changing a passkey", null);
        }
        return Optional.empty();
    }

    /** Returns a random name for a user who is not there yet. */
    String newHandle() {
        return randoms.hex();
    }

    /** Keeps the name by which authenticators know a new user. */
    void keepHandle(String userId, String handle) {
        records.addRecord(StoredRecord.of(HANDLE, userId, userId, "\"" + handle + "\""));
    }

    /**
     * Returns the random name by which authenticators know a user: nobody learns from it who the user is, and all
     * passkeys of one user have the same, so that a browser can list them together.
     */
    String handle(String userId) {
        return knownHandle(userId).orElseGet(() -> {
            String fresh = newHandle();
            keepHandle(userId, fresh);
            return knownHandle(userId).orElse(fresh); // of two at the same time, the first counts
        });
    }

    /** Returns the name if the user has ever had one. */
    Optional<String> knownHandle(String userId) {
        return records.record(HANDLE, userId)
                .filter(record -> record.owner().equals(userId))
                .map(record -> record.content().replace("\"", ""));
    }

    /** Credential ids may be longer than ids of records. */
    private static String recordId(String id) {
        return id.length() <= MOST_CHARACTERS_OF_A_RECORD_ID ? id : "sha256." + Hashes.sha256Hex(id);
    }

    private static Optional<KeptCredential> kept(StoredRecord record) {
        return Credential.parse(record.content()).map(credential -> new KeptCredential(record, credential));
    }
}
