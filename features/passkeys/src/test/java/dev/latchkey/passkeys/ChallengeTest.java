package dev.latchkey.passkeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.fixtures.ApplicationServer;
import dev.latchkey.testing.SoftAuthenticator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A challenge counts once, for one browser, one ceremony and, where there is one, one user. */
class ChallengeTest {

    private static final int AT_ONCE = 32;
    private static final String AGAIN = "/auth/signin?error=OAuthCallbackError";
    private static final String HOME = "";

    private final Application application = Application.with(Passkeys.standard());
    private final SoftAuthenticator key = SoftAuthenticator.passwordManager(application.url());

    @BeforeEach
    void register() {
        Caller.signedIn(application, "ada").register(key);
    }

    @AfterEach
    void close() {
        application.close();
    }

    @Test
    @Tag("S20")
    void of_many_answers_to_one_challenge_at_the_same_time_one_signs_in() throws Exception {
        Caller browser = new Caller(application);
        String answer = key.get(browser.options("action=authenticate"));
        List<Caller> copies = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            copies.add(browser.copyAt(application.url()));
        }
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        List<Future<String>> answers = copies.stream()
                .map(copy -> threads.submit(() -> {
                    start.await();
                    return copy.answer("authenticate", answer);
                }))
                .toList();
        start.countDown();

        List<String> came = new ArrayList<>();
        for (Future<String> each : answers) {
            came.add(each.get());
        }
        threads.shutdown();
        assertThat(came).filteredOn(HOME::equals).hasSize(1);
        assertThat(came).filteredOn(AGAIN::equals).hasSize(AT_ONCE - 1);
        assertThat(copies).filteredOn(Caller::isSignedIn).hasSize(1);
    }

    @Test
    @Tag("S20")
    void what_was_answered_on_one_node_counts_on_no_other() {
        Caller browser = new Caller(application);
        String answer = key.get(browser.options("action=authenticate"));
        Caller copy = browser.copyAt(application.url());
        try (ApplicationServer other = application.node(Passkeys.standard().relatedOrigins(application.url()))) {
            Caller elsewhere = browser.copyAt(other.url());

            assertThat(elsewhere.answer("authenticate", answer)).isEqualTo(HOME);
        }
        assertThat(copy.answer("authenticate", answer)).isEqualTo(AGAIN);
    }

    @Test
    void an_answer_that_does_not_verify_uses_it_up_too() {
        Caller browser = new Caller(application);
        String answer = key.get(browser.options("action=authenticate"));
        Caller copy = browser.copyAt(application.url());

        assertThat(browser.answer("authenticate", answer.replace("\"signature\":\"M", "\"signature\":\"N")))
                .isEqualTo("/auth/error?error=WebAuthnVerificationError");

        assertThat(copy.answer("authenticate", answer)).isEqualTo(AGAIN);
    }

    @Test
    void answers_that_do_not_verify_fill_no_store() {
        String wrong = "/auth/error?error=WebAuthnVerificationError";
        Caller stranger = new Caller(application);
        for (int i = 0; i < 30; i++) {
            assertThat(answersWrongly(stranger)).isEqualTo(wrong);
        }
        assertThat(answersWrongly(stranger)).isNotEqualTo(wrong);

        application.pass(Duration.ofMinutes(10));
        Caller browser = new Caller(application);
        assertThat(browser.answer("authenticate", key.get(browser.options("action=authenticate"))))
                .isEqualTo(HOME);
    }

    private String answersWrongly(Caller stranger) {
        String answer = key.get(stranger.options("action=authenticate"));
        return stranger.answer("authenticate", answer.replace("\"signature\":\"M", "\"signature\":\"N"));
    }

    @Test
    @Tag("A10")
    void it_is_the_browsers_that_got_it() {
        Caller thief = new Caller(application);
        String answer = key.get(thief.options("action=authenticate"));

        assertThat(new Caller(application).answer("authenticate", answer)).isEqualTo(AGAIN);
        Caller other = new Caller(application);
        other.options("action=authenticate");
        assertThat(other.answer("authenticate", answer)).isEqualTo("/auth/error?error=WebAuthnVerificationError");
        assertThat(other.isSignedIn()).isFalse();
    }

    @Test
    void it_ends_after_five_minutes() {
        Caller browser = new Caller(application);
        String answer = key.get(browser.options("action=authenticate"));

        application.pass(Duration.ofMinutes(5).plusSeconds(16));

        assertThat(browser.answer("authenticate", answer)).isEqualTo(AGAIN);
    }

    @Test
    @Tag("A11")
    void it_counts_for_no_other_ceremony() {
        Caller ada = Caller.signedIn(application, "ada");
        String confirming = key.get(ada.options("action=authenticate&purpose=confirm"));

        assertThat(ada.answer("authenticate", confirming)).isEqualTo(AGAIN);
        assertThat(ada.answer("register", confirming)).isEqualTo(AGAIN);
    }

    @Test
    @Tag("B27")
    void it_is_the_users_who_got_it() {
        Caller grace = Caller.signedIn(application, "grace");
        String answerOfAda = key.get(grace.options("action=authenticate"));
        assertThat(grace.answer("authenticate", answerOfAda)).isEqualTo("/auth/error?error=WebAuthnVerificationError");
        assertThat(grace.userName()).isEqualTo("Grace Okafor");

        SoftAuthenticator another = SoftAuthenticator.securityKey(application.url());
        String registration = another.create(grace.options("action=register"));
        grace.signOut();
        grace.signIn(key);

        assertThat(grace.userName()).isEqualTo("Ada Lindqvist");
        assertThat(grace.answer("register", registration)).isEqualTo(AGAIN);
        assertThat(application.between.underlying().record("passkey", another.id()))
                .isEmpty();
    }
}
