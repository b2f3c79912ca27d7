package dev.latchkey.nextauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.browser.ExternalProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The JavaScript originals in {@code node/}, installed exactly as the lock file says. */
public final class NodeProject {

    /** Maven starts tests in their module's folder, and these are all at the same depth. */
    private static final Path FOLDER =
            Path.of("../../testing/next-auth/node").toAbsolutePath().normalize();

    private static final Path LOCK = FOLDER.resolve("package-lock.json");

    /** The lock file that the installed modules came from. */
    private static final Path INSTALLED = FOLDER.resolve("node_modules").resolve(".latchkey-lock");

    private NodeProject() {}

    /** Installs the modules unless those of this very lock file are there already. */
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

    /** What starts {@code node/src/<script>.js}. */
    public List<String> command(String script) {
        return List.of(ExternalProgram.NODE.path().toString(), source(script + ".js").toString());
    }

    /** Runs the program that a module brings, to its end. */
    void run(String program, String... arguments) {
        Path file = FOLDER.resolve("node_modules").resolve(program);
        List<String> command = new ArrayList<>(List.of(ExternalProgram.NODE.path().toString(), file.toString()));
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
