package dev.latchkey.cli;

import dev.latchkey.Auth;
import dev.latchkey.audit.Route;
import dev.latchkey.audit.RouteAudit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints what guards each route of an application. */
record RoutesCommand(Surroundings surroundings) {

    /** Prints the audit that a method of the application returns. */
    int run(String method, List<String> open, boolean json) {
        return print(ApplicationMethod.of(method).call(RouteAudit.class), open, json);
    }

    /** Prints the audit of the routes in a file. */
    int run(GuardSource source, Path routes, List<String> open, boolean json) {
        try (Auth auth = source.auth(surroundings)) {
            return print(auth.audit(read(routes)), open, json);
        }
    }

    private int print(RouteAudit audit, List<String> open, boolean json) {
        surroundings.out().print(json ? audit.toJson() + System.lineSeparator() : audit.toString());
        surroundings.out().flush();
        String faults = faults(audit, open);
        if (faults != null) {
            surroundings.err().println(faults);
            surroundings.err().flush();
        }
        return faults == null && audit.warnings().isEmpty() ? ExitCode.OK : ExitCode.FINDINGS;
    }

    private static @Nullable String faults(RouteAudit audit, List<String> open) {
        try {
            audit.requireGuarded(open.toArray(String[]::new));
            return null;
        } catch (AssertionError e) {
            return e.getMessage();
        }
    }

    /** Reads lines such as {@code GET /users/{id} UserPage}; lines that begin with {@code #} are comments. */
    private static List<Route> read(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(RoutesCommand::route)
                    .toList();
        } catch (IOException e) {
            throw CommandFailure.usage("The file " + file + " cannot be read", e);
        }
    }

    private static Route route(String line) {
        String[] parts = line.split("\\s+", 3);
        if (parts.length < 2) {
            throw CommandFailure.usage("A line of the routes has a method and a path, such as GET /users/{id}");
        }
        return Route.of(parts[0], parts[1], parts.length < 3 ? "" : parts[2]);
    }
}
