package dev.latchkey.nextauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.browser.ExternalProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The original JavaScript libraries in {@code node/}, installed in exactly the versions of the lock file. */
public final class NodeProject {

    /**
     * The folder {@code node/}. Maven starts tests in the folder of their module, and all these folders have the same
     * depth.
     */
    private static final Path FOLDER =
            Path.of("../../testing/next-auth/node").toAbsolutePath().normalize();

    private static final Path LOCK = FOLDER.resolve("package-lock.json");

    /** A copy of the lock file with which the modules were installed. */
    private static final Path INSTALLED = FOLDER.resolve("node_modules").resolve(".latchkey-lock");

    private NodeProject() {}

    /** Installs the modules, unless the modules of this lock file are installed already. */
    public static NodeProject installed() {
        try {
            if (!Files.exists(INSTALLED) || Files.mismatch(LOCK, INSTALLED) >= 0) {
                npmCi();
                Files.copy(LOCK, INSTALLED);
            }
            return new NodeProject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the command that starts {@code node/src/<script>.js}. */
    public List<String> command(String script) {
        return List.of(
                ExternalProgram.NODE.path().toString(), source(script + ".js").toString());
    }

    /** Runs a program of a module, and waits until the program ends. */
    void run(String program, String... arguments) {
        Path file = FOLDER.resolve("node_modules").resolve(program);
        List<String> command =
                new ArrayList<>(List.of(ExternalProgram.NODE.path().toString(), file.toString()));
        command.addAll(List.of(arguments));
        runToEnd(command);
    }

    Path source(String name) {
        return FOLDER.resolve("src").resolve(name);
    }

    private static void npmCi() {
        runToEnd(List.of(ExternalProgram.NPM.path().toString(), "ci", "--ignore-scripts", "--no-audit", "--no-fund"));
    }

    private static void runToEnd(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(FOLDER.toFile())
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + " failed:\n" + output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while running " + command, e);
        }
    }
}
