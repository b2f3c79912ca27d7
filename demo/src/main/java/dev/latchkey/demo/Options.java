package dev.latchkey.demo;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the environment says.
 *
 * @param port 0 means any that is free
 * @param data the folder to keep users and sessions in; {@code null}: in memory
 * @param environment the variables for Latchkey, with a secret among them
 * @param secretIsRandom whether that secret ends with this run
 */
record Options(int port, @Nullable Path data, Map<String, String> environment, boolean secretIsRandom) {

    private static final String SECRET = "AUTH_SECRET";
    private static final String DEFAULT_PORT = "3000";

    Options {
        environment = Map.copyOf(environment);
    }

    /**
     * Reads the variables.
     *
     * @throws IllegalStateException if {@code PORT} is not a port
     */
    static Options of(Map<String, String> variables) {
        String folder = variables.getOrDefault("DEMO_DATA", "").trim();
        Path data = folder.isEmpty() ? null : Path.of(folder);
        int port = port(variables.getOrDefault("PORT", DEFAULT_PORT).trim());
        if (!variables.getOrDefault(SECRET, "").isBlank()) {
            return new Options(port, data, variables, false);
        }
        Map<String, String> completed = new HashMap<>(variables);
        completed.put(SECRET, data == null ? KeptSecret.random() : KeptSecret.in(data));
        return new Options(port, data, completed, data == null);
    }

    /** The file with every event; {@code null}: none, because everything is in memory. */
    @Nullable
    Path auditLog() {
        return data == null ? null : data.resolve("audit.jsonl");
    }

    boolean has(String variable) {
        return !environment.getOrDefault(variable, "").isBlank();
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text.isEmpty() ? DEFAULT_PORT : text);
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException notEvenANumber) {
            // as below
        }
        throw new IllegalStateException("PORT is not a number from 0 to 65535");
    }

    @Override
    public String toString() {
        return "Options[" + port + "]";
    }
}
