package dev.latchkey.cli;

import java.util.List;

/** Asks the store whether it answers and has what the application needs. */
record StoreCheck(StoreAddress address, TableNames names, Findings findings) {

    void run() {
        if (!address.isKnown()) {
            return;
        }
        try (OpenStore open = OpenStore.of(address, names)) {
            try {
                if (address.assumed() && open.lacksTables(names.tablePrefix())) {
                    findings.add(Problem.STORE_ABSENT, "The database of the settings has no table of Latchkey");
                    return;
                }
                open.store().user("latchkey-doctor"); // reads, and so checks tables or server
            } catch (RuntimeException e) {
                unusable(open, e);
            }
        } catch (CommandFailure e) {
            boolean unknown = address.assumed() && e.exitCode() == ExitCode.USAGE; // no driver
            findings.add(unknown ? Problem.STORE_ABSENT : Problem.STORE_UNREACHABLE, String.valueOf(e.getMessage()));
        }
    }

    private void unusable(OpenStore open, RuntimeException failure) {
        List<String> pending = pending(open);
        if (pending.isEmpty()) {
            findings.add(
                    Problem.STORE_UNUSABLE,
                    failure instanceof IllegalStateException
                            ? String.valueOf(failure.getMessage())
                            : "The store answers with " + failure.getClass().getSimpleName());
        } else {
            findings.add(Problem.STORE_UNMIGRATED, "These files were not applied: " + String.join(", ", pending));
        }
    }

    private static List<String> pending(OpenStore open) {
        try {
            return open.hasTables() ? open.jdbc().pendingMigrations() : List.of();
        } catch (IllegalStateException e) {
            return List.of(); // the tables themselves are wrong
        }
    }
}
