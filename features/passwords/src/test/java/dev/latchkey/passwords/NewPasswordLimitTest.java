package dev.latchkey.passwords;

import static dev.latchkey.passwords.Program.ADA;
import static dev.latchkey.passwords.Program.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.provider.RateLimit;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each new password is work and a question to the breach service, also if it is accepted. */
@Tag("B32")
class NewPasswordLimitTest {

    private final AtomicInteger asked = new AtomicInteger();
    private final Application application = Application.with(passwords -> passwords
            .limits(Application.OFTEN, new RateLimit(12, Duration.ofMinutes(10)))
            .breachCheck(prefix -> {
                asked.incrementAndGet();
                return "";
            }));

    @AfterEach
    void close() {
        application.close();
    }

    @Test
    void changes_beyond_the_limit_cost_no_question() {
        Program ada = Program.signedUp(application, ADA);
        asked.set(0);

        for (int i = 0; i < 10; i++) {
            change(ada, i);
        }

        assertThat(asked).hasValue(5);
    }

    @Test
    void good_passwords_count_for_the_client_too() {
        Program bob = new Program(application);
        bob.signsUp("bob@example.org", PASSWORD);
        String token = application.outbox.takeToken();
        asked.set(0);

        for (int i = 0; i < 20; i++) { // without a name, so the link is not used up
            accept(bob, token, i);
        }

        assertThat(accept(bob, token, 20)).isEqualTo(429);
        assertThat(asked).hasValue(12);
    }

    @Test
    void one_link_asks_no_more_often_by_many_clients() {
        try (Application many = Application.with(passwords -> passwords
                .limits(Application.OFTEN, Application.OFTEN)
                .breachCheck(prefix -> {
                    asked.incrementAndGet();
                    return "";
                }))) {
            Program bob = new Program(many);
            bob.signsUp("bob@example.org", PASSWORD);
            String token = many.outbox.takeToken();
            asked.set(0);
            for (int i = 0; i < 40; i++) {
                accept(bob, token, i);
            }
            assertThat(asked).hasValue(30);
        }
    }

    @Test
    void a_thief_with_another_session_leaves_the_owner_theirs() {
        Program ada = Program.signedUp(application, ADA);
        Program thief = new Program(application);
        thief.signsIn(ADA, PASSWORD);
        for (int i = 0; i < 6; i++) {
            change(thief, i);
        }
        assertThat(change(thief, 6)).isEqualTo(429);

        Program owner = new Program(application);
        owner.post("passwords/forgot", Map.of("email", ADA));
        assertThat(ada.isSignedIn()).isFalse();
        owner.signsIn(ADA, password(4));
        application.pass(Duration.ofMinutes(9));
        assertThat(change(owner, 7)).isEqualTo(200);
        assertThat(thief.isSignedIn()).isFalse();
    }

    private static int change(Program program, int number) {
        return program.post("passwords/change", Map.of("password", password(number)))
                .statusCode();
    }

    private static int accept(Program program, String token, int number) {
        return program.post("passwords/sign-up/link", Map.of("token", token, "name", "", "password", password(number)))
                .statusCode();
    }

    private static String password(int number) {
        return "nine kites above quarry " + number;
    }
}
