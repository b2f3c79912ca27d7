package dev.latchkey.store.jdbc;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Deletes expired rows of every kind. */
record ExpiredRows(Database database) {

    /**
     * Finds the keys of expired rows, and then deletes these rows. The keys are sorted, so that two nodes do not wait
     * for each other.
     */
    int delete(Instant now, int most) {
        long end = now.toEpochMilli();
        Map<String, List<List<Object>>> ended = database.single((connection, sql) -> {
            Map<String, List<List<Object>>> keys = new LinkedHashMap<>();
            for (SqlStatements.Ended kind : sql.ended) {
                keys.put(
                        kind.delete(),
                        SqlRunner.query(connection, row -> RowValues.key(row, end), kind.find(most), end));
            }
            return keys;
        });
        int deleted = 0;
        for (Map.Entry<String, List<List<Object>>> kind : ended.entrySet()) {
            List<List<Object>> keys = kind.getValue();
            keys.sort(Comparator.comparing(List::toString));
            deleted += keys.isEmpty()
                    ? 0
                    : database.transaction((connection, sql) -> SqlRunner.batch(connection, kind.getKey(), keys));
        }
        return deleted;
    }
}
