package dev.latchkey.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs {@link SessionBenchmark}, {@link GuardBenchmark} and {@link AccessTokenBenchmark} and prints a table. All take
 * turns in several rounds, so that a busy moment of the machine does not fall on one alone; what counts is the median
 * of all iterations.
 */
public final class SessionTable {

    private static final int ROUNDS = 3;

    private SessionTable() {}

    public static void main(String[] args) throws RunnerException {
        Options options = new OptionsBuilder()
                .include(SessionBenchmark.class.getSimpleName() + "\\.")
                .include(GuardBenchmark.class.getSimpleName() + "\\.")
                .include(AccessTokenBenchmark.class.getSimpleName() + "\\.")
                .addProfiler(GCProfiler.class)
                .addProfiler(CpuTimeProfiler.class)
                .threads(1)
                .forks(1)
                .warmupIterations(7)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(1))
                .jvmArgsAppend(
                        "-Xms1g", "-Xmx1g", "-Xbatch") // a compiler in want of a core must not prolong the warm-up
                .build();
        Map<String, List<IterationResult>> iterations = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (RunResult run : new Runner(options).run()) {
                String name = run.getPrimaryResult().getLabel();
                run.getBenchmarkResults().stream()
                        .map(BenchmarkResult::getIterationResults)
                        .flatMap(Collection::stream)
                        .forEach(iteration -> iterations
                                .computeIfAbsent(name, unseen -> new ArrayList<>())
                                .add(iteration));
            }
        }
        print(iterations);
    }

    private static void print(Map<String, List<IterationResult>> iterations) {
        ToDoubleFunction<IterationResult> time =
                iteration -> iteration.getPrimaryResult().getScore();
        ToDoubleFunction<IterationResult> cpu = iteration -> secondary(iteration, CpuTimeProfiler.LABEL);
        ToDoubleFunction<IterationResult> bytes = iteration -> secondary(iteration, "gc.alloc.rate.norm");
        double floor = median(iterations.getOrDefault("jcaFloor", List.of()), cpu);
        double nimbus = median(iterations.getOrDefault("nimbusJwe", List.of()), cpu);
        row("", "ns/op", "cpu ns/op", "bytes/op", "x floor", "x nimbus");
        iterations.forEach((name, results) -> row(
                name,
                rounded(median(results, time)),
                rounded(median(results, cpu)),
                rounded(median(results, bytes)),
                ratio(median(results, cpu) / floor),
                ratio(median(results, cpu) / nimbus)));
    }

    private static double median(List<IterationResult> iterations, ToDoubleFunction<IterationResult> score) {
        double[] scores = iterations.stream().mapToDouble(score).sorted().toArray();
        return scores.length == 0 ? Double.NaN : scores[scores.length / 2];
    }

    private static double secondary(IterationResult iteration, String label) {
        Result<?> result = iteration.getSecondaryResults().get(label);
        return result == null ? Double.NaN : result.getScore();
    }

    private static String rounded(double number) {
        return String.format(Locale.ROOT, "%.0f", number);
    }

    private static String ratio(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }

    private static void row(Object... columns) {
        System.out.printf("%-20s %10s %10s %10s %10s %10s%n", columns);
    }
}
