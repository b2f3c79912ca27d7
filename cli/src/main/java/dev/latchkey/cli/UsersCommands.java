package dev.latchkey.cli;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands below {@code latchkey users}. */
@Command(
        name = "users",
        mixinStandardHelpOptions = true,
        description = "Finds, disables and imports the users in the store, and ends their sessions.")
final class UsersCommands {

    private static final String WHO = "The id or the e-mail address of a user.";

    private final Surroundings surroundings;

    UsersCommands(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Command(name = "find", mixinStandardHelpOptions = true, description = "Prints a user.")
    int find(@Parameters(paramLabel = "USER", description = WHO) String user, @Mixin StoreOptions options) {
        return command(options).find(user, options.json());
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Prints users in the order of their ids.")
    int list(
            @Option(names = "--after", defaultValue = "", description = "The last id of the page before.") String after,
            @Option(names = "--most", defaultValue = "100", description = "From 1 to 1,000 (default: 100).") int most,
            @Mixin StoreOptions options) {
        if (most < 1 || most > 1000) {
            throw CommandFailure.usage("--most is from 1 to 1,000");
        }
        return command(options).list(after, most, options.json());
    }

    @Command(
            name = "disable",
            mixinStandardHelpOptions = true,
            description = "Keeps a user from signing in, and ends all sessions of the user.")
    int disable(@Parameters(paramLabel = "USER", description = WHO) String user, @Mixin StoreOptions options) {
        return command(options).disable(user, options.json());
    }

    @Command(name = "enable", mixinStandardHelpOptions = true, description = "Lets a disabled user sign in again.")
    int enable(@Parameters(paramLabel = "USER", description = WHO) String user, @Mixin StoreOptions options) {
        return command(options).enable(user, options.json());
    }

    @Command(
            name = "end-sessions",
            mixinStandardHelpOptions = true,
            description = "Ends all sessions of a user. Sealed sessions that are not revocable go on.")
    int endSessions(@Parameters(paramLabel = "USER", description = WHO) String user, @Mixin StoreOptions options) {
        return command(options).endSessions(user, options.json());
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
            @Mixin StoreOptions options) {
        return new UserImport(surroundings, options.names()).run(file, dryRun, options.json());
    }

    private UsersCommand command(StoreOptions options) {
        return new UsersCommand(surroundings, options.names());
    }
}
