package dev.latchkey.store.jdbc;

import dev.latchkey.store.RecordStore;
import dev.latchkey.store.StoredRecord;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps records in their own table. Before a record is added, the owner's row is locked. */
final class JdbcRecords implements RecordStore {

    private final Database database;
    private final Tables tables;

    JdbcRecords(Database database, Tables tables) {
        this.database = database;
        this.tables = tables;
    }

    @Override
    public Optional<StoredRecord> record(String kind, String id) {
        return database.single((connection, sql) -> SqlRunner.first(
                connection,
                row -> {
                    RowValues.requireSame(row, 2, id);
                    return read(row, kind);
                },
                sql.records.record,
                kind,
                id));
    }

    @Override
    public List<StoredRecord> recordsOf(String kind, String owner) {
        return database.single((connection, sql) -> SqlRunner.query(
                connection,
                row -> {
                    RowValues.requireSame(row, 3, owner);
                    return read(row, kind);
                },
                sql.records.recordsOf,
                kind,
                tables.idOf(owner)));
    }

    @Override
    public List<StoredRecord> recordsOf(String owner) {
        return database.single((connection, sql) ->
                SqlRunner.query(connection, row -> readOf(row, owner), sql.records.allRecordsOf, tables.idOf(owner)));
    }

    @Override
    public List<StoredRecord> recordsExcept(String kind, String owner) {
        return database.single((connection, sql) -> SqlRunner.query(
                connection, row -> readOf(row, owner), sql.records.recordsExcept, tables.idOf(owner), kind));
    }

    private static StoredRecord readOf(ResultSet row, String owner) throws SQLException {
        RowValues.requireSame(row, 3, owner);
        return read(row, RowValues.text(row, 1));
    }

    @Override
    public List<StoredRecord> recordsIn(String kind, String group, String after, int most) {
        return database.single((connection, sql) -> SqlRunner.query(
                connection,
                row -> {
                    RowValues.requireSame(row, 4, group);
                    return read(row, kind);
                },
                sql.records.recordsIn(most),
                kind,
                group,
                after));
    }

    @Override
    public boolean addRecord(StoredRecord record) {
        Object owner = tables.idOf(record.owner());
        return database.add((connection, sql) -> UserLock.take(connection, sql, owner)
                && SqlRunner.update(
                                connection,
                                sql.records.add,
                                record.kind(),
                                record.id(),
                                owner,
                                record.group(),
                                record.content(),
                                record.version(),
                                RowValues.millis(record.expires()))
                        == 1);
    }

    @Override
    public boolean replaceRecord(StoredRecord expected, String content, @Nullable Instant expires) {
        return database.single((connection, sql) -> SqlRunner.update(
                        connection,
                        sql.records.replace,
                        content,
                        RowValues.millis(expires),
                        expected.kind(),
                        expected.id(),
                        tables.idOf(expected.owner()),
                        expected.version(),
                        comparable(expected.expires()))
                == 1);
    }

    @Override
    public boolean deleteRecord(StoredRecord expected) {
        return database.single((connection, sql) -> SqlRunner.update(
                        connection,
                        sql.records.delete,
                        expected.kind(),
                        expected.id(),
                        tables.idOf(expected.owner()),
                        expected.version(),
                        comparable(expected.expires()))
                == 1);
    }

    @Override
    public int deleteRecordsOf(String owner, @Nullable String except) {
        Object user = tables.idOf(owner);
        return database.transaction((connection, sql) -> {
            UserLock.take(connection, sql, user);
            return except == null
                    ? SqlRunner.update(connection, sql.records.deleteUsers, user)
                    : SqlRunner.update(connection, sql.records.deleteUsersOthers, user, except);
        });
    }

    private static long comparable(@Nullable Instant expires) {
        return expires == null ? RecordStatements.NEVER : expires.toEpochMilli();
    }

    private static StoredRecord read(ResultSet row, String kind) throws SQLException {
        RowValues.requireSame(row, 1, kind);
        long end = row.getLong(7);
        Instant expires = row.wasNull() ? null : Instant.ofEpochMilli(end);
        return new StoredRecord(
                kind,
                RowValues.text(row, 2),
                RowValues.text(row, 3),
                row.getString(4),
                RowValues.text(row, 5),
                row.getLong(6),
                expires);
    }
}
