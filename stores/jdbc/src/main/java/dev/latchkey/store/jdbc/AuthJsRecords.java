package dev.latchkey.store.jdbc;

import dev.latchkey.store.RecordStore;
import dev.latchkey.store.StoredRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps passkeys in the table of Auth.js, so that a passkey of either side signs in on the other. All other records,
 * and passkeys that cannot be rows of that table, are {@code ordinary}.
 */
record AuthJsRecords(Database database, Tables tables, JdbcRecords ordinary) implements RecordStore {

    private static final String KIND = AuthenticatorRow.KIND;

    @Override
    public Optional<StoredRecord> record(String kind, String id) {
        String credentialId = kind.equals(KIND) ? AuthenticatorRow.base64(id) : null;
        return Optional.ofNullable(credentialId).flatMap(this::shared).or(() -> ordinary.record(kind, id));
    }

    @Override
    public List<StoredRecord> recordsOf(String kind, String owner) {
        List<StoredRecord> records = ordinary.recordsOf(kind, owner);
        return kind.equals(KIND)
                ? Stream.concat(records.stream(), sharedOf(owner))
                        .sorted(StoredRecord.byId())
                        .toList()
                : records;
    }

    @Override
    public List<StoredRecord> recordsOf(String owner) {
        return Stream.concat(ordinary.recordsOf(owner).stream(), sharedOf(owner))
                .toList();
    }

    @Override
    public List<StoredRecord> recordsExcept(String kind, String owner) {
        List<StoredRecord> records = ordinary.recordsExcept(kind, owner);
        return kind.equals(KIND)
                ? records
                : Stream.concat(records.stream(), sharedOf(owner)).toList();
    }

    @Override
    public List<StoredRecord> recordsIn(String kind, String group, String after, int most) {
        return ordinary.recordsIn(kind, group, after, most);
    }

    @Override
    public boolean addRecord(StoredRecord record) {
        return AuthenticatorRow.of(record)
                .map(row -> ordinary.record(KIND, record.id()).isEmpty() && add(row, record))
                .orElseGet(() -> ordinary.addRecord(record));
    }

    private boolean add(AuthenticatorRow row, StoredRecord record) {
        Object owner = tables.idOf(record.owner());
        String id = row.credentialId();
        return database.add((connection, sql) -> {
            if (!UserLock.take(connection, sql, owner)) {
                return false;
            }
            SqlRunner.update(
                    connection,
                    sql.authenticators.add,
                    id,
                    owner,
                    id,
                    row.publicKey(),
                    row.counter(),
                    row.deviceType(),
                    String.valueOf(row.backedUp()),
                    row.transports(),
                    row.rest(),
                    record.version());
            SqlRunner.update(connection, sql.addAccount, id, KIND, AuthenticatorStatements.ACCOUNT_TYPE, owner, null);
            return true;
        });
    }

    @Override
    public boolean replaceRecord(StoredRecord expected, String content, @Nullable Instant expires) {
        return AuthenticatorRow.of(expected)
                        .flatMap(before -> AuthenticatorRow.of(expected.replaced(content, expires))
                                .filter(next -> replace(expected, before, next)))
                        .isPresent()
                || ordinary.replaceRecord(expected, content, expires);
    }

    /** Auth.js moves the counter and knows no version, so both must be as expected. */
    private boolean replace(StoredRecord expected, AuthenticatorRow before, AuthenticatorRow next) {
        return database.single((connection, sql) -> SqlRunner.update(
                        connection,
                        sql.authenticators.replace,
                        next.counter(),
                        String.valueOf(next.backedUp()),
                        next.rest(),
                        before.credentialId(),
                        tables.idOf(expected.owner()),
                        expected.version(),
                        before.counter())
                == 1);
    }

    @Override
    public boolean deleteRecord(StoredRecord expected) {
        return AuthenticatorRow.of(expected)
                        .filter(row -> delete(expected, row))
                        .isPresent()
                || ordinary.deleteRecord(expected);
    }

    private boolean delete(StoredRecord expected, AuthenticatorRow row) {
        Object owner = tables.idOf(expected.owner());
        String id = row.credentialId();
        return database.transaction((connection, sql) -> {
            boolean deleted =
                    SqlRunner.update(connection, sql.authenticators.delete, id, owner, expected.version()) == 1;
            if (deleted) {
                SqlRunner.update(connection, sql.authenticators.deleteAccount, owner, id);
            }
            return deleted;
        });
    }

    @Override
    public int deleteRecordsOf(String owner, @Nullable String except) {
        int deleted = KIND.equals(except) ? 0 : deleteSharedOf(owner);
        return deleted + ordinary.deleteRecordsOf(owner, except);
    }

    private int deleteSharedOf(String owner) {
        Object user = tables.idOf(owner);
        return database.transaction((connection, sql) -> {
            UserLock.take(connection, sql, user);
            SqlRunner.update(connection, sql.authenticators.deleteUsersAccounts, user);
            return SqlRunner.update(connection, sql.authenticators.deleteUsers, user);
        });
    }

    private Optional<StoredRecord> shared(String credentialId) {
        return database.single((connection, sql) -> SqlRunner.first(
                        connection,
                        row -> {
                            RowValues.requireSame(row, 1, credentialId);
                            return AuthenticatorRow.read(row);
                        },
                        sql.authenticators.byId,
                        credentialId)
                .flatMap(found -> found));
    }

    private Stream<StoredRecord> sharedOf(String owner) {
        return database
                .single((connection, sql) -> SqlRunner.query(
                        connection,
                        row -> {
                            RowValues.requireSame(row, 2, owner);
                            return AuthenticatorRow.read(row);
                        },
                        sql.authenticators.ofUser,
                        tables.idOf(owner)))
                .stream()
                .flatMap(Optional::stream);
    }
}
