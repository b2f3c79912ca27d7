package dev.latchkey.passwords;

import static dev.latchkey.passwords.Program.ADA;
import static dev.latchkey.passwords.Program.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import java.net.http.HttpResponse;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HashPlacesTest {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch done = new CountDownLatch(1);

    @AfterEach
    void close() {
        done.countDown();
        threads.shutdownNow();
    }

    /** Takes a place until the test is done. */
    private void take(HashPlaces places, int memory) throws InterruptedException {
        CountDownLatch taken = new CountDownLatch(1);
        threads.execute(() -> places.run(memory, () -> {
            taken.countDown();
            try {
                done.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return "";
        }));
        taken.await();
    }

    @Test
    void beyond_the_places_and_those_who_wait_nobody_is_let_in() throws Exception {
        HashPlaces places = new HashPlaces(1, 8, 0);
        take(places, 8);

        assertThatExceptionOfType(AuthException.Refused.class)
                .isThrownBy(() -> places.run(8, () -> ""))
                .matches(refusal -> refusal.code() == ErrorCode.OVERLOADED)
                .withMessageContaining("too many requests wait");
    }

    @Test
    void who_waits_gets_the_next_place() throws Exception {
        HashPlaces places = new HashPlaces(1, 8, 1);
        take(places, 8);
        Future<String> waiting = threads.submit(() -> places.run(8, () -> "let in"));

        done.countDown();

        assertThat(waiting.get()).isEqualTo("let in");
    }

    @Test
    void work_that_needs_more_memory_takes_more_places() throws Exception {
        HashPlaces places = new HashPlaces(3, 8, 0);
        take(places, 16);
        assertThat(places.run(8, () -> "one is left")).isEqualTo("one is left");

        assertThatExceptionOfType(AuthException.Refused.class).isThrownBy(() -> places.run(9, () -> ""));
        assertThatExceptionOfType(AuthException.Refused.class).isThrownBy(() -> places.run(8_000, () -> ""));
    }

    @Test
    void a_place_is_free_again_after_a_failure() {
        HashPlaces places = new HashPlaces(1, 8, 0);
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> places.run(8, () -> {
                    throw new IllegalStateException("no");
                }));

        assertThat(places.run(8, () -> "free")).isEqualTo("free");
    }

    @Test
    void no_more_work_at_once_than_there_are_places() throws InterruptedException {
        HashPlaces places = new HashPlaces(2, 8, 100);
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();

        Together.run(
                32,
                i -> places.run(8, () -> {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    Argon2Hash.of("x".repeat(8), new byte[16], new Argon2Cost(64, 1, 1));
                    return now.decrementAndGet();
                }));

        assertThat(most.get()).isBetween(1, 2);
    }

    @Test
    void a_full_node_answers_503_to_people_and_programs() throws Exception {
        HashPlaces places = new HashPlaces(1, 8, 0);
        try (Application application =
                Application.with(passwords -> passwords.hashing(new Hashing(new Argon2Cost(8, 1, 1), places)))) {
            take(places, 8);
            Program ada = new Program(application);

            HttpResponse<String> signIn = ada.signsIn(ADA, PASSWORD);
            HttpResponse<String> signUp = ada.post("passwords/sign-up", Program.signUp(ADA, PASSWORD));
            HttpResponse<String> measured = ada.post("passwords/sign-up", Program.signUp(ADA, "password1"));

            assertThat(signIn.statusCode()).isEqualTo(503);
            assertThat(signIn.headers().firstValue("Retry-After")).isPresent();
            assertThat(signUp.statusCode()).isEqualTo(503);
            assertThat(measured.statusCode()).isEqualTo(503);
            assertThat(signUp.headers().firstValue("Content-Type").orElse("")).contains("application/json");
        }
    }
}
