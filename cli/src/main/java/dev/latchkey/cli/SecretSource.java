package dev.latchkey.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.model.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Where a command finds a secret: {@code env:NAME}, {@code file:PATH}, where the path may be a file descriptor such as
 * {@code /dev/fd/3}, or {@code -} for the standard input. A secret itself is refused, because every user of the machine
 * sees the arguments of every process.
 */
record SecretSource(Kind kind, String name) {

    private static final String HELP = "a secret is never an argument, because every user of this machine can see it."
            + " Put it into a variable and pass env:NAME, into a file and pass file:PATH, or pass - and write it to the"
            + " standard input";

    enum Kind {
        VARIABLE,
        FILE,
        STANDARD_INPUT
    }

    static SecretSource of(String text) {
        if (text.equals("-")) {
            return new SecretSource(Kind.STANDARD_INPUT, "");
        }
        if (text.matches("env:[A-Za-z_][A-Za-z0-9_]*")) {
            return new SecretSource(Kind.VARIABLE, text.substring("env:".length()));
        }
        if (text.startsWith("file:") && text.length() > "file:".length()) {
            return new SecretSource(Kind.FILE, text.substring("file:".length()));
        }
        throw new TypeConversionException(HELP);
    }

    /** Converts the value of an option. */
    static final class Converter implements ITypeConverter<SecretSource> {

        @Override
        public SecretSource convert(String value) {
            return of(value);
        }
    }

    /** Reads the secret, without white space around it. */
    Secret read(Surroundings surroundings) {
        try {
            String text = text(surroundings).strip();
            if (text.isEmpty()) {
                throw CommandFailure.usage(this + " is empty");
            }
            return Secret.of(text);
        } catch (IOException e) {
            throw CommandFailure.usage(this + " cannot be read", e);
        }
    }

    private String text(Surroundings surroundings) throws IOException {
        return switch (kind) {
            case VARIABLE -> surroundings.environment().getOrDefault(name, "");
            case FILE -> Files.readString(Path.of(name));
            case STANDARD_INPUT -> new String(surroundings.in().readAllBytes(), UTF_8);
        };
    }

    @Override
    public String toString() {
        return switch (kind) {
            case VARIABLE -> "The variable " + name;
            case FILE -> "The file " + name;
            case STANDARD_INPUT -> "The standard input";
        };
    }
}
