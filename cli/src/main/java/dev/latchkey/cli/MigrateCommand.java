package dev.latchkey.cli;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Creates and changes the tables of a database. */
record MigrateCommand(Surroundings surroundings) {

    int run(TableNames names, boolean dryRun, boolean json) {
        List<String> pending;
        try (OpenStore store = OpenStore.of(StoreAddress.of(surroundings.environment()), names)) {
            pending = store.jdbc().pendingMigrations();
            if (!dryRun && !pending.isEmpty()) {
                store.jdbc().migrate();
            }
        } catch (IllegalStateException e) {
            throw e.getCause() instanceof SQLException
                    ? CommandFailure.unreachable("The database refused a statement: " + e.getMessage(), e)
                    : CommandFailure.failed(String.valueOf(e.getMessage()), e);
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("migrations", pending);
        data.put("applied", !dryRun);
        surroundings.print(json, data, lines(pending, dryRun));
        return dryRun && !pending.isEmpty() ? ExitCode.FINDINGS : ExitCode.OK;
    }

    private static List<String> lines(List<String> pending, boolean dryRun) {
        if (pending.isEmpty()) {
            return List.of("The tables are up to date");
        }
        List<String> lines = new ArrayList<>();
        lines.add(dryRun ? "These files would be applied:" : "These files were applied:");
        pending.forEach(file -> lines.add("  " + file));
        return lines;
    }
}
