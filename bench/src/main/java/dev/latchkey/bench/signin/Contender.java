package dev.latchkey.bench.signin;

import dev.latchkey.examples.RunningExample;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** An application at which people sign in, and what its turns have cost. */
final class Contender implements AutoCloseable {

    private final String name;
    private final RunningExample application;
    private final SignIn signIn;
    private final List<Double> millis = new ArrayList<>();

    Contender(String name, RunningExample application, SignIn signIn) {
        this.name = name;
        this.application = application;
        this.signIn = signIn;
    }

    String name() {
        return name;
    }

    void warmUp(int signIns) throws IOException, InterruptedException {
        for (int i = 0; i < signIns; i++) {
            signIn.run(application.origin());
        }
    }

    /** Lets so many people sign in, one after the other, and keeps the processor time of one. */
    void turn(int signIns) throws IOException, InterruptedException {
        long before = application.processorTime().toNanos();
        warmUp(signIns);
        millis.add((application.processorTime().toNanos() - before) / 1e6 / signIns);
    }

    /** Returns the median of the turns: milliseconds of processor for one sign-in. */
    double millis() {
        double[] sorted =
                millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    @Override
    public void close() {
        application.close();
    }
}
