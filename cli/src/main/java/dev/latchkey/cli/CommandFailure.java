package dev.latchkey.cli;

import org.jspecify.annotations.Nullable;

/** Ends a command with a message for people and an exit code. The message has no secret. */
final class CommandFailure extends RuntimeException {

    private final int exitCode;

    private CommandFailure(int exitCode, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    /** Returns the failure of a command that cannot be understood. */
    static CommandFailure usage(String message) {
        return usage(message, null);
    }

    static CommandFailure usage(String message, @Nullable Throwable cause) {
        return new CommandFailure(ExitCode.USAGE, message, cause);
    }

    /** Returns the failure of a command that cannot reach a server. */
    static CommandFailure unreachable(String message, @Nullable Throwable cause) {
        return new CommandFailure(ExitCode.UNREACHABLE, message, cause);
    }

    /** Returns the failure of a command whose work was not possible. */
    static CommandFailure failed(String message, @Nullable Throwable cause) {
        return new CommandFailure(ExitCode.FAILED, message, cause);
    }

    int exitCode() {
        return exitCode;
    }
}
