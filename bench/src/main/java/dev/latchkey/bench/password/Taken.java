package dev.latchkey.bench.password;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.function.ToDoubleFunction;

/** What a contender took, in turns and memory. */
final class Taken {

    private static final double MEBIBYTE = 1024 * 1024;

    private final Contender contender;
    private final List<Turn> turns = new ArrayList<>();
    private double peak;

    Taken(Contender contender) {
        this.contender = contender;
    }

    /** Apart from the turns, since it costs them processor time. */
    void measurePeak(Crowd crowd, int times) throws InterruptedException, ExecutionException {
        peak = LiveHeap.peakOf(() -> crowd.turn(contender, times)) / MEBIBYTE;
    }

    void turn(Crowd crowd, int times) throws InterruptedException, ExecutionException {
        turns.add(crowd.turn(contender, times));
    }

    double processorMillis() {
        return median(Turn::processorMillis);
    }

    /** A row of the table. */
    String row(int people, double fastest) {
        return String.format(
                Locale.ROOT,
                "| %d | %s | %.1f | %.1f | %.2f | %,.0f | %.0f |",
                people,
                contender.name(),
                median(Turn::perSecond),
                processorMillis(),
                processorMillis() / fastest,
                peak,
                median(Turn::refused));
    }

    private double median(ToDoubleFunction<Turn> figure) {
        double[] sorted = turns.stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
