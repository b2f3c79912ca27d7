package dev.latchkey.accountpage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.event.AuthEvent;
import dev.latchkey.model.Account;
import dev.latchkey.store.StoredAccount;
import dev.latchkey.store.StoredRecord;
import dev.latchkey.store.StoredUser;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A user changes the address. */
class AddressChangeTest extends AddressWalk {

    @Test
    void only_the_proof_changes_the_address_and_everything_else_stays() {
        Program ada = ada();
        StoredUser before = user(OLD);
        String id = before.user().id();
        store.underlying()
                .linkAccount(id, StoredAccount.of(new Account("work", "oidc", "https://w.example", "1", null)));
        Program elsewhere = new Program(application, "elsewhere");
        signsInByMail(elsewhere, OLD);

        String challenge = begin(ada, NEW);
        assertThat(user(OLD)).isEqualTo(before);
        events.clear();
        assertThat(confirm(ada, challenge, NEW)).isEqualTo("email-changed");

        assertThat(user(NEW).user().id()).isEqualTo(id);
        assertThat(user(NEW).emailVerified()).isNotNull();
        assertThat(store.underlying().userByEmail(OLD)).isEmpty();
        assertThat(store.underlying().accounts(id)).hasSize(1);
        assertThat(ada.isSignedIn()).isTrue();
        assertThat(elsewhere.isSignedIn()).isFalse();
        assertThat(ada.account().object("email").text("address")).contains(NEW);
        assertThat(events)
                .filteredOn(AuthEvent.UserUpdated.class::isInstance)
                .map(event -> ((AuthEvent.UserUpdated) event).user().email())
                .containsExactly(NEW);
        signsInByMail(elsewhere, NEW);
        assertThat(elsewhere.account().object("email").text("address")).contains(NEW);
        assertThat(store.underlying().accounts(id))
                .as("it was not the first proof")
                .hasSize(1);
    }

    @Test
    void a_failing_store_changes_nothing_and_leaves_code_and_link() {
        Program ada = ada();
        Program elsewhere = new Program(application, "elsewhere");
        signsInByMail(elsewhere, OLD);
        String challenge = begin(ada, NEW);
        String link = post.link(NEW);
        Map<String, String> byCode = Map.of("challenge", challenge, "code", post.code(NEW));
        for (String failing : List.of("deleteSessions", "replaceEmail")) {
            store.fail(failing);
            ada.post("account/email/confirm", byCode);
            ada.post("account/email/confirm", Map.of("token", token(link)));
            store.repair();
            assertThat(user(OLD)).isNotNull();
        }

        assertThat(Program.json(ada.post("account/email/confirm", Map.of("token", token(link))))
                        .text("result"))
                .contains("email-changed");

        assertThat(elsewhere.isSignedIn()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"replaceRecord, false", "addRecord, false", "deleteSessions, true"})
    @Tag("B12")
    void a_store_that_fails_after_the_change_leaves_the_new_address_proved_and_the_old_one_its_link(
            String failing, boolean hides) {
        Program ada = ada();
        String id = user(OLD).user().id();
        store.underlying().addRecord(StoredRecord.of("authenticator-app", id, id, "{}"));
        String challenge = begin(ada, NEW);
        String link = post.link(NEW);
        store.after("replaceEmail", () -> store.fail(failing));

        HttpResponse<String> first =
                ada.post("account/email/confirm", Map.of("challenge", challenge, "code", post.code(NEW)));
        store.repair();

        assertThat(user(NEW).user().id()).isEqualTo(id);
        signsInByMail(new Program(application, "mailbox"), NEW);
        assertThat(store.underlying().recordsOf("authenticator-app", id))
                .as("the mailbox alone removes no factor")
                .hasSize(1);
        HttpResponse<String> told = hides ? ada.post("account/email/confirm", Map.of("token", token(link))) : first;
        assertThat(Program.json(told).text("result")).contains("email-changed");
        assertThat(undo(post.link(OLD))).isEqualTo("undone");
        assertThat(user(OLD).user().id()).isEqualTo(id);
    }

