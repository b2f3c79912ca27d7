package dev.latchkey.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The program {@code latchkey}, with one method for each command. */
@Command(
        name = "latchkey",
        mixinStandardHelpOptions = true,
        versionProvider = Latchkey.Version.class,
        description = "Helps developers and operators of applications with Latchkey.",
        footer = {
            "",
            "A secret is never an argument. Where an option takes a secret, it takes env:NAME for a variable,"
                    + " file:PATH for a file or a file descriptor, or - for the standard input.",
            "The store is in the environment: JDBC_URL, JDBC_USER and JDBC_PASSWORD, or REDIS_URL."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:Nothing is wrong.",
            "1:There are findings, or the request is refused, or there is no such user.",
            "2:The arguments, a file or a variable cannot be understood.",
            "3:A server cannot be reached.",
            "4:The command failed."
        })
final class Latchkey {

    private static final String JSON = "Prints one JSON object.";
    private static final String OPTION_JSON = "--json";
    private static final String AUTH = "A static method that returns the Auth, such as com.example.App::auth.";
    private static final String SETTINGS = "A file of settings: properties, YAML, JSON or .env.";

    private final Surroundings surroundings;

    Latchkey(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Runs a command, and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(commandLine(Surroundings.ofProcess()).execute(arguments));
    }

    static CommandLine commandLine(Surroundings surroundings) {
        return new CommandLine(new Latchkey(surroundings))
                .addSubcommand(new UsersCommands(surroundings))
                .setOut(surroundings.out())
                .setErr(surroundings.err())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(new ParameterErrors())
                .setExecutionExceptionHandler(new ExecutionErrors());
    }

