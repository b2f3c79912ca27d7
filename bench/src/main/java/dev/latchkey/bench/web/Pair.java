package dev.latchkey.bench.web;

import dev.latchkey.examples.RunningExample;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** One server's {@code /plain} and {@code /me}, sent the same cookie, in turns. */
final class Pair implements AutoCloseable {

    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final Duration BURST = Duration.ofSeconds(1);

    private final RunningExample server;
    private final String cookie;
    private final List<Load> plain = new ArrayList<>();
    private final List<Load> me = new ArrayList<>();

    Pair(RunningExample server, String cookie) {
        this.server = server;
        this.cookie = cookie;
    }

    void warmUp() throws IOException, InterruptedException {
        Load.of(server, "/plain", cookie, WARM_UP);
        Load.of(server, "/me", cookie, WARM_UP);
    }

    /** Both routes once; {@code back}: the other one first, so that neither gains by its place. */
    void turn(boolean back) throws IOException, InterruptedException {
        if (back) {
            me.add(Load.of(server, "/me", cookie, BURST));
            plain.add(Load.of(server, "/plain", cookie, BURST));
        } else {
            plain.add(Load.of(server, "/plain", cookie, BURST));
            me.add(Load.of(server, "/me", cookie, BURST));
        }
    }

    double plain(ToDoubleFunction<Load> figure) {
        return median(plain.stream().mapToDouble(figure).toArray());
    }

    double me(ToDoubleFunction<Load> figure) {
        return median(me.stream().mapToDouble(figure).toArray());
    }

    /** How many requests to {@code /me} are answered in the time of one to {@code /plain}. */
    double ratio() {
        return median(IntStream.range(0, me.size())
                .mapToDouble(turn -> me.get(turn).perSecond() / plain.get(turn).perSecond())
                .toArray());
    }

    /** The same by the server's processor time, which depends less on what else the machine does. */
    double ratioOfProcessor() {
        return plain(Load::processorMicros) / me(Load::processorMicros);
    }

    private static double median(double[] figures) {
        double[] sorted = figures.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    @Override
    public void close() {
        server.close();
    }
}
