package dev.latchkey.bench.start;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one start of a program in a new JVM has taken. Times are from before the process exists.
 *
 * @param openNanos until the open page was there
 * @param protectedNanos until the protected page was answered, which was asked for next
 * @param processor processor time of the process until then, that of the compiler and the collector included
 * @param residentBytes memory of the process then
 * @param liveBytes what is left in the heap then, after a collection
 * @param classes how many classes were loaded then
 */
record ColdStart(
        long openNanos, long protectedNanos, Duration processor, long residentBytes, long liveBytes, long classes) {

    private static final Map<String, String> SETTINGS = Map.of(
            "AUTH_SECRET", "kq3Zr0v9Tn7xJ5sW1yB8mD4hF6gL2pQcVuXaEiOj",
            "AUTH_GITHUB_ID", "bench",
            "AUTH_GITHUB_SECRET", "a secret of the benchmark",
            "AUTH_GOOGLE_ID", "bench",
            "AUTH_GOOGLE_SECRET", "a secret of the benchmark");

    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final Pattern LIVE = Pattern.compile("Total\\s+\\d+\\s+(\\d+)");
    private static final Pattern LOADED = Pattern.compile("java\\.cls\\.loadedClasses=(\\d+)");
    private static final Pattern SHARED = Pattern.compile("java\\.cls\\.sharedLoadedClasses=(\\d+)");

    /** Starts the program, asks for its two pages, measures, and ends it. */
    static ColdStart of(Program program) throws IOException, InterruptedException {
        int port = freePort();
        ProcessBuilder builder = new ProcessBuilder(program.command(port))
                .redirectErrorStream(true)
                .redirectOutput(program.folder().resolve("target/start.log").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("AUTH_"));
        builder.environment().putAll(SETTINGS);
        long begin = System.nanoTime();
        Process process = builder.start();
        try {
            Page.awaitOpen(process, port, "/");
            long open = System.nanoTime();
            Page.get(port, "/dashboard");
            long end = System.nanoTime();
            return measured(process, open - begin, end - begin);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static ColdStart measured(Process process, long openNanos, long protectedNanos)
            throws IOException, InterruptedException {
        Duration processor = process.info().totalCpuDuration().orElseThrow();
        long pid = process.pid();
        long resident = number(RESIDENT, Files.readString(Path.of("/proc/" + pid + "/status"))) * 1024;
        String counters = jcmd(pid, "PerfCounter.print");
        long classes = number(LOADED, counters) + number(SHARED, counters);
        return new ColdStart(
                openNanos,
                protectedNanos,
                processor,
                resident,
                number(LIVE, jcmd(pid, "GC.class_histogram")), // collects before it counts
                classes);
    }

    private static String jcmd(long pid, String command) throws IOException, InterruptedException {
        String program = Path.of(requireNonNull(System.getProperty("java.home")), "bin", "jcmd")
                .toString();
        Process process = new ProcessBuilder(program, Long.toString(pid), command)
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor();
        return printed;
    }

    private static long number(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        if (!found.find()) {
            throw new IllegalStateException("No " + pattern + " in:\n" + text);
        }
        return Long.parseLong(requireNonNull(found.group(1)));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
