package dev.latchkey.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.event.AuthEvent;
import dev.latchkey.lazy.Lazy;
import dev.latchkey.model.Claims;
import dev.latchkey.model.SessionEnd;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Watches connections with a timer that a test drives. */
class SessionWatchesTest {

    private final Timer timer = new Timer();
    private Executor questions = Runnable::run;
    private Executor closing = Runnable::run;
    private final SessionWatches watches = new SessionWatches(
            Duration.ofSeconds(30),
            () -> Instant.EPOCH,
            new Lazy<>(() -> new WatchThreads(
                    timer, work -> questions.execute(work), work -> closing.execute(work), List.of())));
    private final List<SessionEnd> ends = new ArrayList<>();

    @Test
    void a_connection_that_does_not_say_whether_it_is_open_hides_no_other() {
        for (int i = 0; i < 8; i++) {
            open(new Ending()::ask, SessionWatchesTest::broken);
        }

        timer.tick();

        assertThat(ends).hasSize(8);
    }

    @Test
    void a_question_that_hangs_for_three_intervals_ends_its_connection() {
        questions = work -> {}; // each question stays under way
        open(() -> null, () -> true);

        timer.tick();
        timer.tick();
        assertThat(ends).isEmpty();
        timer.tick();

        assertThat(ends).containsExactly(SessionEnd.UNAVAILABLE);
    }

    @Test
    void questions_that_are_answered_in_time_end_nothing() {
        open(() -> null, () -> true);

        for (int tick = 0; tick < 9; tick++) {
            timer.tick();
        }

        assertThat(ends).isEmpty();
    }

    @Test
    void an_error_of_one_connection_hides_no_other() {
        for (int i = 0; i < 8; i++) {
            open(new Ending()::ask, () -> true);
        }
        AtomicInteger asked = new AtomicInteger();
        questions = work -> {
            if (asked.getAndIncrement() % 2 == 0) {
                throw new StackOverflowError("forced");
            }
            work.run();
        };

        timer.tick();

        assertThat(ends).hasSize(4);
    }

    @Test
    void a_connection_about_which_no_thread_may_ask_ends() {
        questions = SessionWatchesTest::reject;
        closing = SessionWatchesTest::reject;

        open(() -> null, () -> true);

        assertThat(ends).containsExactly(SessionEnd.UNAVAILABLE);
    }

    @Test
    void connections_end_when_nothing_watches_them_any_more() {
        open(() -> null, () -> true);
        open(() -> null, () -> true);

        watches.close();
        assertThat(ends).containsExactly(SessionEnd.UNAVAILABLE, SessionEnd.UNAVAILABLE);
        open(() -> null, () -> true);

        assertThat(ends).hasSize(3);
    }

    @Test
    void a_connection_ends_that_the_timer_of_an_application_rejects() {
        timer.shutdownNow();

        open(() -> null, () -> true);

        assertThat(ends).containsExactly(SessionEnd.UNAVAILABLE);
    }

    @Test
    @Tag("A15")
    void a_sign_out_during_the_handshake_ends_a_session_without_an_id() {
        OpenedConnection opening = watches.opening("ada", true, () -> null, watches.moment());
        OpenedConnection other = watches.opening("bob", true, () -> null, watches.moment());

        watches.hear(new AuthEvent.SignedOut(Claims.of(Map.of("sub", "ada"))));
        opening.watch(() -> true, ends::add);
        other.watch(() -> true, end -> ends.add(SessionEnd.FORBIDDEN));

        assertThat(ends).containsExactly(SessionEnd.SESSION_ENDED);
    }

    @Test
    @Tag("A15")
    void a_sign_out_before_the_request_came_in_ends_nothing() {
        watches.hear(new AuthEvent.SignedOut(Claims.of(Map.of("sub", "ada"))));

        watches.opening("ada", true, () -> null, watches.moment()).watch(() -> true, ends::add);

        assertThat(ends).isEmpty();
    }

    @Test
    void a_connection_ends_if_the_timer_fails_and_the_next_one_is_watched() {
        timer.isBroken = true;
        open(() -> null, () -> true);
        assertThat(ends).containsExactly(SessionEnd.UNAVAILABLE);

        timer.isBroken = false;
        open(new Ending()::ask, () -> true);
        timer.tick();

        assertThat(ends).containsExactly(SessionEnd.UNAVAILABLE, SessionEnd.SESSION_ENDED);
    }

    @Test
    void a_connection_ends_if_the_first_question_cannot_be_asked() {
        questions = SessionWatchesTest::fail;

        open(() -> null, () -> true);

        assertThat(ends).containsExactly(SessionEnd.UNAVAILABLE);
    }

    @Test
    void a_connection_ends_here_if_no_thread_can_be_asked_to_close_it() {
        questions = SessionWatchesTest::fail;
        closing = SessionWatchesTest::fail;

        open(() -> null, () -> true);

        assertThat(ends).containsExactly(SessionEnd.UNAVAILABLE);
    }

    private void open(SessionQuestion question, BooleanSupplier isOpen) {
        watches.opening("ada", false, question, watches.moment()).watch(isOpen, ends::add);
    }

    private static void fail(Runnable work) {
        throw new StackOverflowError("forced");
    }

    private static void reject(Runnable work) {
        throw new RejectedExecutionException("forced");
    }

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    private static boolean broken() {
        throw new IllegalStateException("the server forgot this connection");
    }

    /** A session that has ended at the second question. */
    private static final class Ending {
        private int asked;

        @Nullable
        SessionEnd ask() {
            return asked++ == 0 ? null : SessionEnd.SESSION_ENDED;
        }
    }

    /** Runs what waits when a test says so. */
    private static final class Timer extends ScheduledThreadPoolExecutor {
        private final Queue<Runnable> waiting = new ArrayDeque<>();
        private boolean isBroken;

        Timer() {
            super(1);
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable work, long delay, TimeUnit unit) {
            if (isBroken) {
                throw new StackOverflowError("forced");
            }
            ScheduledFuture<?> scheduled = super.schedule(() -> {}, delay, unit);
            waiting.add(work);
            return scheduled;
        }

        void tick() {
            waiting.remove().run();
        }
    }
}