    @Test
    @Tag("B12")
    void a_store_that_does_not_say_whether_it_made_the_change_leaves_the_new_address_proved() {
        Program ada = ada();
        String id = user(OLD).user().id();
        store.underlying().addRecord(StoredRecord.of("authenticator-app", id, id, "{}"));
        String challenge = begin(ada, NEW);
        String link = post.link(NEW);
        store.after("replaceEmail", () -> {
            throw new IllegalStateException("the answer of the store was lost");
        });

        ada.post("account/email/confirm", Map.of("challenge", challenge, "code", post.code(NEW)));

        signsInByMail(new Program(application, "mailbox"), NEW);
        assertThat(store.underlying().recordsOf("authenticator-app", id)).hasSize(1);
        HttpResponse<String> again = ada.post("account/email/confirm", Map.of("token", token(link)));
        assertThat(Program.json(again).text("result")).contains("email-changed");
        assertThat(undo(post.link(OLD))).isEqualTo("undone");
    }

    @Test
    void the_link_works_in_a_browser_of_the_same_user_and_once() {
        Program ada = ada();
        begin(ada, NEW);
        String link = post.link(NEW);
        Program grace = Program.signedIn(application, "grace");

        assertThat(Program.json(grace.post("account/email/confirm", Map.of("token", token(link))))
                        .text("result"))
                .contains("email-not-changed");
        Program stranger = new Program(application, "curl/8.0");
        assertThat(stranger.get(link).statusCode()).isEqualTo(401);
        assertThat(stranger.post("account/email/confirm", Map.of("token", token(link)))
                        .statusCode())
                .isEqualTo(401);
        assertThat(ada.get(link).body()).contains("Use the new address");
        assertThat(user(OLD)).isNotNull();

        assertThat(Program.json(ada.post("account/email/confirm", Map.of("token", token(link))))
                        .text("result"))
                .contains("email-changed");
        assertThat(Program.json(ada.post("account/email/confirm", Map.of("token", token(link))))
                        .text("result"))
                .contains("email-not-changed");
        assertThat(user(NEW).user().id())
                .isNotEqualTo(user("grace@example.org").user().id());
    }

    @Test
    void no_mail_goes_to_an_address_of_another_user_and_the_answer_is_the_same() {
        Program ada = ada();
        Program.signedIn(application, "grace");

        begin(ada, "grace@example.org");

        assertThat(post.recipients()).doesNotContain("grace@example.org");
        for (String wrong : List.of("", "no address", OLD, "a@x.org, b@x.org")) {
            HttpResponse<String> answer = ada.post("account/email", Map.of("email", wrong));
            assertThat(answer.statusCode()).isEqualTo(400);
        }
        assertThat(ada.post("account/email", Map.of()).statusCode()).isEqualTo(400);
    }

    @Test
    @Tag("B33")
    void wrong_codes_are_answered_alike_for_free_and_taken_addresses() {
        Program ada = ada();
        Program.signedIn(application, "grace");
        String free = begin(ada, NEW);
        String taken = begin(ada, "grace@example.org");

        for (int guess = 0; guess < 7; guess++) {
            assertThat(wrongCode(ada, taken)).as("guess %s", guess).isEqualTo(wrongCode(ada, free));
        }
    }

    private String wrongCode(Program program, String challenge) {
        String wrong = post.code(NEW).startsWith("0") ? "10000000" : "00000000";
        HttpResponse<String> answer =
                program.post("account/email/confirm", Map.of("challenge", challenge, "code", wrong));
        return answer.statusCode() + " " + answer.uri().getPath() + " " + withoutReference(answer.body());
    }

    /** Leaves out the number of a failure, which is random. */
    private static String withoutReference(String body) {
        return body.replaceAll("[A-Z]\\d[A-Z]\\d-[A-Z]\\d[A-Z]\\d", "");
    }

