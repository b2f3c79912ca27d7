package dev.latchkey.store.jdbc;

/** The SQL statements for records. */
final class RecordStatements {

    /** Stands for the expiry of a record that never expires, where two expiries are compared. */
    static final long NEVER = -1;

    final String record;
    final String recordsOf;
    final String allRecordsOf;
    final String recordsExcept;

    private final String recordsIn;
    final String add;
    final String replace;
    final String delete;
    final String deleteUsers;
    final String deleteUsersOthers;
    final SqlStatements.Ended ended;

    RecordStatements(SqlNames names, Dialect dialect) {
        String id = dialect.byCodePoint(names.of("records.id"));
        String every = "select {records.kind}, {records.id}, {records.user_id}, {records.group_key}, {records.content},"
                + " {records.version}, {records.expires} from {records} where ";
        String all = every + "{records.kind} = ?";
        record = names.sql(all + " and {records.id} = ?");
        recordsOf = names.sql(all + " and {records.user_id} = ?") + " order by " + id;
        allRecordsOf = names.sql(every + "{records.user_id} = ?");
        recordsExcept = names.sql(every + "{records.user_id} = ? and {records.kind} <> ?");
        recordsIn = names.sql(all + " and {records.group_key} = ?") + " and " + id + " > " + dialect.byCodePoint("?")
                + " order by " + id;
        add = names.sql("insert into {records} ({records.kind}, {records.id}, {records.user_id}, {records.group_key},"
                + " {records.content}, {records.version}, {records.expires}) values (?, ?, ?, ?, ?, ?, ?)");
        String ofKey = " where {records.kind} = ? and {records.id} = ?";
        String ofVersion = ofKey + " and {records.user_id} = ? and {records.version} = ?"
                + " and coalesce({records.expires}, " + NEVER + ") = ?";
        replace = names.sql("update {records} set {records.content} = ?, {records.expires} = ?,"
                + " {records.version} = {records.version} + 1" + ofVersion);
        delete = names.sql("delete from {records}" + ofVersion);
        String usersRecords = "delete from {records} where {records.user_id} = ?";
        deleteUsers = names.sql(usersRecords);
        deleteUsersOthers = names.sql(usersRecords + " and {records.kind} <> ?");
        ended = new SqlStatements.Ended(
                names.sql("select {records.kind}, {records.id} from {records} where {records.expires} <= ?"
                        + " order by {records.expires}"),
                names.sql("delete from {records}" + ofKey + " and {records.expires} <= ?"));
    }

    /**
     * Returns a query for at most {@code most} records of a group. The limit is part of the SQL text and not a
     * parameter, so that the database knows the limit when it plans the query.
     */
    String recordsIn(int most) {
        return recordsIn + " limit " + most;
    }
}
