package dev.latchkey.nextauth;

import dev.latchkey.browser.ExternalProgram;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The original JavaScript libraries in {@code node/}, installed in exactly the versions of the lock file. */
public final class NodeProject {

    /**
     * The folder {@code node/}. Maven starts tests in the folder of their module, and all these folders have the same
     * depth.
     */
    private static final Path FOLDER = Path.of("../../testing/next-auth/node");

    private final NpmFolder npm;

    private NodeProject(NpmFolder npm) {
        this.npm = npm;
    }

    /** Installs the modules, unless the modules of this lock file are installed already. */
    public static NodeProject installed() {
        return new NodeProject(NpmFolder.installed(FOLDER));
    }

    /** Returns the command that starts {@code node/src/<script>.js}. */
    public List<String> command(String script) {
        return List.of(
                ExternalProgram.NODE.path().toString(), source(script + ".js").toString());
    }

    /** Runs a program of a module, and waits until the program ends. */
    void run(String program, String... arguments) {
        npm.runToEnd(npm.command(program, arguments), Map.of());
    }

    Path source(String name) {
        return npm.file("src").resolve(name);
    }
}
