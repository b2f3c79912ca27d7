package dev.latchkey.store.redis;

import dev.latchkey.store.StoredRecord;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record, stored in one key.
 *
 * @param token a unique token for each added record, which is the same in all versions of the record, so that a list
 *     can distinguish this record from a later record with the same id
 */
record RecordDocument(String token, StoredRecord record) {

    private static final String PENDING = "?";
    private static final int TOKEN_LENGTH = 36;

    /** The expiry time that a list stores for a record that never expires. */
    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    static RecordDocument added(StoredRecord record) {
        return new RecordDocument(UUID.randomUUID().toString(), record);
    }

    /** Returns the record in a text; empty if the text is {@code null} or a placeholder. */
    static Optional<RecordDocument> of(@Nullable String text) {
        if (text == null || text.startsWith(PENDING)) {
            return Optional.empty();
        }
        int end = Math.min(TOKEN_LENGTH, text.length());
        JsonFields fields = JsonFields.parse(text.substring(end));
        StoredRecord record = new StoredRecord(
                fields.required("kind"),
                fields.required("id"),
                fields.required("owner"),
                fields.optional("group"),
                fields.required("content"),
                fields.number("version"),
                fields.has("expires") ? fields.instant("expires") : null);
        return Optional.of(new RecordDocument(text.substring(0, end), record));
    }

    /** Returns the token in the text of a record or of a placeholder. */
    static String token(String text) {
        String rest = text.startsWith(PENDING) ? text.substring(PENDING.length()) : text;
        return rest.substring(0, Math.min(TOKEN_LENGTH, rest.length()));
    }

    /** Returns the placeholder that a key holds while this record is being added. A placeholder is not a record. */
    String pending() {
        return PENDING + token;
    }

    /**
     * Returns a text that is different at each call, so that a thread that reads the text knows whether it has written
     * this text.
     */
    String text() {
        return token
                + new JsonFields()
                        .with("change", UUID.randomUUID().toString())
                        .with("kind", record.kind())
                        .with("id", record.id())
                        .with("owner", record.owner())
                        .with("group", record.group())
                        .with("content", record.content())
                        .with("version", record.version())
                        .with("expires", record.expires())
                        .text();
    }

    RecordDocument replaced(String content, @Nullable Instant expires) {
        return new RecordDocument(token, record.replaced(content, expires));
    }

    Instant end() {
        Instant end = record.expires();
        return end == null ? NEVER : end;
    }

    KeyLifetime lifetime() {
        Instant end = record.expires();
        return end == null ? KeyLifetime.FOREVER : KeyLifetime.ofDated(end);
    }

    @Override
    public String toString() {
        return "RecordDocument[" + record + "]";
    }
}
