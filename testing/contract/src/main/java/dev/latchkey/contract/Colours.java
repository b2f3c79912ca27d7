package dev.latchkey.contract;

import dev.latchkey.model.User;
import dev.latchkey.store.RecordStore;
import dev.latchkey.store.StoredRecord;
import java.util.Map;
import java.util.Optional;

/** What the feature hands out: whose favourite colour is which. Those of a few people are known without a record. */
record Colours(Optional<RecordStore> records) {

    private static final Map<String, String> KNOWN = Map.of("Colin", "blue", "Cora", "red", "Grace Okafor", "green");

    Optional<String> of(User user) {
        return records.flatMap(store -> store.record(FavouriteColour.ID, user.id()))
                .map(StoredRecord::content)
                .map(json -> json.replace("\"", ""))
                .or(() -> Optional.ofNullable(user.name()).map(KNOWN::get));
    }

    boolean set(String userId, String colour) {
        return records.orElseThrow()
                .addRecord(StoredRecord.of(FavouriteColour.ID, userId, userId, "\"" + colour + "\""));
    }

    void forget(String userId) {
        records.orElseThrow().deleteRecordsOf(userId);
    }
}
