package dev.latchkey.accountpage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.event.AuthEvent;
import dev.latchkey.model.Account;
import dev.latchkey.model.User;
import dev.latchkey.store.StoredAccount;
import dev.latchkey.store.StoredUser;
import dev.latchkey.wire.Form;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A user changes the address, and the owner of the old one undoes it. */
class AddressChangeTest {

    private static final String OLD = "ada@example.org";
    private static final String NEW = "ada@new.example";
    private static final String THIRD = "ada@third.example";

    private final Postbox post = new Postbox();
    private final List<AuthEvent> events = new CopyOnWriteArrayList<>();
    private final BetweenStore store = new BetweenStore();
    private final Application application = Application.with(auth -> auth.with(AccountPage.standard())
            .store(store.store())
            .provider(post.provider())
            .mailExecutor(Runnable::run)
            .listener(events::add));

    @AfterEach
    void close() {
        application.close();
    }

    /** A user whose address is proved: by a mail. */
    private Program ada() {
        Program ada = new Program(application, "ada's program");
        signsInByMail(ada, OLD);
        return ada;
    }

    private void signsInByMail(Program program, String address) {
        program.post("signin/email", Map.of("email", address, "callbackUrl", "/"));
        program.post("callback/email", Map.of("code", post.code(address)));
    }

    private String begin(Program program, String address) {
        HttpResponse<String> answer = program.post("account/email", Map.of("email", address));
        assertThat(Program.json(answer).text("result")).contains("mail-sent");
        return Program.json(answer).text("challenge").orElseThrow();
    }

    private String confirm(Program program, String challenge, String address) {
        HttpResponse<String> answer =
                program.post("account/email/confirm", Map.of("challenge", challenge, "code", post.code(address)));
        return Program.json(answer).text("result").orElseThrow();
    }

    private void changed(Program program, String address) {
        assertThat(confirm(program, begin(program, address), address)).isEqualTo("email-changed");
    }

    private StoredUser user(String address) {
        return store.memory().userByEmail(address).orElseThrow();
    }

    private String token(String link) {
        return String.valueOf(Form.parse(link.substring(link.indexOf('?') + 1)).get("token"));
    }

    private String undo(String link) {
        Program stranger = new Program(application, "mail reader");
        HttpResponse<String> answer = stranger.post("account/email/undo", Map.of("token", token(link)));
        return Program.json(answer).text("result").orElseThrow();
    }

    @Test
    void only_the_proof_changes_the_address_and_everything_else_stays() {
        Program ada = ada();
        StoredUser before = user(OLD);
        String id = before.user().id();
        store.memory().linkAccount(id, StoredAccount.of(new Account("work", "oidc", "https://w.example", "1", null)));
        Program elsewhere = new Program(application, "elsewhere");
        signsInByMail(elsewhere, OLD);

        String challenge = begin(ada, NEW);
        assertThat(user(OLD)).isEqualTo(before);
        events.clear();
        assertThat(confirm(ada, challenge, NEW)).isEqualTo("email-changed");

        assertThat(user(NEW).user().id()).isEqualTo(id);
        assertThat(user(NEW).emailVerified()).isNotNull();
        assertThat(store.memory().userByEmail(OLD)).isEmpty();
        assertThat(store.memory().accounts(id)).hasSize(1);
        assertThat(ada.isSignedIn()).isTrue();
        assertThat(elsewhere.isSignedIn()).isFalse();
        assertThat(ada.account().object("email").text("address")).contains(NEW);
        assertThat(events)
                .filteredOn(AuthEvent.UserUpdated.class::isInstance)
                .map(event -> ((AuthEvent.UserUpdated) event).user().email())
                .containsExactly(NEW);
        signsInByMail(elsewhere, NEW);
        assertThat(elsewhere.account().object("email").text("address")).contains(NEW);
        assertThat(store.memory().accounts(id)).as("it was not the first proof").hasSize(1);
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
        return answer.statusCode() + " " + answer.uri().getPath() + " " + answer.body();
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
        assertThat(store.memory().userByEmail(NEW)).isEmpty();
        assertThat(undo(post.link(OLD))).isEqualTo("undone");
        assertThat(user(OLD)).isNotNull();
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
        assertThat(store.memory().sessions(user(NEW).user().id())).hasSize(1);
    }

    @Test
    @Tag("CVE-2026-32700")
    void a_user_who_is_deleted_meanwhile_gets_no_address() {
        Program ada = ada();
        String id = user(OLD).user().id();
        String challenge = begin(ada, NEW);
        store.before("replaceEmail", () -> application.auth.users().delete(id));
        assertThat(confirm(ada, challenge, NEW)).isEqualTo("email-not-changed");
        assertThat(store.memory().user(id)).isEmpty();
        assertThat(store.memory().userByEmail(NEW)).isEmpty();
        assertThat(store.memory().recordsOf(id)).isEmpty();
    }

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
        store.memory().createUser(new StoredUser(new User("u-thief", "Thief", OLD, null), null), null);

        assertThat(undo(post.link(OLD))).isEqualTo("undone");

        assertThat(user(OLD).user().id()).isNotEqualTo("u-thief");
        assertThat(store.memory().user("u-thief").orElseThrow().user().email()).isNull();
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
