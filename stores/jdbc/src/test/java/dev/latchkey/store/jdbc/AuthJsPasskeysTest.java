package dev.latchkey.store.jdbc;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.model.Account;
import dev.latchkey.model.Claims;
import dev.latchkey.servers.PostgresServer;
import dev.latchkey.servers.SharedServers;
import dev.latchkey.store.StoredAccount;
import dev.latchkey.store.StoredRecord;
import dev.latchkey.store.contract.StoreFixture;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Passkeys in a table that an adapter of Auth.js has made: its rows are records, and the records are its rows. */
@ExtendWith(SharedServers.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthJsPasskeysTest {

    /** In base64url and in base64: both alphabets and the padding differ. */
    private static final String ID = "-_-_AQ";

    private static final String THEIR_ID = "+/+/AQ==";
    private static final String KEY = "pQECAyYgASFY-_8";
    private static final String THEIR_KEY = "pQECAyYgASFY+/8=";
    private static final String CONTENT = "{\"id\":\"" + ID + "\",\"publicKey\":\"" + KEY
            + "\",\"aaguid\":\"a-model\",\"multiDevice\":true,\"transports\":[\"internal\",\"hybrid\"],"
            + "\"counter\":7,\"backedUp\":false,\"name\":\"Blue key\",\"created\":1790000000}";

    private final DataSource source;
    private final JdbcStore store;
    private String ada = "";
    private String bob = "";

    AuthJsPasskeysTest(PostgresServer server) {
        source = server.newDatabase("authjs_passkeys");
        AuthJsTablesContract.execute(source, """
                create table "User" (id text primary key, name text, email text unique,
                  "emailVerified" timestamp(3), image text);
                create table "Authenticator" (
                  "credentialID" text not null unique, "userId" text not null references "User" (id),
                  "providerAccountId" text not null, "credentialPublicKey" text not null, counter integer not null,
                  "credentialDeviceType" text not null, "credentialBackedUp" boolean not null, transports text,
                  primary key ("userId", "credentialID"))""");
        store = JdbcStore.of(source)
                .tables(Tables.authJs().textIds().table("users", "User").table("authenticators", "Authenticator"))
                .migrate();
    }

    @BeforeEach
    void users() {
        ada = store.createUser(StoreFixture.newUser(), null)
                .orElseThrow()
                .user()
                .id();
        bob = store.createUser(StoreFixture.newUser(), null)
                .orElseThrow()
                .user()
                .id();
        AuthJsTablesContract.execute(
                source, "delete from \"Authenticator\"; delete from accounts; delete from latchkey_records");
    }

    private void writtenByAuthJs() {
        AuthJsTablesContract.execute(
                source,
                "insert into accounts (\"userId\", type, provider, \"providerAccountId\") values ('" + ada
                        + "', 'webauthn', 'passkey', '" + THEIR_ID + "');"
                        + "insert into \"Authenticator\" (\"credentialID\", \"userId\", \"providerAccountId\","
                        + " \"credentialPublicKey\", counter, \"credentialDeviceType\", \"credentialBackedUp\","
                        + " transports) values ('" + THEIR_ID + "', '" + ada + "', '" + THEIR_ID + "', '" + THEIR_KEY
                        + "', 7, 'multiDevice', false, 'internal,hybrid')");
    }

    private StoredRecord added() {
        StoredRecord record = StoredRecord.of("passkey", ID, ada, CONTENT);
        assertThat(store.addRecord(record)).isTrue();
        return store.record("passkey", ID).orElseThrow();
    }

    @Test
    void a_row_of_auth_js_is_a_record() {
        writtenByAuthJs();

        StoredRecord record = store.record("passkey", ID).orElseThrow();

        Claims content = Claims.parse(record.content());
        assertThat(record.owner()).isEqualTo(ada);
        assertThat(content.text("id")).contains(ID);
        assertThat(content.text("publicKey")).contains(KEY);
        assertThat(content.number("counter")).contains(7L);
        assertThat(content.flag("multiDevice")).isTrue();
        assertThat(content.flag("backedUp")).isFalse();
        assertThat(content.texts("transports")).containsExactly("internal", "hybrid");
        assertThat(content.has("name")).isFalse();
        assertThat(store.recordsOf("passkey", ada)).containsExactly(record);
        assertThat(store.recordsOf(ada)).containsExactly(record);
        assertThat(store.recordsOf("passkey", bob)).isEmpty();
        assertThat(store.record("note", ID)).isEmpty();
    }

    @Test
    void a_record_is_a_row_of_auth_js_with_its_account() {
        StoredRecord record = added();

        assertThat(Claims.parse(record.content())).isEqualTo(Claims.parse(CONTENT));
        assertThat(rows("select concat_ws(' ', \"credentialID\", \"userId\", \"providerAccountId\","
                        + " \"credentialPublicKey\", counter, \"credentialDeviceType\", \"credentialBackedUp\","
                        + " transports) from \"Authenticator\""))
                .containsExactly(String.join(
                        " ", THEIR_ID, ada, THEIR_ID, THEIR_KEY, "7", "multiDevice", "f", "internal,hybrid"));
        assertThat(rows("select concat_ws(' ', \"userId\", type, provider, \"providerAccountId\") from accounts"))
                .containsExactly(ada + " webauthn passkey " + THEIR_ID);
    }

    @Test
    void what_is_replaced_moves_in_the_row() {
        StoredRecord record = added();
        String next = CONTENT.replace("\"counter\":7,\"backedUp\":false", "\"counter\":8,\"backedUp\":true")
                .replace("Blue", "Red");

        assertThat(store.replaceRecord(record, next, null)).isTrue();

        assertThat(rows("select concat_ws(' ', counter, \"credentialBackedUp\") from \"Authenticator\""))
                .containsExactly("8 t");
        assertThat(Claims.parse(store.record("passkey", ID).orElseThrow().content()))
                .isEqualTo(Claims.parse(next));
        assertThat(store.replaceRecord(record, next, null)).as("a second time").isFalse();
        assertThat(store.replaceRecord(record.replaced(next, null), CONTENT, null))
                .isTrue();
    }

    @Test
    @Tag("S20")
    void a_counter_that_auth_js_has_moved_meanwhile_stays() {
        StoredRecord record = added();
        AuthJsTablesContract.execute(source, "update \"Authenticator\" set counter = 9");

        assertThat(store.replaceRecord(record, CONTENT.replace("\"counter\":7", "\"counter\":8"), null))
                .isFalse();

        assertThat(rows("select counter from \"Authenticator\"")).containsExactly("9");
        assertThat(store.deleteRecord(record)).as("which asks for no counter").isTrue();
    }

    @Test
    void a_removed_one_is_removed_there() {
        writtenByAuthJs();
        StoredRecord record = store.record("passkey", ID).orElseThrow();

        assertThat(store.deleteRecord(record.replaced(record.content(), null)))
                .as("another version")
                .isFalse();
        assertThat(store.deleteRecord(record)).isTrue();

        assertThat(store.deleteRecord(record)).isFalse();
        requireNothing();
    }

    @Test
    @Tag("B13")
    void with_the_records_of_a_user_they_go_but_for_the_kind_that_stays() {
        writtenByAuthJs();

        assertThat(store.deleteRecordsOf(ada, "passkey")).isZero();
        assertThat(store.record("passkey", ID)).isPresent();
        assertThat(store.deleteRecordsOf(bob, null)).isZero();
        assertThat(store.record("passkey", ID)).isPresent();

        assertThat(store.deleteRecordsOf(ada, "note")).isEqualTo(1);
        requireNothing();
    }

    @Test
    @Tag("B13")
    void with_a_user_they_go() {
        writtenByAuthJs();

        assertThat(store.deleteUser(ada)).isTrue();

        requireNothing();
    }

    @Test
    void their_accounts_are_no_accounts_of_the_user() {
        StoredAccount github = StoredAccount.of(new Account("github", "oauth", "github", "7", null));
        store.linkAccount(ada, github);
        writtenByAuthJs();

        assertThat(store.accounts(ada)).containsExactly(github);
        assertThat(store.unlinkAccount(ada, "passkey", THEIR_ID, 0)).isFalse();
        assertThat(store.unlinkAccount(ada, "github", "7", 1))
                .as("the last one that counts")
                .isFalse();
        assertThat(rows("select provider from accounts order by provider")).containsExactly("github", "passkey");
    }

    @Test
    void nobody_gets_what_somebody_has() {
        writtenByAuthJs();

        assertThat(store.addRecord(StoredRecord.of("passkey", ID, bob, CONTENT)))
                .isFalse();

        assertThat(store.record("passkey", ID)).map(StoredRecord::owner).contains(ada);
        assertThat(store.addRecord(StoredRecord.of("passkey", "AQ", "nobody", CONTENT.replace(ID, "AQ"))))
                .as("of nobody")
                .isFalse();
    }

    @Test
    void what_cannot_be_a_row_is_a_record_like_others() {
        for (String content : List.of("{}", "[]", "\"x\"", CONTENT, CONTENT.replace(KEY, "?"))) {
            StoredRecord record = StoredRecord.of("passkey", "sha256.0123", ada, content);
            assertThat(store.addRecord(record)).as(content).isTrue();
            assertThat(store.record("passkey", "sha256.0123")).contains(record);
            assertThat(store.recordsOf("passkey", ada)).containsExactly(record);
            assertThat(store.replaceRecord(record, "{\"a\":1}", null)).isTrue();
            assertThat(store.deleteRecord(record.replaced("{\"a\":1}", null))).isTrue();
        }
        requireNothing();
    }

    @Test
    void a_passkey_of_an_earlier_version_stays_where_it_is() {
        AuthJsTablesContract.execute(
                source,
                "insert into latchkey_records (kind, id, user_id, content, version) values ('passkey', '" + ID + "', '"
                        + ada + "', '" + CONTENT + "', 3)");

        StoredRecord record = store.record("passkey", ID).orElseThrow();
        assertThat(record.version()).isEqualTo(3);
        assertThat(store.addRecord(StoredRecord.of("passkey", ID, bob, CONTENT)))
                .as("which somebody has")
                .isFalse();
        assertThat(store.replaceRecord(record, CONTENT, null)).isTrue();
        assertThat(store.deleteRecord(record.replaced(CONTENT, null))).isTrue();
    }

    private void requireNothing() {
        assertThat(rows("select \"credentialID\" from \"Authenticator\"")).isEmpty();
        assertThat(rows("select \"providerAccountId\" from accounts")).isEmpty();
        assertThat(store.record("passkey", ID)).isEmpty();
    }

    private List<String> rows(String sql) {
        try (Connection connection = source.getConnection();
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(requireNonNull(rows.getString(1)));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
