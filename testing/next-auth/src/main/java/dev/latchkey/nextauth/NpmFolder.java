package dev.latchkey.nextauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.browser.ExternalProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A folder with a {@code package.json}, whose modules are installed in exactly the versions of the lock file. */
public final class NpmFolder {

    private final Path folder;

    private NpmFolder(Path folder) {
        this.folder = folder;
    }

    /** Installs the modules, unless the modules of this lock file are installed already. */
    public static NpmFolder installed(Path folder) {
        NpmFolder installed = new NpmFolder(folder.toAbsolutePath().normalize());
        Path lock = installed.file("package-lock.json");
        Path copy = installed.file("node_modules").resolve(".latchkey-lock"); // of the lock file, written afterwards
        try {
            if (!Files.exists(copy) || Files.mismatch(lock, copy) >= 0) {
                installed.runToEnd(
                        List.of(
                                ExternalProgram.NPM.path().toString(),
                                "ci",
                                "--ignore-scripts",
                                "--no-audit",
                                "--no-fund"),
                        Map.of());
                Files.copy(lock, copy);
            }
            return installed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the absolute path of a file in the folder. */
    public Path file(String name) {
        return folder.resolve(name);
    }

    /** Returns the command that starts a program of a module, such as {@code next/dist/bin/next}. */
    public List<String> command(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(ExternalProgram.NODE.path().toString());
        command.add(file("node_modules").resolve(program).toString());
        command.addAll(List.of(arguments));
        return List.copyOf(command);
    }

    /** Runs a command in the folder, with further environment variables, and waits until the command ends. */
    public void runToEnd(List<String> command, Map<String, String> environment) {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
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
