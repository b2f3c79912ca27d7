package dev.latchkey.feature;

import dev.latchkey.model.Claims;
import dev.latchkey.seal.KeyRing;
import dev.latchkey.seal.SealedTokens;
import dev.latchkey.seal.TokenRejectedException;
import dev.latchkey.session.PendingRecords;
import dev.latchkey.storage.CheckedStore;
import dev.latchkey.store.StoredRecord;
import java.util.Optional;

/**
 * Keeps each waiting sign-in sealed in a record of its user. The cookie has the record's id and version. A sign-in
 * therefore ends with its user, with the first proof of the user's address, and with all sessions of the user.
 */
final class StorePendingStorage implements PendingStorage {

    /** The length of a record's content that every store can keep. */
    private static final int MOST = 65_536;

    /** The turn, and version of the record, of a sign-in that begins. Its id is new, so the version need not be. */
    private static final long FIRST_TURN = 1;

    private final CheckedStore store;
    private final SealedTokens contents;

    StorePendingStorage(CheckedStore store, KeyRing keys) {
        this.store = store;
        this.contents = keys.slot("latchkey." + PendingRecords.KIND);
    }

    @Override
    public Optional<Claims> keep(Proven soFar) {
        long next = soFar.turn() + 1;
        String content = contents.seal(PendingSignInCodec.of(soFar, next), PendingSignIns.LIFETIME);
        PendingSignInCodec.requireFits(content.length(), MOST);
        StoredRecord record = record(soFar, next, content);
        boolean kept = next == FIRST_TURN
                ? store.addRecord(record)
                : store.replaceRecord(record(soFar, soFar.turn(), ""), content, record.expires());
        return kept ? Optional.of(Claims.empty().with("id", soFar.id()).with("turn", next)) : Optional.empty();
    }

    @Override
    public Optional<Proven> find(Claims cookie) {
        return cookie.text("id")
                .flatMap(id -> store.record(PendingRecords.KIND, id))
                .filter(record -> cookie.number("turn").orElse(0L) == record.version())
                .flatMap(this::open);
    }

    @Override
    public boolean end(Proven soFar) {
        return store.deleteRecord(record(soFar, soFar.turn(), ""));
    }

    /**
     * Returns the sign-in in a record; empty if the content belongs to another record. So an attacker who can write to
     * the database cannot sign anybody in.
     */
    private Optional<Proven> open(StoredRecord record) {
        try {
            return PendingSignInCodec.read(contents.open(record.content()).claims())
                    .filter(waiting -> waiting.id().equals(record.id()) && waiting.turn() == record.version())
                    .filter(waiting -> waiting.user().id().equals(record.owner()));
        } catch (TokenRejectedException e) {
            return Optional.empty();
        }
    }

    private static StoredRecord record(Proven soFar, long version, String content) {
        return new StoredRecord(
                PendingRecords.KIND,
                soFar.id(),
                soFar.user().id(),
                null,
                content,
                version,
                PendingRecords.kept(soFar.ends()));
    }
}