    @Test
    void mails_are_limited() {
        Program ada = ada();
        for (int i = 0; i < 5; i++) {
            begin(ada, "a" + i + "@new.example");
        }
        assertThat(ada.post("account/email", Map.of("email", "b@new.example")).statusCode())
                .isEqualTo(429);
        assertThat(post.recipients()).doesNotContain("b@new.example");
    }

    @Test
    @Tag("CVE-2026-32700")
    void of_two_changes_at_the_same_time_one_counts() {
        Program ada = ada();
        String one = begin(ada, NEW);
        String other = begin(ada, THIRD);
        store.before(
                "replaceEmail", () -> assertThat(confirm(ada, other, THIRD)).isEqualTo("email-changed"));

        assertThat(confirm(ada, one, NEW)).isEqualTo("email-not-changed");

        assertThat(user(THIRD)).isNotNull();
        assertThat(store.underlying().userByEmail(NEW)).isEmpty();
        assertThat(undo(post.link(OLD))).isEqualTo("undone");
        assertThat(user(OLD)).isNotNull();
    }

    @Test
    @Tag("B12")
    void of_two_changes_to_the_same_address_the_slower_one_leaves_the_proof_of_the_other() {
        Program ada = ada();
        String id = user(OLD).user().id();
        store.underlying().addRecord(StoredRecord.of("authenticator-app", id, id, "{}"));
        String slower = begin(ada, NEW);
        Map<String, String> bySlower = Map.of("challenge", slower, "code", post.code(NEW));
        String faster = begin(ada, NEW);
        store.before("replaceEmail", () -> {
            store.after("replaceEmail", () -> store.fail("addRecord", "replaceRecord"));
            ada.post("account/email/confirm", Map.of("challenge", faster, "code", post.code(NEW)));
            store.repair();
        });

        assertThat(Program.json(ada.post("account/email/confirm", bySlower)).text("result"))
                .contains("email-not-changed");

        assertThat(user(NEW).user().id()).isEqualTo(id);
        signsInByMail(new Program(application, "mailbox"), NEW);
        assertThat(store.underlying().recordsOf("authenticator-app", id))
                .as("the mailbox alone removes no factor")
                .hasSize(1);
    }

    @Test
    @Tag("CVE-2026-32700")
    void a_change_that_was_begun_before_another_one_does_not_count() {
        Program ada = ada();
        String one = begin(ada, THIRD);
        String other = begin(ada, "ada@fourth.example");
        application.pass(Duration.ofSeconds(1));
        changed(ada, NEW);
        assertThat(confirm(ada, one, THIRD)).isEqualTo("email-not-changed");
        application.pass(Duration.ofSeconds(1));
        changed(ada, OLD);
        assertThat(confirm(ada, other, "ada@fourth.example"))
                .as("the same address, proved anew")
                .isEqualTo("email-not-changed");
        assertThat(user(OLD)).isNotNull();
    }

    @Test
    @Tag("CVE-2026-32700")
    void who_signs_in_by_the_old_address_meanwhile_is_not_signed_in() {
        Program ada = ada();
        String challenge = begin(ada, NEW);
        Program late = new Program(application, "late");
        late.post("signin/email", Map.of("email", OLD, "callbackUrl", "/"));
        String code = post.code(OLD);
        store.before(
                "createSession", () -> assertThat(confirm(ada, challenge, NEW)).isEqualTo("email-changed"));

        late.post("callback/email", Map.of("code", code));

        assertThat(late.isSignedIn()).isFalse();
        assertThat(ada.isSignedIn()).isTrue();
        assertThat(store.underlying().sessions(user(NEW).user().id())).hasSize(1);
    }

    @Test
    @Tag("CVE-2026-32700")
    void a_user_who_is_deleted_meanwhile_gets_no_address() {
        Program ada = ada();
        String id = user(OLD).user().id();
        String challenge = begin(ada, NEW);
        store.before("replaceEmail", () -> application.auth.users().delete(id));
        assertThat(confirm(ada, challenge, NEW)).isEqualTo("email-not-changed");
        assertThat(store.underlying().user(id)).isEmpty();
        assertThat(store.underlying().userByEmail(NEW)).isEmpty();
        assertThat(store.underlying().recordsOf(id)).isEmpty();
    }

