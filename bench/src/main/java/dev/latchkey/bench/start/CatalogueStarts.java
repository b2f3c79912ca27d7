package dev.latchkey.bench.start;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import dev.latchkey.provider.Providers;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * Starts an application with one provider again and again, with all ready providers in the catalogue and with one. The
 * two take turns.
 */
final class CatalogueStarts {

    private CatalogueStarts() {}

    static void print(int starts) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("latchkey-bench-start");
        Path one = folder.resolve("one.jar");
        Path all = folder.resolve("all.jar");
        CoreJar.writeWith(one, StartedApplication.PROVIDER);
        CoreJar.writeWhole(all);
        Map<String, Path> cores = new LinkedHashMap<>();
        cores.put("1", one);
        cores.put(String.valueOf(Providers.ids().size()), all);
        Map<String, List<Start>> taken = new LinkedHashMap<>();
        cores.forEach((name, core) -> taken.put(name, new ArrayList<>()));
        List<String> names = List.copyOf(cores.keySet());
        for (int turn = -1; turn < starts; turn++) { // the first fills the caches of the file system
            for (int i = 0; i < names.size(); i++) {
                String name = names.get((i + Math.max(0, turn)) % names.size());
                Start start = start(requireNonNull(cores.get(name)));
                if (turn >= 0) {
                    requireNonNull(taken.get(name)).add(start);
                }
            }
        }
        System.out.println("| providers in the catalogue | ms to the start | ms of processor | × one |");
        System.out.println("| ---: |" + " ---: |".repeat(3));
        double least = median(requireNonNull(taken.get("1")), Start::cpuNanos);
        taken.forEach((name, each) -> System.out.printf(
                Locale.ROOT,
                "| %s | %.0f | %.0f | %.3f |%n",
                name,
                median(each, Start::millis),
                median(each, Start::cpuNanos) / 1e6,
                median(each, Start::cpuNanos) / least));
        Files.delete(one);
        Files.delete(all);
        Files.delete(folder);
    }

    private static Start start(Path core) throws IOException, InterruptedException {
        String before = CoreJar.location().toString();
        String classPath = Stream.of(
                        requireNonNull(System.getProperty("java.class.path")).split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString().equals(before) ? core.toString() : entry)
                .collect(joining(File.pathSeparator));
        String java = Path.of(requireNonNull(System.getProperty("java.home")), "bin", "java")
                .toString();
        Process process = new ProcessBuilder(
                        java,
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                        "-cp",
                        classPath,
                        StartedApplication.class.getName())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor();
        return Start.of(printed);
    }

    private static double median(List<Start> starts, ToLongFunction<Start> figure) {
        long[] sorted = starts.stream().mapToLong(figure).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2.0;
    }
}
