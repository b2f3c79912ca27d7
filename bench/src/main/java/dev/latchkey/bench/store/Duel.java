package dev.latchkey.bench.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Contenders that take turns, one read each, so that whatever else the machine does falls on all of them; who begins
 * changes with every turn. Each reads sessions of its own choice, of all that there are.
 */
final class Duel {

    private final Contender[] contenders;
    private final int sessions;
    private final Random random = new Random(7);
    private int seen;

    Duel(int sessions, Contender... contenders) {
        this.contenders = contenders;
        this.sessions = sessions;
    }

    /** What each took, in {@code turns} turns. */
    List<Latencies> run(int turns) throws Exception {
        List<Latencies> latencies = new ArrayList<>();
        for (int i = 0; i < contenders.length; i++) {
            latencies.add(new Latencies(turns));
        }
        for (int turn = 0; turn < turns; turn++) {
            for (int i = 0; i < contenders.length; i++) {
                int who = (turn + i) % contenders.length;
                Key key = Key.of(random.nextInt(sessions));
                long start = System.nanoTime();
                seen += contenders[who].read(key);
                latencies.get(who).add(System.nanoTime() - start);
            }
        }
        return latencies;
    }

    /** What was read, summed up. */
    int seen() {
        return seen;
    }
}
