package dev.latchkey.cli;

import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with the arguments, and repeats no argument that may be a secret. */
final class ParameterErrors implements IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        String message = failure instanceof UnmatchedArgumentException unmatched
                ? message(unmatched)
                : String.valueOf(failure.getMessage());
        command.getErr().println(message);
        command.getErr().println("See: " + command.getCommandSpec().qualifiedName() + " --help");
        command.getErr().flush();
        return ExitCode.USAGE;
    }

    private static String message(UnmatchedArgumentException failure) {
        String first = failure.getUnmatched().get(0);
        return first.startsWith("-") && first.length() > 1
                ? "There is no option " + first.split("=", 2)[0]
                        + ". A secret is never an argument: see env:NAME and file:PATH in the help"
                : "There is one argument too many. A secret is never an argument: see env:NAME and file:PATH in the help";
    }
}
