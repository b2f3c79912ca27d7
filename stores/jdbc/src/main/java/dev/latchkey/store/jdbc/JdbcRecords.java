package dev.latchkey.store.jdbc;

import dev.latchkey.store.RecordStore;
import dev.latchkey.store.StoredRecord;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Records, in a table of their own. Whatever adds one locks its owner first. */
final class JdbcRecords implements RecordStore {

    private final Database database;
    private final Tables tables;

    JdbcRecords(Database database, Tables tables) {
        this.database = database;
        this.tables = tables;
    }

    @Override
    public Optional<StoredRecord> record(String kind, String id) {
        return database.single((connection, sql) -> Sql.first(
                connection,
                row -> {
                    Rows.requireSame(row, 2, id);
                    return read(row, kind);
                },
                sql.records.record,
                kind,
                id));
    }

    @Override
    public List<StoredRecord> recordsOf(String kind, String owner) {
        return database.single((connection, sql) -> Sql.query(
                connection,
                row -> {
                    Rows.requireSame(row, 3, owner);
                    return read(row, kind);
                },
                sql.records.recordsOf,
                kind,
                tables.idOf(owner)));
    }

    @Override
    public List<StoredRecord> recordsIn(String kind, String group, String after, int most) {
        return database.single((connection, sql) -> Sql.query(
                connection,
                row -> {
                    Rows.requireSame(row, 4, group);
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
                && Sql.update(
                                connection,
                                sql.records.add,
                                record.kind(),
                                record.id(),
                                owner,
                                record.group(),
                                record.content(),
                                record.version(),
                                Rows.millis(record.expires()))
                        == 1);
    }

    @Override
    public boolean replaceRecord(StoredRecord expected, String content, @Nullable Instant expires) {
        return database.single((connection, sql) -> Sql.update(
                        connection,
                        sql.records.replace,
                        content,
                        Rows.millis(expires),
                        expected.kind(),
                        expected.id(),
                        tables.idOf(expected.owner()),
                        expected.version())
                == 1);
    }

    @Override
    public boolean deleteRecord(StoredRecord expected) {
        return database.single((connection, sql) -> Sql.update(
                        connection,
                        sql.records.delete,
                        expected.kind(),
                        expected.id(),
                        tables.idOf(expected.owner()),
                        expected.version())
                == 1);
    }

    @Override
    public int deleteRecordsOf(String owner) {
        Object user = tables.idOf(owner);
        return database.transaction((connection, sql) -> {
            UserLock.take(connection, sql, user);
            return Sql.update(connection, sql.records.deleteUsers, user);
        });
    }

    private static StoredRecord read(ResultSet row, String kind) throws SQLException {
        Rows.requireSame(row, 1, kind);
        long end = row.getLong(7);
        Instant expires = row.wasNull() ? null : Instant.ofEpochMilli(end);
        return new StoredRecord(
                kind,
                Rows.text(row, 2),
                Rows.text(row, 3),
                row.getString(4),
                Rows.text(row, 5),
                row.getLong(6),
                expires);
    }
}
