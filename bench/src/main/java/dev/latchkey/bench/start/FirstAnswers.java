package dev.latchkey.bench.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Starts the smallest program of each framework and the same program without Latchkey, in turn. */
final class FirstAnswers {

    private static final List<String> FRAMEWORKS = List.of("javalin", "spring", "quarkus");
    private static final double MEBIBYTE = 1 << 20;

    private FirstAnswers() {}

    static void print(int starts) throws IOException, InterruptedException {
        System.out.println("| | | ms to the open page | to the protected page | from – to | × bare | ms of processor"
                + " | × bare | MiB of the process | more | MiB of the heap | more | classes | jars | MB of jars |");
        System.out.println("| --- | --- |" + " ---: |".repeat(13));
        for (String framework : FRAMEWORKS) {
            Program bare = Program.withoutLatchkey(framework);
            Program ours = Program.withLatchkey(framework);
            List<ColdStart> bareStarts = new ArrayList<>();
            List<ColdStart> ourStarts = new ArrayList<>();
            ColdStart.of(bare); // fills the caches of the file system
            ColdStart.of(ours);
            for (int i = 0; i < starts; i++) {
                bareStarts.add(ColdStart.of(bare));
                ourStarts.add(ColdStart.of(ours));
            }
            print(framework, "bare", bare, bareStarts, bareStarts);
            print(framework, "with Latchkey", ours, ourStarts, bareStarts);
        }
    }

    private static void print(
            String framework, String name, Program program, List<ColdStart> starts, List<ColdStart> bare)
            throws IOException {
        double millis = median(starts, FirstAnswers::millis);
        double processor = median(starts, FirstAnswers::processorMillis);
        double resident = median(starts, FirstAnswers::residentMebibytes);
        double live = median(starts, FirstAnswers::liveMebibytes);
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %,.0f | %,.0f | %,.0f – %,.0f | %.2f | %,.0f | %.2f | %.1f | %.1f | %.1f | %.1f | %,.0f | %d | %.1f |%n",
                framework,
                name,
                median(starts, start -> start.openNanos() / 1e6),
                millis,
                starts.stream().mapToDouble(FirstAnswers::millis).min().orElseThrow(),
                starts.stream().mapToDouble(FirstAnswers::millis).max().orElseThrow(),
                millis / median(bare, FirstAnswers::millis),
                processor,
                processor / median(bare, FirstAnswers::processorMillis),
                resident,
                resident - median(bare, FirstAnswers::residentMebibytes),
                live,
                live - median(bare, FirstAnswers::liveMebibytes),
                median(starts, ColdStart::classes),
                program.jars().size(),
                megabytes(program.jars()));
    }

    private static double millis(ColdStart start) {
        return start.protectedNanos() / 1e6;
    }

    private static double processorMillis(ColdStart start) {
        return start.processor().toNanos() / 1e6;
    }

    private static double residentMebibytes(ColdStart start) {
        return start.residentBytes() / MEBIBYTE;
    }

    private static double liveMebibytes(ColdStart start) {
        return start.liveBytes() / MEBIBYTE;
    }

    private static double megabytes(List<Path> jars) throws IOException {
        long bytes = 0;
        for (Path jar : jars) {
            bytes += Files.size(jar);
        }
        return bytes / 1e6;
    }

    private static double median(List<ColdStart> starts, ToDoubleFunction<ColdStart> figure) {
        double[] sorted = starts.stream().mapToDouble(figure).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
