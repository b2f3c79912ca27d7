package dev.latchkey.interop;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A program that runs beside the tests and speaks in lines. It must end by itself when its standard input does, so that
 * it cannot outlive this JVM, not even one that is killed.
 */
final class Child implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 20;
    private static final Set<String> INHERITED = Set.of("PATH", "HOME");

    private final Path log;
    private final Process process;
    private final Writer input;
    private final BlockingQueue<Said> lines = new LinkedBlockingQueue<>();

    private Child(Process process, Path log) {
        this.log = log;
        this.process = process;
        this.input = process.outputWriter();
    }

    /**
     * Starts {@code command} with no more environment than {@code environment} and what finds programs. What it
     * complains about is written to {@code target/<name>.log}.
     */
    static Child start(String name, List<String> command, Map<String, String> environment) {
        Path target = Path.of("target").toAbsolutePath();
        Path log = target.resolve(name + ".log");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
        builder.environment().keySet().retainAll(INHERITED);
        builder.environment().putAll(environment);
        try {
            Files.createDirectories(target);
            Child child = new Child(builder.start(), log);
            Thread reader = new Thread(child::read, name);
            reader.setDaemon(true);
            reader.start();
            return child;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says one line to it. */
    void send(String line) {
        try {
            input.write(line + "\n");
            input.flush();
        } catch (IOException e) {
            throw new IllegalStateException("It does not listen any more, see " + log, e);
        }
    }

    /** The next line it says. */
    String nextLine(Duration patience) {
        return awaitLine(line -> true, patience);
    }

    /** The first line from here on that is {@code wanted}, waiting at most {@code patience} for each. */
    String awaitLine(Predicate<String> wanted, Duration patience) {
        List<String> others = new ArrayList<>();
        for (Said said = next(patience); said != null; said = next(patience)) {
            if (said.line() == null) {
                throw new IllegalStateException("It ended, see " + log + ", having said " + others);
            }
            if (wanted.test(said.line())) {
                return said.line();
            }
            others.add(said.line());
        }
        throw new IllegalStateException("It said nothing for " + patience + " after " + others + ", see " + log);
    }

    private @Nullable Said next(Duration patience) {
        try {
            return lines.poll(patience.toMillis(), MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for it", e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Ends its input, waits for it to go, and then leaves nothing of it alive. */
    @Override
    public void close() {
        List<ProcessHandle> descendants = process.descendants().toList();
        try {
            input.close();
            boolean gone = process.waitFor(PATIENCE_SECONDS, SECONDS);
            if (!gone) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        descendants.forEach(ProcessHandle::destroyForcibly);
    }

    private void read() {
        try (BufferedReader output = process.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(new Said(line));
            }
        } catch (IOException e) {
            // closed from this side
        } finally {
            lines.add(new Said(null));
        }
    }

    /** One line, or with null the end of them. */
    private record Said(@Nullable String line) {}
}
