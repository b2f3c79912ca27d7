package dev.latchkey.reliability;

import static java.util.Objects.requireNonNull;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A {@link Node} that runs. */
final class NodeProcess implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 20;

    private final Process process;
    private final URI address;

    private NodeProcess(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** Starts one; what it logs is written to {@code target/node-<name>.log}. */
    static NodeProcess start(String name, Map<String, String> environment) {
        return start(name, environment, classPath());
    }

    /** As {@link #start(String, Map)}, with the classes of another version. */
    static NodeProcess start(String name, Map<String, String> environment, String classPath) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(property("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1"));
        command.add("-Dsun.net.httpserver.nodelay=true"); // or Nagle's algorithm delays answers by 40 ms
        command.addAll(List.of("-cp", classPath));
        command.add(Node.class.getName());
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(new File("target", "node-" + name + ".log")));
        builder.environment().keySet().retainAll(List.of("PATH", "HOME"));
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            BufferedReader said = process.inputReader();
            String port = said.readLine();
            if (port == null) {
                throw new IllegalStateException("Node " + name + " did not start, see target/node-" + name + ".log");
            }
            return new NodeProcess(process, URI.create("http://localhost:" + port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String classPath() {
        String tests = System.getProperty("surefire.test.class.path");
        return tests != null ? tests : property("java.class.path");
    }

    private static String property(String name) {
        return requireNonNull(System.getProperty(name), name);
    }

    /** Where it listens. */
    URI address() {
        return address;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL: it has no chance to finish anything. */
    void kill() {
        process.destroyForcibly();
        await();
    }

    /** Lets it finish what is under way. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            process.destroyForcibly();
        }
        await();
    }

    private void await() {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
