package dev.latchkey.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.email.EmailResolver;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.model.Account;
import dev.latchkey.model.Claims;
import dev.latchkey.model.Profile;
import dev.latchkey.model.User;
import dev.latchkey.seal.Hashes;
import dev.latchkey.seal.Randoms;
import dev.latchkey.storage.CheckedStore;
import dev.latchkey.store.Store;
import dev.latchkey.store.StoredAccount;
import dev.latchkey.store.StoredRecord;
import dev.latchkey.store.StoredSession;
import dev.latchkey.store.StoredUser;
import dev.latchkey.store.StoredValue;
import dev.latchkey.store.WatchedStore;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the first proof of an address by mail removes, and what is known of it afterwards. */
class FirstProofTest {

    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final String ADA = "ada@example.org";
    private static final Account GITHUB = new Account("github", "oauth", "github", "7", null);
    private static final StoredRecord PASSKEY = StoredRecord.of("passkey", "key-1", "u-1", "{}");

    private final WatchedStore watched = new WatchedStore();
    private final Store store = watched.memory();
    private final List<AuthEvent> events = new ArrayList<>();

    private void given() {
        store.createUser(new StoredUser(new User("u-1", "Ada", ADA, null), null), StoredAccount.of(GITHUB));
    }

    private void proved() {
        Account mail = new Account("email", "email", "email", ADA, null);
        CheckedStore store = new CheckedStore(watched.store(), () -> NOW);
        NewUsers newUsers = new NewUsers(store, new Randoms(new SecureRandom()), () -> NOW);
        assertThat(new EmailResolver(store, newUsers, () -> NOW, null)
                        .plan(mail, new Profile(ADA, null, ADA, true, null, Claims.empty()))
                        .carryOut()
                        .apply(events::add))
                .isPresent();
    }

    @Test
    @Tag("B12")
    void it_removes_every_record_of_the_user_and_the_next_one_none() {
        given();
        store.addRecord(PASSKEY);

        proved();

        assertThat(store.record("passkey", "key-1")).isEmpty();
        store.addRecord(PASSKEY);
        store.linkAccount("u-1", StoredAccount.of(GITHUB));
        proved();
        assertThat(store.record("passkey", "key-1")).contains(PASSKEY);
        assertThat(store.accounts("u-1")).hasSize(1);
    }

    @Test
    @Tag("B12")
    void what_was_proved_goes_with_the_user_and_is_not_the_next_ones_with_the_same_id() {
        given();
        proved();
        store.deleteUser("u-1");
        given();
        store.addRecord(PASSKEY);

        proved();

        assertThat(store.accounts("u-1")).isEmpty();
        assertThat(store.record("passkey", "key-1")).isEmpty();
    }

    /** Ada's own account at a provider with authority over her address, and another person's at the same provider. */
    private void provedByGitHub(Account... strangers) {
        given();
        new AddressProofRecords(new CheckedStore(store, () -> NOW)).recordProofBy("u-1", GITHUB, ADA);
        for (Account stranger : strangers) {
            store.linkAccount("u-1", StoredAccount.of(stranger));
        }
    }

    private void session(String hash) {
        User ada = store.user("u-1").orElseThrow().user();
        store.createSession(new StoredSession(hash, ada, "github", NOW, null, null, NOW.plusSeconds(3600), null));
    }

    @Test
    @Tag("B12")
    void a_strangers_session_ends_also_if_their_account_is_gone_by_then() {
        provedByGitHub();
        session("of a stranger whose account at the same provider was unlinked");
        proved();
        assertThat(store.sessions("u-1")).isEmpty();
        assertThat(store.accounts("u-1")).hasSize(1);
    }

    @Test
    @Tag("B12")
    void a_strangers_session_that_is_made_while_their_account_goes_ends_too() {
        provedByGitHub(new Account("github", "oauth", "github", "666", null));
        watched.before("unlinkAccount", () -> session("of the stranger"));
        proved();
        assertThat(store.sessions("u-1")).isEmpty();
        assertThat(store.accounts("u-1")).hasSize(1);
    }

    @Test
    void the_application_hears_what_was_removed() {
        given();
        store.addRecord(PASSKEY);
        session("of somebody");

        proved();

        assertThat(events)
                .containsExactly(
                        new AuthEvent.UserUpdated(
                                store.user("u-1").orElseThrow().user()),
                        new AuthEvent.AddressProved(
                                store.user("u-1").orElseThrow().user(), List.of(GITHUB), 1, 1));
        events.clear();
        proved();
        assertThat(events).isEmpty();
    }

    @Test
    void what_a_version_without_records_knew_counts() {
        given();
        store.replaceEmail(store.user("u-1").orElseThrow(), ADA, NOW);
        StoredValue proved = new StoredValue("proved " + Hashes.sha256Hex(ADA), Instant.parse("9999-01-01T00:00:00Z"));
        store.replaceValue("address:" + Hashes.sha256Hex("u-1"), null, proved);

        proved();

        assertThat(store.accounts("u-1")).hasSize(1);
    }

    @Test
    @Tag("B12")
    void an_account_that_a_version_without_records_knew_to_prove_the_address_stays() {
        given();
        String name = "proof:" + Hashes.sha256Hex("github\n7");
        StoredValue proof = new StoredValue(Hashes.sha256Hex(ADA), Instant.parse("9999-01-01T00:00:00Z"));
        store.replaceValue(name, null, proof);

        proved();

        assertThat(store.accounts("u-1")).hasSize(1);
        assertThat(store.value(name)).as("a record is in its place").isEmpty();
        assertThat(store.recordsOf("address-proof", "u-1")).hasSize(1);
        store.deleteUser("u-1");
        assertThat(store.recordsOf("address-proof", "u-1")).isEmpty();
    }
}
