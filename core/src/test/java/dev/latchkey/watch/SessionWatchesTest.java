package dev.latchkey.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.model.SessionEnd;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Watches connections with a timer that a test drives. */
class SessionWatchesTest {

    private final Timer timer = new Timer();
    private final SessionWatches watches = new SessionWatches(
            Duration.ofSeconds(30),
            () -> Instant.EPOCH,
            new WatchThreads(timer, Runnable::run, Runnable::run, List.of()));
    private final List<SessionEnd> ends = new ArrayList<>();

    @Test
    void a_connection_that_does_not_say_whether_it_is_open_hides_no_other() {
        for (int i = 0; i < 8; i++) {
            watches.add("ada", false, new Ending()::ask, SessionWatchesTest::broken, ends::add);
        }

        timer.tick();

        assertThat(ends).hasSize(8);
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

        Timer() {
            super(1);
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable work, long delay, TimeUnit unit) {
            waiting.add(work);
            return super.schedule(() -> {}, delay, unit);
        }

        void tick() {
            waiting.remove().run();
        }
    }
}
