package dev.latchkey.store.jdbc;

/** Tables of which everything has another name, words that SQL keeps for itself and capitals among them. */
final class Renamed {

    private Renamed() {}

    static Tables everything() {
        Tables tables = Tables.standard("renamed_")
                .table("users", "User")
                .table("accounts", "Account")
                .table("sessions", "select")
                .table("tokens", "table")
                .table("state", "Where")
                .table("records", "Group")
                .table("migrations", "From");
        for (String table : tables.all()) {
            for (String column : tables.columns(table)) {
                tables = tables.column(column, "The_" + column.substring(column.indexOf('.') + 1));
            }
        }
        return tables.column("users.name", "order").column("sessions.user_id", "userId");
    }
}
