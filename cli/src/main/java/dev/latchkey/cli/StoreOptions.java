package dev.latchkey.cli;

import picocli.CommandLine.Option;

/** The options of every command that works with a store. */
final class StoreOptions {

    @Option(
            names = "--prefix",
            defaultValue = "",
            description = "What the names of the tables, or of the keys of Redis, begin with.")
    private String prefix = "";

    @Option(names = "--auth-js", description = "The tables are those of Auth.js.")
    private boolean authJs;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    TableNames names() {
        return new TableNames(prefix, authJs);
    }

    boolean json() {
        return json;
    }
}
