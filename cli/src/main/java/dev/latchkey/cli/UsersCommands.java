package dev.latchkey.cli;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands below {@code latchkey users}. */
@Command(
        name = "users",
        mixinStandardHelpOptions = true,
        description = "Finds, disables and imports the users in the store, and ends their sessions.")
final class UsersCommands {

    private static final String JSON = "Prints one JSON object.";
    private static final String OPTION_JSON = "--json";
    private static final String WHO = "The id or the e-mail address of a user.";
    private static final String PREFIX = "What the names of the tables, or of the keys of Redis, begin with.";
    private static final String AUTH_JS = "The tables are those of Auth.js.";

    private final Surroundings surroundings;

    UsersCommands(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Command(name = "find", mixinStandardHelpOptions = true, description = "Prints a user.")
    int find(
            @Parameters(paramLabel = "USER", description = WHO) String user,
            @Option(names = "--prefix", defaultValue = "", description = PREFIX) String prefix,
            @Option(names = "--auth-js", description = AUTH_JS) boolean authJs,
            @Option(names = OPTION_JSON, description = JSON) boolean json) {
        return command(prefix, authJs).find(user, json);
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Prints users in the order of their ids.")
    int list(
            @Option(names = "--after", defaultValue = "", description = "The last id of the page before.") String after,
            @Option(names = "--most", defaultValue = "100", description = "From 1 to 1,000 (default: 100).") int most,
            @Option(names = "--prefix", defaultValue = "", description = PREFIX) String prefix,
            @Option(names = "--auth-js", description = AUTH_JS) boolean authJs,
            @Option(names = OPTION_JSON, description = JSON) boolean json) {
        if (most < 1 || most > 1000) {
            throw CommandFailure.usage("--most is from 1 to 1,000");
        }
        return command(prefix, authJs).list(after, most, json);
    }

    @Command(
            name = "disable",
            mixinStandardHelpOptions = true,
            description = "Keeps a user from signing in, and ends all sessions of the user.")
    int disable(
            @Parameters(paramLabel = "USER", description = WHO) String user,
            @Option(names = "--prefix", defaultValue = "", description = PREFIX) String prefix,
            @Option(names = "--auth-js", description = AUTH_JS) boolean authJs,
            @Option(names = OPTION_JSON, description = JSON) boolean json) {
        return command(prefix, authJs).disable(user, json);
    }

    @Command(name = "enable", mixinStandardHelpOptions = true, description = "Lets a disabled user sign in again.")
    int enable(
            @Parameters(paramLabel = "USER", description = WHO) String user,
            @Option(names = "--prefix", defaultValue = "", description = PREFIX) String prefix,
            @Option(names = "--auth-js", description = AUTH_JS) boolean authJs,
            @Option(names = OPTION_JSON, description = JSON) boolean json) {
        return command(prefix, authJs).enable(user, json);
    }

    @Command(
            name = "end-sessions",
            mixinStandardHelpOptions = true,
            description = "Ends all sessions of a user. Sealed sessions that are not revocable go on.")
    int endSessions(
            @Parameters(paramLabel = "USER", description = WHO) String user,
            @Option(names = "--prefix", defaultValue = "", description = PREFIX) String prefix,
            @Option(names = "--auth-js", description = AUTH_JS) boolean authJs,
            @Option(names = OPTION_JSON, description = JSON) boolean json) {
        return command(prefix, authJs).endSessions(user, json);
    }

    @Command(
            name = "import",
            mixinStandardHelpOptions = true,
            description = "Adds the users of a file, with hashes of passwords that other software has made.",
            footer = {
                "",
                "A file .csv has a line of names first. Any other file has a JSON object in each line. The names are "
                        + ImportedUser.COLUMNS + "."
            })
    int importUsers(
            @Parameters(paramLabel = "FILE", description = "The file.") Path file,
            @Option(names = "--dry-run", description = "Only checks the file.") boolean dryRun,
            @Option(names = "--prefix", defaultValue = "", description = PREFIX) String prefix,
            @Option(names = "--auth-js", description = AUTH_JS) boolean authJs,
            @Option(names = OPTION_JSON, description = JSON) boolean json) {
        return new UserImport(surroundings, new TableNames(prefix, authJs)).run(file, dryRun, json);
    }

    private UsersCommand command(String prefix, boolean authJs) {
        return new UsersCommand(surroundings, new TableNames(prefix, authJs));
    }
}
