package dev.latchkey.accountpage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.event.AuthEvent;
import dev.latchkey.model.Account;
import dev.latchkey.model.User;
import dev.latchkey.store.StoredAccount;
import dev.latchkey.store.StoredRecord;
import dev.latchkey.store.StoredUser;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The owner of an old address undoes the change. */
class AddressUndoTest extends AddressWalk {

    @Test
    void the_owner_of_the_old_address_undoes_the_change_once_and_every_session_ends() {
        Program ada = ada();
        String id = user(OLD).user().id();
        changed(ada, NEW);
        String link = post.link(OLD);
        assertThat(new Program(application, "mail reader").get(link).body()).contains("Undo the change");
        assertThat(user(NEW)).isNotNull();

        assertThat(undo(link)).isEqualTo("undone");

        assertThat(user(OLD).user().id()).isEqualTo(id);
        assertThat(user(OLD).emailVerified()).isNotNull();
        assertThat(ada.isSignedIn()).isFalse();
        assertThat(undo(link)).isEqualTo("not-undone");
        Program again = new Program(application, "again");
        signsInByMail(again, OLD);
        assertThat(user(OLD).user().id())
                .as("still proved: nothing new was made")
                .isEqualTo(id);
    }

    @Test
    void a_link_that_a_failure_stopped_halfway_throws_the_thief_out_the_next_time() {
        Program thief = ada();
        String id = user(OLD).user().id();
        changed(thief, NEW);
        add("passkey", "thiefs", id);
        String link = post.link(OLD);
        for (String failing : List.of("deleteSessions", "deleteRecord")) {
            store.fail(failing);
            new Program(application, "mail reader").post("account/email/undo", Map.of("token", token(link)));
            store.repair();
        }

        assertThat(undo(link)).isEqualTo("undone");

        assertThat(thief.isSignedIn()).isFalse();
        assertThat(store.underlying().recordsOf("passkey", id)).isEmpty();
        assertThat(user(OLD).user().id()).isEqualTo(id);
    }

    @Test
    void after_seven_days_nothing_can_be_undone() {
        changed(ada(), NEW);
        String link = post.link(OLD);
        application.pass(Duration.ofDays(7).plusSeconds(60));
        assertThat(undo(link)).isEqualTo("not-undone");
        assertThat(user(NEW)).isNotNull();
    }

    @Test
    void to_undo_a_change_undoes_the_later_ones_and_nobody_undoes_the_undoing() {
        Program thief = ada();
        changed(thief, NEW);
        String owners = post.link(OLD);
        changed(thief, THIRD);
        String thiefs = post.link(NEW);

        assertThat(undo(owners)).isEqualTo("undone");

        assertThat(user(OLD)).isNotNull();
        assertThat(undo(thiefs)).isEqualTo("not-undone");
        assertThat(user(OLD)).isNotNull();
    }

    @Test
    void a_later_change_is_undone_alone() {
        Program ada = ada();
        changed(ada, NEW);
        String first = post.link(OLD);
        changed(ada, THIRD);

        assertThat(undo(post.link(NEW))).isEqualTo("undone");
        assertThat(user(NEW)).isNotNull();
        assertThat(undo(first)).isEqualTo("undone");
        assertThat(user(OLD)).isNotNull();
    }

    @Test
    @Tag("B12")
    void somebody_who_only_claims_the_old_address_does_not_keep_it_from_its_owner() {
        changed(ada(), NEW);
        store.underlying().createUser(new StoredUser(new User("u-thief", "Thief", OLD, null), null), null);

        assertThat(undo(post.link(OLD))).isEqualTo("undone");

        assertThat(user(OLD).user().id()).isNotEqualTo("u-thief");
        assertThat(store.underlying().user("u-thief").orElseThrow().user().email())
                .isNull();
    }

    @Test
    @Tag("B12")
    void what_was_attached_since_the_change_is_removed_and_what_was_there_stays() {
        Program thief = ada();
        String id = user(OLD).user().id();
        store.underlying().linkAccount(id, account("mine"));
        add("passkey", "mine", id);
        changed(thief, NEW);
        store.underlying().linkAccount(id, account("thiefs"));
        add("passkey", "thiefs", id);
        add("authenticator-app", id, id);
        add(UserAttributes.KIND, id, id);
        application.auth.users().disable(id);
        events.clear();

        assertThat(undo(post.link(OLD))).isEqualTo("undone");

        assertThat(store.underlying().accounts(id)).containsExactly(account("mine"));
        assertThat(store.underlying().recordsOf("passkey", id))
                .map(StoredRecord::id)
                .containsExactly("mine");
        assertThat(store.underlying().recordsOf("authenticator-app", id)).isEmpty();
        assertThat(store.underlying().recordsOf(UserAttributes.KIND, id)).hasSize(1);
        assertThat(application.auth.users().isDisabled(id)).isTrue();
        assertThat(events)
                .filteredOn(AuthEvent.AccountUnlinked.class::isInstance)
                .containsExactly(
                        new AuthEvent.AccountUnlinked(id, account("thiefs").account()));
        application.auth.users().enable(id);
        signsInByMail(new Program(application, "again"), OLD);
        assertThat(store.underlying().accounts(id)).as("still proved").hasSize(1);
    }

    @Test
    @Tag("B12")
    void to_undo_an_earlier_change_removes_what_was_attached_between_the_two() {
        Program thief = ada();
        String id = user(OLD).user().id();
        changed(thief, NEW);
        add("passkey", "thiefs", id);
        changed(thief, THIRD);

        assertThat(undo(post.link(OLD))).isEqualTo("undone");

        assertThat(store.underlying().recordsOf("passkey", id)).isEmpty();
    }

