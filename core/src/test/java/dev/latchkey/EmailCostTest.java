package dev.latchkey;

import static dev.latchkey.EmailSetup.ADA;
import static dev.latchkey.EmailSetup.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a sign-in by e-mail asks of the store, as docs/scaling.md has it. */
class EmailCostTest {

    private final EmailSetup setup = new EmailSetup();
    private final EmailBrowser browser = setup.browser("192.0.2.1");

    @BeforeEach
    void somebody_has_asked_before() {
        browser.ask(ADA, HOME); // a limit that nothing was counted by yet is one question more
        browser.type(setup.outbox.wrongCode());
        setup.store.asked();
    }

    @Test
    void a_mail_is_four_reads_and_four_writes() {
        browser.ask(ADA, HOME);
        assertThat(setup.store.asked())
                .containsExactly(
                        "value",
                        "replaceValue",
                        "userByEmail",
                        "value", // until here before the answer
                        "value",
                        "replaceValue",
                        "createToken",
                        "replaceValue");
    }

    @Test
    void a_link_is_used_up_and_makes_a_session() {
        browser.follow(setup.outbox.last().url());
        assertThat(setup.store.asked())
                .containsExactly(
                        "value", // was it used before?
                        "useToken",
                        "replaceValue",
                        "userByEmail",
                        "createUser",
                        "addRecord",
                        "createSession",
                        "user",
                        "record");
    }

    @Test
    void a_code_is_counted_found_used_up_and_forgotten_and_makes_a_session() {
        browser.type(setup.outbox.code());
        List<String> asked = setup.store.asked();
        assertThat(asked.subList(0, 8))
                .containsExactly(
                        "value",
                        "replaceValue",
                        "value",
                        "replaceValue",
                        "useToken",
                        "replaceValue",
                        "value",
                        "replaceValue");
        assertThat(asked.subList(8, asked.size()))
                .containsExactly("userByEmail", "createUser", "addRecord", "createSession", "user", "record");
    }
}
