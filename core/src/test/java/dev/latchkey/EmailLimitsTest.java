package dev.latchkey;

import static dev.latchkey.EmailBrowser.location;
import static dev.latchkey.EmailBrowser.shape;
import static dev.latchkey.EmailSetup.ADA;
import static dev.latchkey.EmailSetup.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.error.ErrorCode;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.http.FakeRequest;
import dev.latchkey.model.User;
import dev.latchkey.provider.RateLimit;
import dev.latchkey.store.StoredUser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How often one may ask and guess, and what the answers give away. */
class EmailLimitsTest {

    private final EmailSetup setup = new EmailSetup();
    private final Outbox outbox = setup.outbox;
    private final EmailBrowser browser = setup.browser("192.0.2.1");

    @Test
    void a_wrong_code_may_be_corrected_and_the_fifth_was_the_last() {
        browser.ask(ADA, HOME);
        for (int i = 1; i < 5; i++) {
            String back = location(browser.type(outbox.wrongCode()));
            assertThat(back).endsWith("/auth/verify-request?provider=email&type=email&error=Verification");
            assertThat(browser.get(back).body()).contains("That is not the code");
        }
        assertThat(location(browser.type(outbox.wrongCode()))).endsWith("/auth/error?error=Verification");
        assertThat(location(browser.type(outbox.code()))).endsWith("/auth/error?error=Verification");
        assertThat(browser.isSignedIn()).isFalse();
        assertThat(setup.events)
                .hasSize(6)
                .allSatisfy(event -> assertThat(event).isInstanceOfSatisfying(AuthEvent.SignInFailed.class, failed -> {
                    assertThat(failed.code()).isEqualTo(ErrorCode.VERIFICATION);
                    assertThat(failed.provider()).isEqualTo("email");
                }));
        browser.follow(outbox.last().url());
        assertThat(browser.isSignedIn()).isTrue();
    }

    @Test
    void the_fifth_guess_may_be_the_right_one() {
        browser.ask(ADA, HOME);
        for (int i = 1; i < 5; i++) {
            browser.type(outbox.wrongCode());
        }
        browser.type(outbox.code());
        assertThat(browser.isSignedIn()).isTrue();
    }

