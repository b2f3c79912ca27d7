package dev.latchkey;

import static dev.latchkey.EmailBrowser.location;
import static dev.latchkey.EmailBrowser.shape;
import static dev.latchkey.EmailSetup.ADA;
import static dev.latchkey.EmailSetup.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.error.ErrorCode;
import dev.latchkey.event.AuthEvent;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.User;
import dev.latchkey.provider.EmailProvider;
import dev.latchkey.store.StoredUser;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Mails go out after the answer, which tells nothing of them. */
class MailDeliveryTest {

    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final EmailSetup setup = new EmailSetup(waiting::add);

    @Test
    void the_answer_does_not_wait_for_the_mail() {
        EmailBrowser browser = setup.browser("192.0.2.1");
        browser.ask(ADA, HOME);
        assertThat(setup.outbox.mails()).isEmpty();

        send();

        browser.type(setup.outbox.code());
        assertThat(browser.isSignedIn()).isTrue();
    }

    @Test
    @Tag("B33")
    void until_the_answer_the_same_happens_for_addresses_known_and_unknown_and_asked_for_too_often() {
        setup.store.memory().createUser(new StoredUser(new User("u-ada", null, ADA, null), null), null);
        EmailBrowser often = setup.browser("192.0.2.1");
        for (int i = 0; i < 6; i++) {
            often.ask("bob@example.org", HOME);
            send();
        }
        assertThat(setup.outbox.mails()).hasSize(5);
        setup.store.asked();

        AuthResponse known = setup.browser("192.0.2.2").ask(ADA, HOME);
        List<String> expected = setup.store.asked();
        AuthResponse unknown = setup.browser("192.0.2.3").ask("eve@example.org", HOME);
        assertThat(setup.store.asked()).isEqualTo(expected);
        AuthResponse limited = setup.browser("192.0.2.4").ask("bob@example.org", HOME);
        assertThat(setup.store.asked()).isEqualTo(expected);

        assertThat(List.of(shape(unknown), shape(limited))).containsOnly(shape(known));
        assertThat(waiting).hasSize(3);
        setup.events.clear();
        send();
        assertThat(setup.outbox.mails()).hasSize(7);
        assertThat(setup.events).containsExactly(new AuthEvent.SignInLimited("email", "address"));
    }

    @Test
    void where_too_many_mails_wait_none_is_sent_and_listeners_get_an_event() {
        EmailSetup full = new EmailSetup(work -> {
            throw new RejectedExecutionException("full");
        });
        EmailBrowser browser = full.browser("192.0.2.1");

        assertThat(location(browser.ask(ADA, HOME))).endsWith("/auth/verify-request?provider=email&type=email");

        assertThat(full.outbox.mails()).isEmpty();
        assertThat(full.events).containsExactly(new AuthEvent.SignInFailed(ErrorCode.EMAIL_SIGNIN, "email"));
    }

    @Test
    void by_default_separate_threads_send_them() throws Exception {
        CountDownLatch sent = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        Auth auth = Auth.builder()
                .environment(Map.of())
                .secret(EmailSetup.SECRET)
                .store(setup.store.store())
                .provider(EmailProvider.of(mail -> {
                            assertThat(answered.await(10, TimeUnit.SECONDS)).isTrue();
                            assertThat(Thread.currentThread().isDaemon()).isTrue();
                            sent.countDown();
                        })
                        .from("no-reply@example.org"))
                .build();
        new EmailBrowser(auth, "192.0.2.1").ask(ADA, HOME);
        answered.countDown();
        assertThat(sent.await(10, TimeUnit.SECONDS)).isTrue();
    }

    private void send() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }
}
