package dev.latchkey.store.jdbc;

import dev.latchkey.model.Claims;
import dev.latchkey.store.StoredRecord;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A passkey as Auth.js writes it. A record of the kind {@value #KIND} is the same in JSON (wire.md#shared-database).
 *
 * @param credentialId in base64
 * @param publicKey a COSE key, in base64
 * @param transports with commas between them; {@code null} for none
 * @param rest the other members of the record as JSON; {@code null} if Auth.js made the row
 */
record AuthenticatorRow(
        String credentialId,
        String publicKey,
        long counter,
        boolean multiDevice,
        boolean backedUp,
        @Nullable String transports,
        @Nullable String rest) {

    static final String KIND = "passkey";

    private static final String ID = "id";
    private static final String PUBLIC_KEY = "publicKey";
    private static final String COUNTER = "counter";
    private static final String MULTI_DEVICE = "multiDevice";
    private static final String BACKED_UP = "backedUp";
    private static final String TRANSPORTS = "transports";

    /**
     * Returns a record as a row; empty if it cannot be one, such as a passkey whose record has a hash as its id because
     * the id of its credential is too long.
     */
    static Optional<AuthenticatorRow> of(StoredRecord record) {
        if (!record.kind().equals(KIND) || record.group() != null || record.expires() != null) {
            return Optional.empty();
        }
        Claims content = parse(record.content());
        String id = content.text(ID).filter(record.id()::equals).orElse(null);
        String credentialId = id == null ? null : base64(id);
        String publicKey =
                content.text(PUBLIC_KEY).map(AuthenticatorRow::base64).orElse(null);
        if (credentialId == null || publicKey == null) {
            return Optional.empty();
        }
        List<String> transports = content.texts(TRANSPORTS);
        Claims rest = content;
        for (String column : List.of(ID, PUBLIC_KEY, COUNTER, MULTI_DEVICE, BACKED_UP, TRANSPORTS)) {
            rest = rest.without(column);
        }
        return Optional.of(new AuthenticatorRow(
                credentialId,
                publicKey,
                content.number(COUNTER).orElse(0L),
                content.flag(MULTI_DEVICE),
                content.flag(BACKED_UP),
                transports.isEmpty() ? null : String.join(",", transports),
                rest.toJson()));
    }

    /** Returns the row of the table as a record; empty if Auth.js could not have written it. */
    static Optional<StoredRecord> read(ResultSet row) throws SQLException {
        String id = base64Url(RowValues.text(row, 1));
        String publicKey = base64Url(RowValues.text(row, 3));
        if (id == null || publicKey == null) {
            return Optional.empty();
        }
        String transports = row.getString(7);
        Claims content = parse(row.getString(8))
                .with(ID, id)
                .with(PUBLIC_KEY, publicKey)
                .with(COUNTER, row.getLong(4))
                .with(MULTI_DEVICE, RowValues.text(row, 5).equals(deviceType(true)))
                .with(BACKED_UP, row.getBoolean(6))
                .with(
                        TRANSPORTS,
                        transports == null || transports.isEmpty() ? List.of() : List.of(transports.split(",")));
        return Optional.of(
                new StoredRecord(KIND, id, RowValues.text(row, 2), null, content.toJson(), row.getLong(9), null));
    }

    /** Returns no members for what is no object. */
    private static Claims parse(@Nullable String json) {
        try {
            return json == null ? Claims.empty() : Claims.parse(json);
        } catch (RuntimeException e) { // as the method says
            return Claims.empty();
        }
    }

    String deviceType() {
        return deviceType(multiDevice);
    }

    private static String deviceType(boolean multiDevice) {
        return multiDevice ? "multiDevice" : "singleDevice";
    }

    /** Returns the id of a credential as Auth.js writes it; {@code null} if the text is not base64url. */
    static @Nullable String base64(String base64Url) {
        try {
            return Base64.getEncoder().encodeToString(Base64.getUrlDecoder().decode(base64Url));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable String base64Url(String base64) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    @Override
    public String toString() {
        return "AuthenticatorRow[hidden]";
    }
}