    @Test
    @Tag("B12")
    void who_signs_in_with_a_linked_account_while_it_is_removed_is_signed_out() {
        Program thief = ada();
        changed(thief, NEW);
        thief.links("ada");
        String id = user(NEW).user().id();
        assertThat(store.underlying().accounts(id)).hasSize(1);
        Program again = new Program(application, "thief's other program");
        store.before("unlinkAccount", () -> {
            again.post("signin/home", Map.of("callbackUrl", "/"));
            assertThat(again.isSignedIn()).isTrue();
        });

        assertThat(undo(post.link(OLD))).isEqualTo("undone");

        assertThat(again.isSignedIn()).isFalse();
        assertThat(store.underlying().accounts(id)).isEmpty();
    }

    @Test
    void who_has_many_things_keeps_them_all_and_who_has_too_many_keeps_the_address() {
        Program ada = ada();
        String id = user(OLD).user().id();
        for (int i = 0; i < 1_000; i++) {
            add("note", "note-" + i, id);
        }
        assertThat(confirm(ada, begin(ada, NEW), NEW)).isEqualTo("email-changed");
        assertThat(undo(post.link(OLD))).isEqualTo("undone");
        assertThat(store.underlying().recordsOf("note", id)).hasSize(1_000);

        for (int i = 1_000; i < AddressHistory.LONGEST / 22; i++) {
            add("note", "note-" + i, id);
        }
        Program again = new Program(application, "again");
        signsInByMail(again, OLD);
        assertThat(confirm(again, begin(again, NEW), NEW)).isEqualTo("email-not-changed");
        assertThat(user(OLD)).isNotNull();
    }

    @Test
    @Tag("B12")
    void who_has_proved_the_old_address_meanwhile_decides_and_the_link_stays_usable() {
        changed(ada(), NEW);
        String link = post.link(OLD);
        String id = user(NEW).user().id();
        Program owner = new Program(application, "owner");
        signsInByMail(owner, OLD);
        String other = user(OLD).user().id();

        for (int i = 0; i < 4; i++) {
            assertThat(undo(link)).isEqualTo("address-taken");
        }
        assertThat(user(OLD).user().id()).isEqualTo(other);
        assertThat(owner.isSignedIn()).isTrue();

        assertThat(undo(owner, link)).isEqualTo("undone");
        assertThat(user(OLD).user().id()).isEqualTo(id);
        assertThat(store.underlying().user(other).orElseThrow().user().email()).isNull();
        assertThat(undo(link)).isEqualTo("not-undone");
    }

    @Test
    void once_the_other_user_is_gone_the_link_works() {
        changed(ada(), NEW);
        String link = post.link(OLD);
        String id = user(NEW).user().id();
        signsInByMail(new Program(application, "owner"), OLD);
        assertThat(undo(link)).isEqualTo("address-taken");
        application.auth.users().delete(user(OLD).user().id());

        assertThat(undo(link)).isEqualTo("undone");
        assertThat(user(OLD).user().id()).isEqualTo(id);
    }

    @Test
    @Tag("CVE-2026-32700")
    void the_link_of_a_later_change_at_the_same_time_loses_when_it_comes_first() {
        Program thief = ada();
        changed(thief, NEW);
        changed(thief, THIRD);
        String thiefs = post.link(NEW);
        store.before("deleteRecord", () -> assertThat(undo(thiefs)).isEqualTo("undone"));

        assertThat(undo(post.link(OLD))).isEqualTo("undone");

        assertThat(user(OLD)).isNotNull();
    }

    @Test
    @Tag("CVE-2026-32700")
    void the_link_of_a_later_change_at_the_same_time_loses_when_it_comes_last() {
        Program thief = ada();
        changed(thief, NEW);
        String owners = post.link(OLD);
        changed(thief, THIRD);
        store.before(
                "replaceRecord", // of the address; the next one is of the changes
                () -> store.before(
                        "replaceRecord", () -> assertThat(undo(owners)).isEqualTo("undone")));

        assertThat(undo(post.link(NEW))).isEqualTo("not-undone");

        assertThat(user(OLD)).isNotNull();
    }

    @Test
    @Tag("CVE-2026-32700")
    void of_two_who_use_one_link_at_the_same_time_none_gives_the_new_address_back() {
        changed(ada(), NEW);
        String link = post.link(OLD);
        store.before("deleteRecord", () -> assertThat(undo(link)).isEqualTo("undone"));

        assertThat(undo(link)).isEqualTo("not-undone");

        assertThat(user(OLD)).isNotNull();
    }

    @Test
    @Tag("CVE-2026-32700")
    void nor_does_the_link_of_a_later_change_from_the_same_address() {
        Program thief = ada();
        changed(thief, NEW);
        String owners = post.link(OLD);
        application.pass(Duration.ofSeconds(1));
        changed(thief, OLD);
        application.pass(Duration.ofSeconds(1));
        changed(thief, THIRD);
        String later = post.link(OLD);
        assertThat(later).isNotEqualTo(owners);
        store.before(
                "replaceRecord", // of the address; the next one is of the changes
                () -> store.before(
                        "replaceRecord", () -> assertThat(undo(owners)).isEqualTo("undone")));

        assertThat(undo(later)).isEqualTo("not-undone");

        assertThat(user(OLD)).isNotNull();
    }

    private void add(String kind, String id, String owner) {
        assertThat(store.underlying().addRecord(StoredRecord.of(kind, id, owner, "{}")))
                .isTrue();
    }

    private static StoredAccount account(String subject) {
        return StoredAccount.of(new Account("elsewhere", "oidc", "https://w.example", subject, null));
    }
}
