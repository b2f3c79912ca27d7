package dev.latchkey.passwords;

import dev.latchkey.model.Claims;
import dev.latchkey.store.StoredRecord;
import java.util.List;

/**
 * A user's password as the store has it.
 *
 * @param stamp another with each new password, and the same when only the hash is made anew
 * @param foreign whether other software has made the hash
 */
record StoredPassword(StoredRecord record, PasswordHash hash, String stamp, boolean foreign) {

    static final String KIND = "password";

    static StoredPassword of(StoredRecord record) {
        Claims content = Claims.parse(record.content());
        return new StoredPassword(
                record,
                HashReader.read(content.text("hash").orElse("")),
                content.text("stamp").orElse(""),
                content.flag("foreign"));
    }

    static String content(String hash, String stamp, boolean foreign) {
        Claims content = Claims.empty().with("hash", hash).with("stamp", stamp);
        return (foreign ? content.with("foreign", true) : content).toJson();
    }

    /** Returns whether this very password is among the records of its user; the hash may be another. */
    boolean isAmong(List<StoredRecord> records) {
        return records.stream()
                .filter(now -> now.kind().equals(KIND)
                        && now.id().equals(record.id())
                        && now.owner().equals(userId()))
                .map(StoredPassword::of)
                .anyMatch(now -> now.stamp().equals(stamp));
    }

    String userId() {
        return record.owner();
    }

    @Override
    public String toString() {
        return "StoredPassword[hidden]";
    }
}
