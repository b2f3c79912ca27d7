package dev.latchkey.featurestores;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.latchkey.model.Claims;
import dev.latchkey.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The rows of tables as lines of JSON, which every database takes. A row comes after those that it refers to. */
final class KeptRows {

    static final List<String> TABLES = List.of(
            "latchkey_migrations",
            "latchkey_users",
            "latchkey_accounts",
            "latchkey_sessions",
            "latchkey_tokens",
            "latchkey_state",
            "latchkey_records");

    static final List<String> AUTH_JS_TABLES = List.of(
            "latchkey_authjs_migrations",
            "users",
            "accounts",
            "sessions",
            "verification_token",
            "authenticators",
            "latchkey_state",
            "latchkey_records");

    private KeptRows() {}

    static List<String> read(DataSource source, List<String> tables) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : tables) {
                try (ResultSet rows = statement.executeQuery("select * from " + table)) {
                    while (rows.next()) {
                        lines.add(Json.write(Map.of("table", table, "row", row(rows, isPostgres(connection)))));
                    }
                }
            }
        }
        return lines;
    }

    private static Map<String, @Nullable String> row(ResultSet rows, boolean hasCase) throws SQLException {
        Map<String, @Nullable String> row = new LinkedHashMap<>();
        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
            String name = rows.getMetaData().getColumnLabel(column);
            row.put(hasCase ? name : name.toLowerCase(Locale.ROOT), rows.getString(column));
        }
        return row;
    }

    /** Makes the tables as the version had them, by the migrations that it had. The first table has their numbers. */
    static void create(DataSource source, List<String> tables, List<Path> migrations) throws SQLException, IOException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table " + tables.get(0) + " (version integer primary key)");
            for (Path migration : migrations) {
                String sql = Files.readString(migration, UTF_8)
                        .replaceAll("(?m)^--.*$", "")
                        .replace("${prefix}", "latchkey_")
                        .replace("${id}", "serial")
                        .replace("${user_id}", "integer");
                for (String one : List.of(sql.split(";", -1))) {
                    if (!one.isBlank()) {
                        statement.execute(one);
                    }
                }
            }
        }
    }

    static void write(DataSource source, List<String> lines) throws SQLException {
        try (Connection connection = source.getConnection()) {
            boolean postgres = isPostgres(connection);
            for (String line : lines) {
                Claims kept = Claims.parse(line);
                insert(
                        connection,
                        kept.text("table").orElseThrow(),
                        kept.object("row").asMap(),
                        postgres);
            }
        }
    }

    private static void insert(Connection connection, String table, Map<String, @Nullable Object> row, boolean postgres)
            throws SQLException {
        String quote = postgres ? "\"" : "";
        String columns = row.keySet().stream().map(name -> quote + name + quote).collect(Collectors.joining(", "));
        String places = String.join(", ", Collections.nCopies(row.size(), "?"));
        try (PreparedStatement insert =
                connection.prepareStatement("insert into " + table + " (" + columns + ") values (" + places + ")")) {
            int place = 1;
            for (Object value : row.values()) {
                insert.setObject(place++, value, postgres ? Types.OTHER : Types.VARCHAR);
            }
            insert.executeUpdate();
        }
    }

    /** Lets the database count on behind the ids that rows have brought along. */
    static void countOn(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : List.of("users", "accounts", "sessions")) {
                statement.execute("select setval(pg_get_serial_sequence('" + table + "', 'id'), 1000)");
            }
        }
    }

    private static boolean isPostgres(Connection connection) throws SQLException {
        return requireNonNull(connection.getMetaData().getDatabaseProductName()).equals("PostgreSQL");
    }
}
