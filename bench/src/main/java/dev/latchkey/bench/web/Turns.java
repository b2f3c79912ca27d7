package dev.latchkey.bench.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What the turns of a server gave, those of all its processes together. */
final class Turns {

    private final List<Load> plain = new ArrayList<>();
    private final List<Load> me = new ArrayList<>();

    void add(Load ofPlain, Load ofMe) {
        plain.add(ofPlain);
        me.add(ofMe);
    }

    double plain(ToDoubleFunction<Load> figure) {
        return median(plain.stream().mapToDouble(figure).toArray());
    }

    double me(ToDoubleFunction<Load> figure) {
        return median(me.stream().mapToDouble(figure).toArray());
    }

    /** How many requests to {@code /me} are answered in the time of one to {@code /plain}. */
    double ratio() {
        return ratio(Load::perSecond);
    }

    /** The same by the server's processor time, which depends less on what else the machine does. */
    double ratioOfProcessor() {
        return 1 / ratio(Load::processorMicros);
    }

    private double ratio(ToDoubleFunction<Load> figure) {
        double[] ratios = new double[me.size()];
        for (int turn = 0; turn < ratios.length; turn++) {
            ratios[turn] = figure.applyAsDouble(me.get(turn)) / figure.applyAsDouble(plain.get(turn));
        }
        return median(ratios);
    }

    private static double median(double[] figures) {
        double[] sorted = figures.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