    @Test
    @Tag("CVE-2026-32700")
    void a_session_that_is_ended_meanwhile_changes_nothing() {
        Program ada = ada();
        StoredUser before = user(OLD);
        String id = before.user().id();
        String challenge = begin(ada, NEW);
        store.before("replaceEmail", () -> application.auth.users().endSessions(id));

        assertThat(confirm(ada, challenge, NEW)).isEqualTo("email-not-changed");

        assertThat(user(OLD).user()).isEqualTo(before.user());
        assertThat(store.underlying().userByEmail(NEW)).isEmpty();
        assertThat(store.underlying().record(AddressHistory.KIND, id)).isEmpty();
        store.underlying()
                .linkAccount(id, StoredAccount.of(new Account("work", "oidc", "https://w.example", "1", null)));
        signsInByMail(ada, OLD);
        assertThat(store.underlying().accounts(id)).as("still proved").hasSize(1);
    }

    @Test
    @Tag("B35")
    void a_change_that_cannot_be_taken_back_since_another_user_has_the_old_address_can_be_undone() {
        Program thief = ada();
        String id = user(OLD).user().id();
        String challenge = begin(thief, NEW);
        store.after("replaceEmail", () -> {
            application.auth.users().endSessions(id);
            Program.signedIn(application, "ada"); // whose provider claims the address, and does not prove it
        });

        assertThat(confirm(thief, challenge, NEW)).isEqualTo("email-not-changed");

        assertThat(user(OLD).user().id()).isNotEqualTo(id);
        Program mailbox = new Program(application, "mailbox");
        signsInByMail(mailbox, NEW);
        assertThat(store.underlying().user(id).orElseThrow().user().email())
                .as("the new address is nobody's door to the user")
                .isNull();
        assertThat(undo(post.link(OLD))).isEqualTo("undone");
        assertThat(user(OLD).user().id()).isEqualTo(id);
    }

    @Test
    @Tag("B35")
    void a_change_that_a_failing_store_does_not_take_back_is_told_to_the_old_address() {
        Program thief = ada();
        String id = user(OLD).user().id();
        String challenge = begin(thief, NEW);
        store.after("replaceEmail", () -> {
            application.auth.users().endSessions(id);
            store.fail("user", "replaceEmail");
        });

        assertThat(thief.post("account/email/confirm", Map.of("challenge", challenge, "code", post.code(NEW)))
                        .statusCode())
                .isEqualTo(503);
        store.repair();

        assertThat(undo(post.link(OLD))).isEqualTo("undone");
        assertThat(user(OLD).user().id()).isEqualTo(id);
        signsInByMail(thief, NEW);
        assertThat(store.underlying().userByEmail(NEW).map(found -> found.user().id()))
                .isNotEqualTo(Optional.of(id));
    }

    @Test
    @Tag("CVE-2026-32700")
    void an_address_that_was_never_proved_is_taken_back_too() {
        Program grace = Program.signedIn(application, "grace");
        StoredUser before = user("grace@example.org");
        String challenge = begin(grace, NEW);
        store.before(
                "replaceEmail",
                () -> application.auth.users().endSessions(before.user().id()));

        assertThat(confirm(grace, challenge, NEW)).isEqualTo("email-not-changed");

        assertThat(user("grace@example.org")).isEqualTo(before);
        assertThat(store.underlying().userByEmail(NEW)).isEmpty();
    }

    @Test
    @Tag("B12")
    void an_address_that_was_never_proved_is_not_given_back_by_its_owner() {
        Program stranger = Program.signedIn(application, "grace"); // Work says who she is, and proves nothing
        changed(stranger, NEW);
        assertThat(post.recipients()).endsWith("grace@example.org");
        assertThat(post.last().text()).doesNotContain("http");
    }
}
