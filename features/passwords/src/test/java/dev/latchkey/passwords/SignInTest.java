package dev.latchkey.passwords;

import static dev.latchkey.passwords.Program.ADA;
import static dev.latchkey.passwords.Program.OTHER_PASSWORD;
import static dev.latchkey.passwords.Program.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.latchkey.Auth;
import dev.latchkey.AuthBuilder;
import dev.latchkey.Sessions;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.fixtures.RedirectAddress;
import dev.latchkey.model.User;
import dev.latchkey.provider.RateLimit;
import dev.latchkey.store.Store;
import dev.latchkey.store.StoredRecord;
import dev.latchkey.store.StoredUser;
import dev.latchkey.store.contract.InterruptedStore;
import java.net.http.HttpResponse;
import java.text.Normalizer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SignInTest {

    private static final RateLimit THREE = new RateLimit(3, Duration.ofMinutes(15));
    private static final String FAILED = "/auth/signin?error=CredentialsSignin&code=credentials";

    @Test
    void the_right_password_signs_in_and_the_session_knows_it() {
        try (Application application = Application.standard()) {
            Program.signedUp(application, ADA);
            Program ada = new Program(application);

            HttpResponse<String> answer = ada.signsIn(ADA, PASSWORD);

            assertThat(answer.statusCode()).isEqualTo(302);
            assertThat(ada.session().object("user").text("email")).contains(ADA);
            assertThat(application.events)
                    .anySatisfy(event -> assertThat(event)
                            .isInstanceOfSatisfying(
                                    AuthEvent.SignedIn.class,
                                    in -> assertThat(in.account().provider()).isEqualTo("password")));
        }
    }

    @Test
    void an_address_is_the_same_in_capitals_and_a_password_is_not() {
        try (Application application = Application.standard()) {
            Program.signedUp(application, ADA);
            Program ada = new Program(application);

            ada.signsIn(ADA, PASSWORD.toUpperCase(Locale.ROOT));
            assertThat(ada.isSignedIn()).isFalse();
            ada.signsIn(" ADA@Example.ORG ", PASSWORD);
            assertThat(ada.isSignedIn()).isTrue();
        }
    }

    @Test
    void a_character_in_two_forms_of_unicode_is_the_same_character() {
        try (Application application = Application.standard()) {
            Program.signedUp(application, ADA);
            application.passwords().setPassword(application.user(ADA).id(), "Käse und Brötchen");
            Program ada = new Program(application);

            ada.signsIn(ADA, Normalizer.normalize("Käse und Brötchen", Normalizer.Form.NFD));
            assertThat(ada.isSignedIn()).isTrue();
        }
    }

    @Test
    @Tag("B33")
    void unknown_locked_and_wrong_get_the_same_answer() {
        try (Application application = Application.with(passwords -> passwords.limits(THREE, Application.OFTEN))) {
            Program.signedUp(application, ADA);
            Program stranger = new Program(application);

            HttpResponse<String> wrong = stranger.signsIn(ADA, OTHER_PASSWORD);
            HttpResponse<String> unknown = stranger.signsIn("nobody@example.org", OTHER_PASSWORD);
            HttpResponse<String> noName = stranger.signsIn("no name at all", OTHER_PASSWORD);
            stranger.signsIn(ADA, OTHER_PASSWORD);
            stranger.signsIn(ADA, OTHER_PASSWORD);
            HttpResponse<String> locked = stranger.signsIn(ADA, PASSWORD);

            assertThat(List.of(wrong, unknown, noName, locked)).allSatisfy(answer -> {
                assertThat(answer.statusCode()).isEqualTo(302);
                assertThat(Program.location(answer)).contains(application.url() + FAILED);
                assertThat(answer.body()).isEmpty();
                assertThat(answer.headers().map().keySet())
                        .isEqualTo(wrong.headers().map().keySet());
            });
            assertThat(stranger.isSignedIn()).isFalse();
            assertThat(application.events).contains(new AuthEvent.SignInLimited("password", "name"));
            application.pass(Duration.ofMinutes(16));
            stranger.signsIn(ADA, PASSWORD);
            assertThat(stranger.isSignedIn()).isTrue();
        }
    }

    @Test
    void a_new_password_opens_a_name_that_a_stranger_has_locked() {
        try (Application application = Application.with(passwords -> passwords.limits(THREE, Application.OFTEN))) {
            Program.signedUp(application, ADA);
            lock(application, ADA);
            Program ada = new Program(application);
            ada.signsIn(ADA, PASSWORD);
            assertThat(ada.isSignedIn()).isFalse();

            ada.post("passwords/forgot", Map.of("email", ADA));
            String token = application.outbox.takeToken();
            ada.post("passwords/reset", Map.of("token", token, "password", OTHER_PASSWORD));

            ada.signsIn(ADA, OTHER_PASSWORD);
            assertThat(ada.isSignedIn()).isTrue();
        }
    }

    @Test
    void a_stranger_does_not_lock_a_browser_in_which_the_user_has_signed_in_before() {
        try (Application application = Application.with(passwords -> passwords.limits(THREE, Application.OFTEN))) {
            Program.signedUp(application, ADA);
            Program before = new Program(application);
            before.signsIn(ADA, PASSWORD);
            before.post("signout", Map.of());
            assertThat(before.isSignedIn()).isFalse();
            lock(application, ADA);

            before.signsIn(ADA, PASSWORD);
            assertThat(before.isSignedIn()).isTrue();
            Program other = new Program(application);
            other.signsIn(ADA, PASSWORD);
            assertThat(other.isSignedIn()).isFalse();
            before.post("signout", Map.of());
            for (int i = 0; i < THREE.times(); i++) {
                before.signsIn(ADA, OTHER_PASSWORD + i);
            }
            before.signsIn(ADA, PASSWORD);
            assertThat(before.isSignedIn()).isFalse();
        }
    }

    @Test
    @Tag("B32")
    void an_address_and_a_name_of_one_user_share_their_limit() {
        try (Application application =
                Application.with(passwords -> passwords.loginNames().limits(THREE, Application.OFTEN))) {
            application.store.createUser(new StoredUser(new User("u-1", "Ada", ADA, null), null), null);
            application.store.addRecord(StoredRecord.of("login-name", "ada", "u-1", "{}"));
            application.passwords().setPassword("u-1", PASSWORD);
            lock(application, ADA);
            Program ada = new Program(application);

            ada.signsIn("ada", PASSWORD);
            assertThat(ada.isSignedIn()).isFalse();
            application.pass(Duration.ofMinutes(16));
            ada.signsIn("ada", PASSWORD);
            assertThat(ada.isSignedIn()).isTrue();
        }
    }

    private static void lock(Application application, String name) {
        Program stranger = new Program(application);
        for (int i = 0; i < THREE.times(); i++) {
            stranger.signsIn(name, OTHER_PASSWORD + i);
        }
    }

    @Test
    void a_right_password_that_is_not_looked_at_is_no_failure() {
        InterruptedStore store = InterruptedStore.inMemory();
        RateLimit one = new RateLimit(1, Duration.ofMinutes(15));
        try (Application application =
                Application.with(store.store(), passwords -> passwords.limits(one, Application.OFTEN))) {
            Program.signedUp(application, ADA);
            Program ada = new Program(application);
            Program other = new Program(application);
            ada.get("csrf");
            // the first value is the limit of the client, the second that of the name, whose place ada's attempt has
            store.before("value", () -> store.before("value", () -> other.signsIn(ADA, PASSWORD)));

            ada.signsIn(ADA, PASSWORD);

            assertThat(other.isSignedIn()).isFalse();
            assertThat(ada.isSignedIn()).isTrue();
        }
    }

    @Test
    void who_signs_in_often_is_not_limited() {
        try (Application application = Application.with(passwords -> passwords.limits(THREE, THREE))) {
            Program.signedUp(application, ADA);
            Program ada = new Program(application);

            for (int i = 0; i < 8; i++) {
                assertThat(Program.location(ada.signsIn(ADA, PASSWORD)).orElse(""))
                        .doesNotContain("error");
            }
        }
    }

    @Test
    void a_client_that_fails_too_often_gets_429_for_every_name() {
        try (Application application = Application.with(passwords -> passwords.limits(Application.OFTEN, THREE))) {
            Program stranger = new Program(application);
            for (int i = 0; i < 3; i++) {
                stranger.signsIn("nobody" + i + "@example.org", OTHER_PASSWORD);
            }

            HttpResponse<String> answer = stranger.signsIn(ADA, OTHER_PASSWORD);

            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        }
    }

    @Test
    @Tag("B32")
    void of_many_guesses_at_once_no_more_are_looked_at_than_the_limit_allows() throws InterruptedException {
        InterruptedStore store = InterruptedStore.inMemory();
        try (Application application =
                Application.with(store.store(), passwords -> passwords.limits(THREE, Application.OFTEN))) {
            Program.signedUp(application, ADA);
            store.meet("replaceValue", 32); // where the first failure is counted

            Together.run(32, i -> new Program(application).signsIn(ADA, OTHER_PASSWORD + i));

            long failed = application.events.stream()
                    .filter(AuthEvent.SignInFailed.class::isInstance)
                    .count();
            long limited = application.events.stream()
                    .filter(new AuthEvent.SignInLimited("password", "name")::equals)
                    .count();
            assertThat(failed).isEqualTo(32);
            assertThat(failed - limited).isEqualTo(3);
        }
    }

    @Test
    void a_blank_or_missing_field_is_a_wrong_password_and_asks_the_store_nothing() {
        CountingStore counting = new CountingStore();
        try (Application application = Application.with(counting.store(), passwords -> passwords)) {
            Program stranger = new Program(application);

            for (Map<String, ? extends Object> fields : List.<Map<String, ? extends Object>>of(
                    Map.of(),
                    Map.of("username", ADA),
                    Map.of("password", PASSWORD),
                    Map.of("username", " ", "password", PASSWORD),
                    Map.of("username", ADA, "password", ""),
                    Map.of("username", List.of(ADA), "password", Map.of()),
                    Map.of("username", ADA, "password", "x".repeat(5_000)),
                    Map.of("username", "x".repeat(300), "password", PASSWORD))) {
                List<String> calls =
                        counting.during(() -> assertThat(Program.location(stranger.post("callback/password", fields)))
                                .contains(application.url() + FAILED));
                assertThat(calls).isEmpty();
            }
        }
    }

    @Test
    void a_sign_in_costs_the_store_four_statements_beside_those_of_the_session() {
        CountingStore counting = new CountingStore();
        try (Application application = Application.with(counting.store(), passwords -> passwords)) {
            Program.signedUp(application, ADA);
            Program ada = new Program(application);
            ada.get("csrf");

            List<String> calls = counting.during(() -> ada.signsIn(ADA, PASSWORD));

            assertThat(calls.subList(0, 4)).containsExactly("value", "userByEmail", "record", "value");
            // of the session: it begins, and two records say whether the password still counts and the user is not
            // disabled. However many other records the user has, nobody reads them
            assertThat(calls.subList(4, calls.size())).containsExactly("createSession", "record", "record");
            assertThat(ada.isSignedIn()).isTrue();
        }
    }

    @Test
    void a_password_that_is_changed_at_the_same_moment_signs_nobody_in() {
        InterruptedStore store = InterruptedStore.inMemory();
        try (Application application = Application.with(store.store(), passwords -> passwords)) {
            Program.signedUp(application, ADA);
            String id = application.user(ADA).id();
            Program stranger = new Program(application);
            store.before("createSession", () -> application.passwords().setPassword(id, OTHER_PASSWORD));

            HttpResponse<String> answer = stranger.signsIn(ADA, PASSWORD);

            assertThat(Program.location(answer).orElse("")).contains("error=");
            assertThat(stranger.isSignedIn()).isFalse();
        }
    }

    @Test
    void a_hash_of_other_software_is_made_new_at_the_first_sign_in() {
        try (Application application = Application.standard()) {
            Program.signedUp(application, ADA);
            String id = application.user(ADA).id();
            String django = ForeignHashesTest.kept().findFirst().orElseThrow().hash();
            String password = ForeignHashesTest.kept().findFirst().orElseThrow().password();
            application.passwords().importHash(id, django);
            assertThat(hash(application, id)).isEqualTo(django);
            Program ada = new Program(application);

            ada.signsIn(ADA, PASSWORD);
            assertThat(ada.isSignedIn()).isFalse();
            assertThat(hash(application, id)).isEqualTo(django);
            ada.signsIn(ADA, password);
            assertThat(ada.isSignedIn()).isTrue();
            assertThat(hash(application, id)).startsWith("$argon2id$v=19$m=8,t=1,p=1$");
            Program again = new Program(application);
            again.signsIn(ADA, password);
            assertThat(again.isSignedIn()).isTrue();
        }
    }

    @Test
    void more_expensive_hashes_come_with_the_next_sign_in() {
        Store store = Store.inMemory();
        try (Application before = Application.with(store, passwords -> passwords)) {
            Program.signedUp(before, ADA);
        }
        try (Application application =
                Application.with(store, passwords -> passwords.hashing(new Hashing(new Argon2Cost(16, 2, 1), null)))) {
            Program ada = new Program(application);
            ada.signsIn(ADA, PASSWORD);

            assertThat(hash(application, application.user(ADA).id())).startsWith("$argon2id$v=19$m=16,t=2,p=1$");
        }
    }

    private static String hash(Application application, String userId) {
        return StoredPassword.of(
                        application.store.record(StoredPassword.KIND, userId).orElseThrow())
                .record()
                .content()
                .replaceAll("\\{\"hash\":\"([^\"]*)\".*", "$1");
    }

    @Test
    void the_browser_client_signs_in_as_with_any_credentials() {
        try (Application application = Application.standard()) {
            Program.signedUp(application, ADA);
            Program ada = new Program(application);

            assertThat(Program.json(ada.get("providers")).object("password").text("type"))
                    .contains("credentials");
            assertThat(ada.signsInByScript(ADA, OTHER_PASSWORD).text("url").map(RedirectAddress::withoutReference))
                    .contains(application.url() + FAILED);
            assertThat(ada.isSignedIn()).isFalse();
            assertThat(ada.signsInByScript(ADA, PASSWORD).text("url")).contains(application.url());
            assertThat(ada.isSignedIn()).isTrue();
        }
    }

    @Test
    void sealed_sessions_end_with_a_change_too() {
        Duration bound = Duration.ofSeconds(30);
        try (Application application = Application.with(
                Store.inMemory(),
                passwords -> passwords,
                auth -> auth.sessions(Sessions.sealed().revocable(bound)))) {
            Program ada = Program.signedUp(application, ADA);
            Program other = new Program(application);
            other.signsIn(ADA, PASSWORD);
            application.pass(bound);

            assertThat(ada.post("passwords/change", Map.of("password", OTHER_PASSWORD))
                            .statusCode())
                    .isEqualTo(200);
            application.pass(bound.multipliedBy(2));

            assertThat(other.isSignedIn()).isFalse();
            assertThat(ada.isSignedIn()).isTrue();
            other.signsIn(ADA, OTHER_PASSWORD);
            assertThat(other.isSignedIn()).isTrue();
        }
    }

    @Test
    void without_a_store_or_mails_the_start_stops() {
        AuthBuilder bare =
                Auth.builder().environment(Map.of()).secret(Application.SECRET).with(Passwords.standard());

        assertThatIllegalStateException()
                .isThrownBy(bare::build)
                .withMessageContaining("store(…)")
                .withMessageContaining("mail(…)");
    }
}
