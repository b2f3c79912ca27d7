package dev.latchkey;

import static dev.latchkey.EmailSetup.ADA;
import static dev.latchkey.EmailSetup.HOME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.event.AuthEvent.UserDeleted;
import dev.latchkey.event.AuthEvent.UserDisabled;
import dev.latchkey.event.AuthEvent.UserEnabled;
import dev.latchkey.model.User;
import dev.latchkey.provider.CredentialsProvider;
import dev.latchkey.store.Store;
import dev.latchkey.store.StoredRecord;
import dev.latchkey.store.WatchedStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What administrators do to users. */
class UsersTest {

    private static final Duration BOUND = Duration.ofSeconds(30);

    private final WatchedStore store = new WatchedStore();
    private final List<AuthEvent> events = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-01T12:00:00Z");
    private final Auth stored = auth(builder -> builder);
    private final Auth sealed =
            auth(builder -> builder.sessions(Sessions.sealed().revocable(BOUND)));

    @Test
    void users_are_found_and_listed_page_by_page() {
        for (String name : List.of("cleo", "ada", "bob")) {
            new Visits(stored).signedIn(name);
        }
        Users users = stored.users();

        assertThat(users.find("ada")).map(User::email).contains("ada@example.org");
        assertThat(users.find("nobody")).isEmpty();
        assertThat(users.findByEmail("bob@example.org")).map(User::id).contains("bob");
        assertThat(users.findByEmail("nobody@example.org")).isEmpty();
        assertThat(users.page("", 2)).extracting(User::id).containsExactly("ada", "bob");
        assertThat(users.page("bob", 2)).extracting(User::id).containsExactly("cleo");
        assertThat(users.page("cleo", 2)).isEmpty();
        assertThatThrownBy(() -> users.page("", 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> users.page("", 1_001)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Tag("B13")
    void a_disabled_user_has_no_session_and_gets_none_until_somebody_enables_them() {
        for (Auth auth : List.of(stored, sealed)) {
            events.clear();
            Visits ada = new Visits(auth).signedIn("ada");
            Visits bob = new Visits(auth).signedIn("bob");
            pass();

            assertThat(auth.users().disable("ada")).isTrue();

            assertThat(auth.users().isDisabled("ada")).isTrue();
            assertThat(auth.users().isDisabled("bob")).isFalse();
            assertThat(ada.session()).isEmpty();
            assertThat(bob.session()).isPresent();
            assertThat(tries(auth).session()).isEmpty();
            assertThat(auth.users().disable("ada")).as("once more").isTrue();

            assertThat(auth.users().enable("ada")).isTrue();
            assertThat(auth.users().enable("ada")).as("once more").isTrue();
            pass();
            assertThat(new Visits(auth).signedIn("ada").session()).isPresent();
            assertThat(events.stream().filter(event -> event instanceof UserDisabled || event instanceof UserEnabled))
                    .extracting(Object::getClass)
                    .containsExactly(UserDisabled.class, UserEnabled.class);
        }
        assertThat(stored.users().disable("nobody")).isFalse();
        assertThat(stored.users().enable("nobody")).isFalse();
    }

    @Test
    @Tag("B13")
    void who_is_disabled_while_signing_in_is_not_signed_in() {
        new Visits(stored).signedIn("ada");
        for (String moment : List.of("accounts", "createSession")) {
            store.before(moment, () -> stored.users().disable("ada"));
            assertNotSignedIn(stored);
        }
        store.after("createSession", () -> stored.users().disable("ada"));
        assertNotSignedIn(stored);
        store.before("userByAccount", () -> sealed.users().disable("ada"));
        assertNotSignedIn(sealed);
        store.before("record", () -> sealed.users().disable("ada")); // the last look
        assertNotSignedIn(sealed);
    }

    private void assertNotSignedIn(Auth auth) {
        pass();
        Visits ada = tries(auth);
        assertThat(ada.session()).isEmpty();
        assertThat(auth.users().isDisabled("ada")).isTrue();
        assertThat(store.memory().sessions("ada")).isEmpty();
        auth.users().enable("ada");
        assertThat(ada.session()).isEmpty();
    }

    @Test
    @Tag("B13")
    void a_sign_in_that_waits_for_a_step_ends_when_its_user_is_disabled() {
        Auth riddling = auth(builder -> builder.with(new Riddles("rose")));
        EmailBrowser ada = new EmailBrowser(riddling, "192.0.2.7");
        ada.signIn("ada");
        riddling.users().disable("ada");
        ada.post(Riddles.PATH, answer(ada));
        assertThat(ada.isSignedIn()).isFalse();

        riddling.users().enable("ada");
        EmailBrowser again = new EmailBrowser(riddling, "192.0.2.7");
        again.signIn("ada");
        store.before("createSession", () -> riddling.users().disable("ada"));
        again.post(Riddles.PATH, answer(again));
        assertThat(again.isSignedIn()).isFalse();
        assertThat(store.memory().sessions("ada")).isEmpty();
    }

    /** A browser in which somebody tries to sign in as Ada. */
    private static Visits tries(Auth auth) {
        Visits ada = new Visits(auth);
        try {
            ada.signedIn("ada");
        } catch (AuthException.Refused e) {
            assertThat(e.code()).isIn(ErrorCode.ACCESS_DENIED, ErrorCode.ACCOUNT_NOT_LINKED);
        }
        return ada;
    }

    private static Map<String, String> answer(EmailBrowser browser) {
        return Map.of("word", "rose", "csrfToken", browser.csrfToken());
    }

    @Test
    @Tag("B12")
    @Tag("B13")
    void the_first_proof_of_an_address_enables_nobody() {
        for (String moment : List.of("userByEmail", "replaceEmail", "deleteSessions", "createSession")) {
            EmailSetup setup = new EmailSetup(
                    provider -> provider,
                    auth -> auth.provider(CredentialsProvider.of(
                            (typed, request) -> Optional.of(new User("u-mallory", "Mallory", ADA, null)))));
            setup.browser("192.0.2.66").signIn("mallory");
            EmailBrowser owner = setup.browser("192.0.2.1");
            owner.ask(ADA, HOME);
            String link = setup.outbox.last().url();
            setup.store.before(moment, () -> setup.auth.users().disable("u-mallory"));

            owner.follow(link);

            assertThat(owner.isSignedIn()).as(moment).isFalse();
            assertThat(setup.auth.users().isDisabled("u-mallory")).as(moment).isTrue();
            assertThat(setup.store.memory().sessions("u-mallory")).isEmpty();
        }
    }

    @Test
    @Tag("B13")
    void with_a_deleted_user_goes_everything() {
        for (Auth auth : List.of(stored, sealed)) {
            events.clear();
            Visits ada = new Visits(auth).signedIn("ada");
            Visits bob = new Visits(auth).signedIn("bob");
            store.memory().addRecord(StoredRecord.of("note", "n-1", "ada", "{}"));
            pass();

            assertThat(auth.users().delete("ada")).isTrue();

            assertThat(auth.users().find("ada")).isEmpty();
            assertThat(ada.session()).isEmpty();
            assertThat(bob.session()).isPresent();
            Store all = store.memory();
            assertThat(all.accounts("ada")).isEmpty();
            assertThat(all.sessions("ada")).isEmpty();
            assertThat(all.recordsOf("ada")).isEmpty();
            assertThat(all.userByEmail("ada@example.org")).isEmpty();
            assertThat(auth.users().delete("ada")).as("once more").isFalse();
            assertThat(events.stream().filter(UserDeleted.class::isInstance)).hasSize(1);
        }
    }

    @Test
    void a_deletion_is_told_also_if_the_sessions_cannot_be_ended_once_more() {
        new Visits(stored).signedIn("ada");
        store.after(
                "deleteUser",
                () -> store.before("deleteSessions", () -> {
                    throw new IllegalStateException("the store does not answer");
                }));

        assertThatThrownBy(() -> stored.users().delete("ada")).isInstanceOf(AuthException.Fault.class);

        assertThat(stored.users().find("ada")).isEmpty();
        assertThat(events).anyMatch(UserDeleted.class::isInstance);
    }

    @Test
    @Tag("B13")
    void who_is_deleted_while_signing_in_is_not_signed_in() {
        new Visits(stored).signedIn("ada");
        for (String moment : List.of("accounts", "createSession", "record")) {
            store.before(moment, () -> stored.users().delete("ada"));
            Visits ada = tries(stored);
            assertThat(ada.session()).as(moment).isEmpty();
            assertThat(store.memory().user("ada")).isEmpty();
            new Visits(stored).signedIn("ada");
            assertThat(ada.session()).as(moment).isEmpty();
        }
    }

    @Test
    @Tag("B13")
    void a_sealed_session_by_mail_does_not_begin_for_a_user_who_was_deleted_meanwhile() {
        EmailSetup setup = new EmailSetup(
                provider -> provider, auth -> auth.sessions(Sessions.sealed().revocable(BOUND)));
        EmailBrowser owner = setup.browser("192.0.2.1");
        owner.ask(ADA, HOME);
        setup.store.after(
                "addRecord", // the address is recorded, and the session begins next
                () -> setup.auth
                        .users()
                        .page("", 1)
                        .forEach(user -> setup.auth.users().delete(user.id())));

        owner.follow(setup.outbox.last().url());

        assertThat(setup.auth.users().page("", 1)).isEmpty();
        assertThat(owner.isSignedIn()).isFalse();
    }

    @Test
    void the_application_hears_of_a_deletion_first_and_may_refuse_it() {
        List<String> asked = new ArrayList<>();
        Auth careful = auth(builder -> builder.onDelete(user -> {
            asked.add(user.id());
            if (asked.size() == 1) {
                throw new IllegalStateException("an order is open");
            }
        }));
        Visits ada = new Visits(careful).signedIn("ada");
        events.clear();

        assertThatThrownBy(() -> careful.users().delete("ada"))
                .isInstanceOfSatisfying(
                        AuthException.Refused.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.ACCESS_DENIED))
                .hasMessageNotContaining("order")
                .hasRootCauseMessage("an order is open");

        assertThat(ada.session()).isPresent();
        assertThat(events).isEmpty();
        assertThat(careful.users().delete("ada")).isTrue();
        assertThat(careful.users().delete("nobody")).isFalse();
        assertThat(asked).containsExactly("ada", "ada");
    }

    @Test
    void all_sessions_of_a_user_end() {
        Visits ada = new Visits(stored).signedIn("ada");
        stored.users().endSessions("ada");
        assertThat(ada.session()).isEmpty();
        assertThat(stored.users().isDisabled("ada")).isFalse();
    }

    @Test
    void sessions_that_nobody_can_end_keep_nobody_from_being_deleted_and_everybody_from_being_disabled() {
        Auth lasting = auth(builder -> builder.sessions(Sessions.sealed()));
        new Visits(lasting).signedIn("ada");
        assertThatIllegalStateException()
                .isThrownBy(() -> lasting.users().disable("ada"))
                .withMessageContaining("revocable(…)");
        assertThat(lasting.users().isDisabled("ada")).isFalse();
        assertThatIllegalStateException().isThrownBy(() -> lasting.users().endSessions("ada"));
        assertThat(lasting.users().delete("ada")).isTrue();
    }

    @Test
    void without_a_store_there_are_no_users() {
        Auth storeless = Auth.builder()
                .environment(Map.of())
                .secret(EmailSetup.SECRET)
                .provider(credentials())
                .build();
        assertThatIllegalStateException().isThrownBy(storeless::users).withMessageContaining("call store(…)");
    }

    private void pass() {
        now = now.plusSeconds(150);
    }

    private Auth auth(UnaryOperator<AuthBuilder> more) {
        return more.apply(Auth.builder()
                        .environment(Map.of())
                        .secret(EmailSetup.SECRET)
                        .clock(() -> now)
                        .provider(credentials())
                        .store(store.store())
                        .listener(events::add))
                .build();
    }

    private static CredentialsProvider credentials() {
        return CredentialsProvider.of((typed, request) -> {
            String name = String.valueOf(typed.get("username"));
            return Optional.of(new User(name, name, name + "@example.org", null));
        });
    }
}
