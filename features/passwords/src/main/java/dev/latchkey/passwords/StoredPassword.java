package dev.latchkey.passwords;

import dev.latchkey.model.Claims;
import dev.latchkey.store.StoredRecord;

/**
 * A user's password as the store has it.
 *
 * @param stamp another with each new password, and the same when only the hash is made anew
 * @param resetStamp what links to reset this password name. It is another after a reset and when the application has
 *     set the password, and the same after a change by somebody who is signed in: such a change ends no link that is on
 *     its way to the mailbox
 * @param foreign whether other software has made the hash
 * @param distrusted whether somebody else may know it. It then counts nowhere, and only a new one from the mailbox or
 *     from the application takes its place
 */
record StoredPassword(
        StoredRecord record, PasswordHash hash, String stamp, String resetStamp, boolean foreign, boolean distrusted) {

    static final String KIND = "password";

    /** The content of a record without a password: somebody has announced a first one and has not set it yet. */
    static final String NONE = "{}";

    /** What links name if there is no password. A first one that a user sets does not end them either. */
    static final String NO_PASSWORD = "";

    private static final String RESET_STAMP = "reset";
    private static final String DISTRUSTED = "distrusted";

    /** Returns whether a record has a password. */
    static boolean isIn(StoredRecord record) {
        return !record.content().equals(NONE);
    }

    static StoredPassword of(StoredRecord record) {
        Claims content = Claims.parse(record.content());
        String stamp = content.text("stamp").orElse("");
        return new StoredPassword(
                record,
                HashReader.read(content.text("hash").orElse("")),
                stamp,
                content.text(RESET_STAMP).orElse(stamp), // earlier versions have only one
                content.flag("foreign"),
                content.flag(DISTRUSTED));
    }

    static String content(String hash, String stamp, String resetStamp, boolean foreign) {
        Claims content = Claims.empty().with("hash", hash).with("stamp", stamp).with(RESET_STAMP, resetStamp);
        return (foreign ? content.with("foreign", true) : content).toJson();
    }

    /** Returns the content of this password, which counts or counts nowhere. */
    String content(boolean counts) {
        Claims content = Claims.parse(record.content()).without(DISTRUSTED);
        return (counts ? content : content.with(DISTRUSTED, true)).toJson();
    }

    boolean counts() {
        return !distrusted;
    }

    /** Returns whether it is this very password; the hash may be another. */
    boolean isSame(StoredPassword other) {
        return userId().equals(other.userId()) && stamp.equals(other.stamp);
    }

    String userId() {
        return record.owner();
    }

    @Override
    public String toString() {
        return "StoredPassword[hidden]";
    }
}
