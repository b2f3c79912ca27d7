package dev.latchkey.passwords;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.event.AuthEvent;
import dev.latchkey.feature.EventListeners;
import dev.latchkey.text.Texts;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordPolicyTest {

    private static final Texts TEXTS = Texts.of(Locale.ENGLISH, List.of(PasswordText.bundle()));
    private static final PasswordPolicy.Owner ADA =
            new PasswordPolicy.Owner("u-1", "Ada Lindqvist", "ada.lindqvist@example.org", "adalind", "Acme Orders");

    private final List<AuthEvent> events = new ArrayList<>();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);

    private PasswordPolicy policy(BreachRanges ranges) {
        return new PasswordPolicy(
                TEXTS,
                new PasswordStrength(TEXTS, new HashPlaces(1, 8)),
                new BreachedPasswords(ranges, new EventListeners(() -> List.of(events::add)), now::get));
    }

    private Optional<String> fault(String password) {
        return policy(PasswordOptions.NOWHERE).fault(password, ADA).map(FieldFault::code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "seven lamps over the harbour",
                "zq8#vT!m",
                "ключ под третьим камнем",
                "水曜日は図書館に行きますから",
                " blanks at both ends ",
                "\ud83d\udc22\ud83c\udf88\ud83d\ude82\ud83c\udf0b\ud83e\udd9c\ud83e\udea3\ud83e\uded0\ud83d\udef6"
            })
    void good_passwords_are_accepted_whatever_their_characters(String password) {
        assertThat(fault(password)).isEmpty();
    }

    @Test
    void length_counts_characters_after_normalisation() {
        assertThat(fault("\ud83d\udc22".repeat(7))).contains("too-short");
        assertThat(fault("e\u0301".repeat(7))).contains("too-short");
        assertThat(fault("kite quarry lamp " + "\ud83d\udc22".repeat(239))).isEmpty();
        assertThat(fault("kite quarry lamp " + "\ud83d\udc22".repeat(240))).contains("too-long");
        assertThat(fault("x".repeat(100_000))).contains("too-long");
        assertThat(fault("")).contains("required");
    }

    @Test
    void half_a_character_is_none() {
        assertThat(fault("seven lamps \ud83d over")).contains("unreadable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ada Lindqvist",
                "ada-lindqvist",
                "ada.lindqvist@example.org",
                "ADA.LINDQVIST",
                "acme orders",
                "AcmeOrders!"
            })
    void what_others_know_of_the_user_is_no_password(String password) {
        assertThat(fault(password)).contains("personal");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "Password1",
                "qwertyuiop",
                "12345678",
                "aaaaaaaaaaaa",
                "abcdefgh",
                "P@ssw0rd",
                "lindqvist1"
            })
    void what_is_easy_to_guess_is_refused_with_advice_in_our_words(String password) {
        FieldFault fault = policy(PasswordOptions.NOWHERE).fault(password, ADA).orElseThrow();

        assertThat(fault.code()).isEqualTo("guessable");
        assertThat(fault.advice())
                .isNotEmpty()
                .allSatisfy(text -> assertThat(text).endsWith(".").doesNotContain("feedback"));
    }

    /** The characters with the most letters for which each can stand. */
    private static final String COSTLY = "4@8({[<69!1|07$5+%2";

    @ParameterizedTest
    @ValueSource(ints = {12, 14, 16, 19})
    void a_password_that_costs_much_to_measure_is_measured_in_part(int different) {
        String costly = COSTLY.substring(0, different).repeat(6).substring(0, 64);

        String measured = MeasuredPart.of(costly);

        assertThat(costly).startsWith(measured);
        assertThat(measured).hasSizeGreaterThanOrEqualTo(12);
        assertThat(MeasuredPart.work(measured)).isLessThanOrEqualTo(MeasuredPart.MOST_WORK);
        assertThat(fault(costly)).isEmpty();
    }

    @Test
    void no_password_takes_more_than_a_small_part_of_a_second() {
        PasswordPolicy policy = policy(PasswordOptions.NOWHERE);
        policy.fault("seven lamps over the harbour", ADA); // reads the dictionaries
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();

        for (int i = 0; i < 5; i++) {
            policy.fault(COSTLY.repeat(4), ADA);
        }

        assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - before))
                .as("five of them, one of which took 1.3 seconds")
                .isLessThan(Duration.ofMillis(1_500));
    }

    @Test
    void ordinary_passwords_are_measured_whole() {
        String phrase = "Tr0ub4dor&3 (correct) horse! battery$ staple+ 1984 [x] {y} <z>";
        assertThat(MeasuredPart.of(phrase)).isEqualTo(phrase);
        assertThat(MeasuredPart.of("x".repeat(256))).hasSize(64);
    }

    @Test
    void a_stolen_password_is_refused_and_five_characters_leave_the_machine() {
        List<String> asked = new ArrayList<>();
        BreachRanges ranges = prefix -> {
            asked.add(prefix);
            return "0018A45C4D1DEF81644B54AB7F969B88D65:3\r\n" + StolenHash.REST + ":12\r\n";
        };

        assertThat(policy(ranges).fault(StolenHash.PASSWORD, ADA).map(FieldFault::code))
                .contains("breached");
        assertThat(asked).containsExactly(StolenHash.PREFIX);
    }

    @Test
    void padding_and_other_hashes_are_no_hit() {
        BreachRanges ranges =
                prefix -> StolenHash.REST + ":0\n" + "0018A45C4D1DEF81644B54AB7F969B88D65:3\nnonsense\n:\n";

        assertThat(policy(ranges).fault(StolenHash.PASSWORD, ADA)).isEmpty();
        assertThat(events).isEmpty();
    }

    @Test
    void a_service_that_does_not_answer_is_an_event_and_is_left_alone_for_a_minute() {
        List<String> asked = new ArrayList<>();
        PasswordPolicy policy = policy(prefix -> {
            asked.add(prefix);
            throw new IOException("down");
        });

        assertThat(policy.fault(StolenHash.PASSWORD, ADA)).isEmpty();
        assertThat(policy.fault(StolenHash.PASSWORD, ADA)).isEmpty();
        assertThat(asked).hasSize(1);
        assertThat(events)
                .containsExactly(
                        new PasswordEvent.BreachCheckFailed("u-1"), new PasswordEvent.BreachCheckFailed("u-1"));
        now.set(Instant.EPOCH.plus(Duration.ofMinutes(2)));
        policy.fault(StolenHash.PASSWORD, ADA);
        assertThat(asked).hasSize(2);
    }
}