    @Test
    @Tag("B32")
    @Tag("S20")
    void guesses_at_the_same_time_never_exceed_the_limit() throws Exception {
        EmailSetup open = new EmailSetup(
                provider -> provider.limits(
                        new RateLimit(1000, Duration.ofHours(1)), new RateLimit(100_000, Duration.ofHours(1))),
                auth -> auth);
        ExecutorService threads = Executors.newFixedThreadPool(32);
        try {
            for (int round = 0; round < 50; round++) {
                EmailBrowser asking = open.browser("192.0.2.1");
                asking.ask(ADA, HOME);
                String wrong = open.outbox.wrongCode();
                List<String> answers =
                        atOnce(threads, 32, () -> location(asking.at(open.auth).type(wrong)));
                assertThat(answers)
                        .filteredOn(url -> url.contains("/verify-request"))
                        .hasSize(4);
                assertThat(answers).filteredOn(url -> url.contains("/error")).hasSize(28);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    @Tag("B32")
    @Tag("B26")
    @Tag("S20")
    void of_links_and_codes_at_the_same_time_one_signs_in() throws Exception {
        EmailSetup open = new EmailSetup(
                provider -> provider.limits(
                        new RateLimit(1000, Duration.ofHours(1)), new RateLimit(100_000, Duration.ofHours(1))),
                auth -> auth);
        ExecutorService threads = Executors.newFixedThreadPool(32);
        try {
            for (int round = 0; round < 50; round++) {
                EmailBrowser asking = open.browser("192.0.2.1");
                asking.ask(ADA, HOME);
                String code = open.outbox.code();
                AuthResponse page = asking.get(open.outbox.last().url());
                List<Boolean> signedIn = atOnce(threads, 32, () -> {
                    EmailBrowser copy = asking.at(open.auth);
                    if (Thread.currentThread().getId() % 2 == 0) {
                        copy.type(code);
                    } else {
                        copy.submit(page);
                    }
                    return copy.isSignedIn();
                });
                assertThat(signedIn).filteredOn(yes -> yes).hasSize(1);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(open.store
                        .memory()
                        .sessions(open.store
                                .memory()
                                .userByEmail(ADA)
                                .orElseThrow()
                                .user()
                                .id()))
                .hasSize(50);
    }

    @Test
    @Tag("B33")
    void known_and_unknown_addresses_are_answered_alike() {
        setup.store.memory().createUser(new StoredUser(new User("u-ada", "Ada", ADA, null), setup.now), null);
        setup.store.memory().createUser(new StoredUser(new User("u-bob", "Bob", "bob@x.io", null), null), null);
        EmailBrowser second = setup.browser("192.0.2.2");
        EmailBrowser third = setup.browser("192.0.2.3");
        setup.browser("192.0.2.4").ask("first@example.org", HOME); // with housekeeping by the way
        setup.store.asked();
        AuthResponse known = browser.ask(ADA, HOME);
        List<String> asked = setup.store.asked();
        AuthResponse unproved = second.ask("bob@x.io", HOME);
        assertThat(setup.store.asked()).isEqualTo(asked);
        AuthResponse unknown = third.ask("new@example.org", HOME);
        assertThat(setup.store.asked()).isEqualTo(asked);

        assertThat(shape(unknown)).isEqualTo(shape(known)).isEqualTo(shape(unproved));
        assertThat(location(unknown)).isEqualTo(location(known)).isEqualTo(location(unproved));
        assertThat(outbox.mails()).hasSize(4);
        assertThat(outbox.mails().get(3).text().length())
                .isEqualTo(outbox.mails().get(1).text().length() + "new".length() - "ada".length());
        assertThat(setup.events).isEmpty();
    }

    @Test
    void above_the_limit_of_an_address_no_mail_is_sent_and_the_answer_does_not_change() {
        for (int i = 0; i < 4; i++) {
            browser.ask(ADA, HOME);
        }
        AuthResponse fifth = browser.ask(ADA, HOME);
        String code = outbox.code();
        EmailBrowser stranger = setup.browser("198.51.100.7");
        AuthResponse sixth = stranger.ask(ADA, HOME);
        AuthResponse another = setup.browser("198.51.100.8").ask("bob@example.org", HOME);

        assertThat(outbox.mails()).hasSize(6);
        assertThat(shape(sixth)).isEqualTo(shape(another));
        assertThat(location(sixth)).isEqualTo(location(another));
        assertThat(stranger.get(location(sixth)).body()).contains(ADA).contains("name=\"code\"");
        AuthResponse seventh = browser.ask(ADA, HOME);
        assertThat(shape(seventh)).isEqualTo(shape(fifth));
        String next = "/auth/verify-request?provider=email&type=email&error=Verification";
        assertThat(location(stranger.type("00000000"))).endsWith(next); // as with a mail that was sent
        browser.type(code);
        assertThat(browser.isSignedIn()).isTrue();

        setup.advance(Duration.ofMinutes(12));
        browser.ask(ADA, HOME);
        assertThat(outbox.mails()).hasSize(7);
    }

    @Test
    @Tag("B10")
    @Tag("B31")
    @Tag("B7")
    void a_client_that_asks_too_often_must_wait_whatever_headers_it_sends() {
        for (int i = 0; i < 30; i++) {
            setup.browser("2001:db8:1:2::" + i).ask("a" + i + "@example.org", HOME);
        }
        EmailBrowser again = setup.browser("2001:0db8:0001:0002:ffff::1");
        AuthResponse refused = again.ask("b@example.org", HOME);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isEqualTo("20");
        assertThat(refused.body()).contains("Too many attempts", "Please wait 20 seconds");
        AuthResponse program = again.send(
                FakeRequest.post("/auth//signin//email/", "email=b%40example.org&csrfToken=" + again.csrfToken())
                        .header("X-Forwarded-For", "203.0.113.9")
                        .header("X-Api-Key", "any")
                        .header("X-Auth-Return-Redirect", "1"));
        assertThat(program.status()).isEqualTo(429);
        assertThat(program.body()).contains("\"url\":\"http://localhost/auth/error?error=TooManyRequests&ref=");
        assertThat(outbox.mails()).hasSize(30);
        assertThat(setup.browser("2001:db8:1:3::1").ask("b@example.org", HOME).status())
                .isEqualTo(302);
        setup.advance(Duration.ofSeconds(20));
        assertThat(again.ask("b@example.org", HOME).status()).isEqualTo(302);
    }

    @Test
    void codes_are_counted_for_a_client_too_over_all_its_mails() {
        EmailSetup tight = new EmailSetup(
                provider -> provider.limits(
                        new RateLimit(100, Duration.ofHours(1)), new RateLimit(7, Duration.ofMinutes(10))),
                auth -> auth);
        EmailBrowser guessing = tight.browser("192.0.2.1");
        List<Integer> answers = IntStream.range(0, 9)
                .mapToObj(i -> {
                    if (i % 4 == 0) {
                        guessing.ask("a" + i + "@example.org", HOME);
                    }
                    return guessing.type(tight.outbox.wrongCode()).status();
                })
                .toList();
        assertThat(answers).containsExactly(302, 302, 302, 302, 302, 302, 302, 429, 429);
    }

    @Test
    void nodes_count_together() {
        for (int i = 0; i < 5; i++) {
            browser.ask(ADA, HOME);
        }
        setup.anotherNode().browser("192.0.2.9").ask(ADA, HOME);
        assertThat(outbox.mails()).hasSize(5);
    }

    @Test
    @Tag("B31")
    void all_whose_address_is_not_known_count_as_one_client() {
        List<Integer> answers = IntStream.range(0, 40)
                .mapToObj(i -> setup.browser(i % 2 == 0 ? "unknown" : "").ask("a" + i + "@example.org", HOME))
                .map(AuthResponse::status)
                .toList();
        assertThat(answers).filteredOn(status -> status == 429).hasSize(10);
        assertThat(outbox.mails()).hasSize(30);
    }

    @Test
    @Tag("B10")
    @Tag("B31")
    void no_way_to_write_an_address_behind_a_proxy_gets_round_the_limit() {
        EmailSetup behind = new EmailSetup(
                provider -> provider, auth -> auth.proxies(Proxies.trusted()).url("http://localhost"));
        List<String> written = List.of("203.0.113.7:%d", "[2001:db8::%d]:443", "unknown", "", "_%d", "2001:db8::%d");
        for (String each : written) {
            for (int i = 1; i <= 40; i++) {
                String address = String.format(each, i);
                EmailBrowser browser = behind.browser("10.0.0.1");
                browser.send(FakeRequest.post(
                                "/auth/signin/email", "email=" + i + "%40example.org&csrfToken=" + browser.csrfToken())
                        .header("X-Forwarded-For", address));
            }
            behind.advance(Duration.ofMinutes(61));
        }
        assertThat(behind.outbox.mails()).hasSize(30 * written.size());
    }

    private static <T> List<T> atOnce(ExecutorService threads, int times, Callable<T> work) throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(times);
        List<Future<T>> running = IntStream.range(0, times)
                .mapToObj(i -> threads.submit(() -> {
                    barrier.await();
                    return work.call();
                }))
                .toList();
        List<T> results = new ArrayList<>();
        for (Future<T> future : running) {
            results.add(future.get());
        }
        return results;
    }
}
