package dev.latchkey.passkeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.store.Store;
import dev.latchkey.store.StoredRecord;
import dev.latchkey.store.jdbc.JdbcStore;
import dev.latchkey.testing.SoftAuthenticator;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Passkeys in a real database. */
class DatabaseTest {

    private static final int AT_ONCE = 32;

    private final Store store = JdbcStore.of(database()).migrate();
    private final Application application = Application.in(store, Passkeys.standard());
    private final SoftAuthenticator key = SoftAuthenticator.securityKey(application.url());

    @AfterEach
    void close() {
        application.close();
    }

    @Test
    void a_passkey_and_its_counter_are_kept() {
        Caller.signedIn(application, "ada").register(key);
        StoredRecord first = store.record("passkey", key.id()).orElseThrow();

        assertThat(new Caller(application).signIn(key)).isEmpty();
        assertThat(new Caller(application).signIn(key)).isEmpty();

        StoredRecord record = store.record("passkey", key.id()).orElseThrow();
        assertThat(record.version()).isEqualTo(first.version() + 2);
        assertThat(record.content()).contains("\"counter\":2");
    }

    @Test
    @Tag("S20")
    void of_many_answers_to_one_challenge_at_the_same_time_one_signs_in() throws Exception {
        Caller.signedIn(application, "ada").register(key);
        Caller browser = new Caller(application);
        String answer = key.get(browser.options("action=authenticate"));
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        List<Future<String>> answers = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            Caller copy = browser.copyAt(application.url());
            answers.add(threads.submit(() -> {
                start.await();
                return copy.answer("authenticate", answer);
            }));
        }
        start.countDown();

        List<String> came = new ArrayList<>();
        for (Future<String> each : answers) {
            came.add(each.get());
        }
        threads.shutdown();
        assertThat(came).filteredOn(String::isEmpty).hasSize(1);
    }

    @Test
    @Tag("S20")
    void of_many_registrations_of_one_passkey_at_the_same_time_one_is_kept() throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<Future<String>> answers = new ArrayList<>();
        for (String person : List.of("ada", "grace")) {
            Caller caller = Caller.signedIn(application, person);
            String answer = key.create(caller.options("action=register"));
            answers.add(threads.submit(() -> {
                start.await();
                return caller.answer("register", answer);
            }));
        }
        start.countDown();

        assertThat(List.of(answers.get(0).get(), answers.get(1).get()))
                .containsExactlyInAnyOrder("/", "/auth/error?error=WebAuthnVerificationError");
        threads.shutdown();
    }

    @Test
    @Tag("B13")
    void with_a_user_their_passkeys_go() {
        Caller.signedIn(application, "ada").register(key);
        store.deleteUser(store.record("passkey", key.id()).orElseThrow().owner());

        assertThat(store.record("passkey", key.id())).isEmpty();
        assertThat(new Caller(application).signIn(key)).isEqualTo("/auth/error?error=WebAuthnVerificationError");
    }

    private static JdbcDataSource database() {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return h2;
    }
}
