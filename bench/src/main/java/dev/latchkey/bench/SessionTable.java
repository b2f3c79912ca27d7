package dev.latchkey.bench;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs {@link SessionBenchmark} and prints what it found as a table, each row beside the floor and beside Nimbus. */
public final class SessionTable {

    private static final String ALLOCATED = "gc.alloc.rate.norm";
    private static final Cost UNKNOWN = new Cost(Double.NaN, Double.NaN);

    private SessionTable() {}

    /** The median of all iterations, so that one disturbed by another program does not count. */
    private record Cost(double nanoseconds, double bytes) {

        static Cost of(RunResult run) {
            return new Cost(
                    median(run.getPrimaryResult()),
                    median(run.getSecondaryResults().get(ALLOCATED)));
        }

        private static double median(@Nullable Result<?> result) {
            return result == null ? Double.NaN : result.getStatistics().getPercentile(50);
        }
    }

    public static void main(String[] args) throws RunnerException {
        Options options = new OptionsBuilder()
                .include(SessionBenchmark.class.getSimpleName() + "\\.")
                .addProfiler(GCProfiler.class)
                .threads(1)
                .forks(2)
                .warmupIterations(5)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(10)
                .measurementTime(TimeValue.seconds(1))
                .jvmArgsAppend("-Xms1g", "-Xmx1g")
                .build();
        print(new Runner(options).run());
    }

    private static void print(Collection<RunResult> runs) {
        Map<String, Cost> costs = new LinkedHashMap<>();
        runs.forEach(run -> costs.put(run.getPrimaryResult().getLabel(), Cost.of(run)));
        Cost floor = costs.getOrDefault("jcaFloor", UNKNOWN);
        Cost nimbus = costs.getOrDefault("nimbusJwe", UNKNOWN);
        System.out.printf("%n%-20s %10s %10s %10s %10s%n", "", "ns/op", "bytes/op", "x floor", "x nimbus");
        costs.forEach((name, cost) -> System.out.printf(
                Locale.ROOT,
                "%-20s %10.0f %10.0f %10.2f %10.2f%n",
                name,
                cost.nanoseconds(),
                cost.bytes(),
                cost.nanoseconds() / floor.nanoseconds(),
                cost.nanoseconds() / nimbus.nanoseconds()));
    }
}