    /** The version of the jar. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {"latchkey " + VersionCheck.own()};
        }
    }

    @Command(name = "secret", mixinStandardHelpOptions = true, description = "Makes a strong secret, for AUTH_SECRET.")
    int secret(
            @Option(
                            names = "--form",
                            defaultValue = "plain",
                            description = "plain, env, properties or yaml (default: ${DEFAULT-VALUE}).")
                    SecretCommand.Form form,
            @Option(names = "--rotation", description = "Also says how to replace the present secret.")
                    boolean rotation,
            @Option(names = OPTION_JSON, description = JSON) boolean json) {
        return new SecretCommand(surroundings).run(form, rotation, json);
    }

    @Command(
            name = "doctor",
            mixinStandardHelpOptions = true,
            description = "Finds what is wrong with settings or with a running application, and says what to do.")
    int doctor(
            @Parameters(
                            arity = "0..*",
                            paramLabel = "FILE|URL",
                            description = "Files of settings, and addresses such as https://app.example.com/auth;"
                                    + " without any, the environment.")
                    @Nullable
                    List<String> targets,
            @Option(names = "--offline", description = "Asks no provider and no store.") boolean offline,
            @Option(
                            names = "--mail-to",
                            defaultValue = "",
                            paramLabel = "ADDRESS",
                            description = "Sends a mail to this address.")
                    String mailTo,
            @Mixin StoreOptions options) {
        return new DoctorCommand(surroundings, offline, mailTo, options.names())
                .run(targets == null ? List.of() : targets, options.json());
    }

    @Command(
            name = "explain",
            mixinStandardHelpOptions = true,
            description = "Says whether the guard lets a request pass, and why.")
    int explain(
            @Parameters(index = "0", description = "GET, POST and so on.") String method,
            @Parameters(index = "1", description = "The path, with or without a query.") String target,
            @Option(names = "--auth", paramLabel = "METHOD", description = AUTH) @Nullable String auth,
            @Option(names = "--settings", paramLabel = "FILE", description = SETTINGS) @Nullable Path settings,
            @Option(
                            names = "--cookie",
                            paramLabel = "WHERE",
                            converter = SecretSource.Converter.class,
                            description = "Where the value of the header Cookie is: env:NAME, file:PATH or -.")
                    @Nullable
                    SecretSource cookie,
            @Option(
                            names = "--host",
                            defaultValue = "localhost",
                            description = "The header Host (default: ${DEFAULT-VALUE}).")
                    String host,
            @Option(names = "--https", description = "The connection is encrypted.") boolean https,
            @Option(names = OPTION_JSON, description = JSON) boolean json) {
        return new ExplainCommand(surroundings, new GuardSource(auth, settings))
                .run(method, target, host, https, cookie, json);
    }

    @Command(
            name = "routes",
            mixinStandardHelpOptions = true,
            description = "Prints what guards each route, and finds routes that nothing guards.")
    int routes(
            @Option(
                            names = "--audit",
                            paramLabel = "METHOD",
                            description =
                                    "A static method that returns the RouteAudit, such as com.example.App::audit.")
                    @Nullable
                    String audit,
            @Option(
                            names = "--routes",
                            paramLabel = "FILE",
                            description = "A file with a route in each line, such as GET /users/{id}.")
                    @Nullable
                    Path routes,
            @Option(names = "--auth", paramLabel = "METHOD", description = AUTH) @Nullable String auth,
            @Option(names = "--settings", paramLabel = "FILE", description = SETTINGS) @Nullable Path settings,
            @Option(
                            names = "--open",
                            paramLabel = "ROUTE",
                            description = "A route that is meant to be open, such as /login or GET /login.")
                    @Nullable
                    List<String> open,
            @Option(names = OPTION_JSON, description = JSON) boolean json) {
        List<String> meant = open == null ? List.of() : open;
        RoutesCommand command = new RoutesCommand(surroundings);
        if (audit != null) {
            return command.run(audit, meant, json);
        }
        if (routes == null) {
            throw CommandFailure.usage("Name the routes with --audit or --routes");
        }
        return command.run(new GuardSource(auth, settings), routes, meant, json);
    }

    @Command(
            name = "migrate",
            mixinStandardHelpOptions = true,
            description = "Creates and changes the tables of the database in JDBC_URL.")
    int migrate(
            @Option(names = "--dry-run", description = "Only says which files would be applied.") boolean dryRun,
            @Mixin StoreOptions options) {
        return new MigrateCommand(surroundings).run(options.names(), dryRun, options.json());
    }

    @Command(
            name = "providers",
            mixinStandardHelpOptions = true,
            description = "Lists the ready providers, or says what one of them needs.")
    int providers(
            @Parameters(arity = "0..1", paramLabel = "ID", description = "The id of a provider.") @Nullable String id,
            @Option(
                            names = "--url",
                            defaultValue = "",
                            description = "The address of the endpoints, such as https://app.example.com/auth.")
                    String url,
            @Option(names = OPTION_JSON, description = JSON) boolean json) {
        ProvidersCommand command = new ProvidersCommand(surroundings);
        return id == null ? command.list(json) : command.show(id, url, json);
    }

    @Command(
            name = "session",
            mixinStandardHelpOptions = true,
            description = "Says what a sealed session token holds, or what the store keeps of a session."
                    + " Tokens in it are not shown.")
    int session(
            @Option(
                            names = "--token",
                            defaultValue = "-",
                            paramLabel = "WHERE",
                            converter = SecretSource.Converter.class,
                            description = "Where the token is: env:NAME, file:PATH or - (default: ${DEFAULT-VALUE}).")
                    SecretSource token,
            @Option(
                            names = "--secret",
                            paramLabel = "WHERE",
                            converter = SecretSource.Converter.class,
                            description =
                                    "Where the secret is: env:NAME or file:PATH (default: AUTH_SECRET and others).")
                    @Nullable
                    SecretSource secret,
            @Option(
                            names = "--cookie-name",
                            defaultValue = "",
                            description = "The name of the cookie, if the application has renamed it.")
                    String cookie,
            @Mixin StoreOptions options) {
        return new SessionCommand(surroundings).run(token, secret, cookie, options);
    }
}
