package dev.latchkey.cli;

import dev.latchkey.error.AuthException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says why a command failed. Messages of other programs may contain secrets, so only their kind is printed. */
final class ExecutionErrors implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult result) {
        command.getOut().flush();
        command.getErr().println(message(failure));
        command.getErr().flush();
        return exitCode(failure);
    }

    private static String message(Exception failure) {
        if (failure instanceof CommandFailure known) {
            return String.valueOf(known.getMessage());
        }
        if (failure instanceof AuthException.Fault) {
            return "The store did not answer: see `latchkey doctor`";
        }
        return "The command failed: " + failure.getClass().getName();
    }

    private static int exitCode(Exception failure) {
        if (failure instanceof CommandFailure known) {
            return known.exitCode();
        }
        return failure instanceof AuthException.Fault ? ExitCode.UNREACHABLE : ExitCode.FAILED;
    }
}
