package dev.latchkey.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.model.Claims;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Runs commands in this process. */
public final class Shell {

    private final Map<String, String> environment = new HashMap<>();
    private InstantSource clock = Clock.systemUTC();
    private String input = "";

    /** What a command has printed. */
    public record Result(int code, String out, String err) {

        public Claims json() {
            return Claims.parse(out);
        }

        /** Everything that was printed. */
        public String all() {
            return out + err;
        }
    }

    /** Runs a command without an environment. */
    public static Result run(String... arguments) {
        return new Shell().call(arguments);
    }

    public Shell with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Shell at(InstantSource source) {
        clock = source;
        return this;
    }

    Shell typing(String text) {
        input = text;
        return this;
    }

    public Result call(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Surroundings surroundings = new Surroundings(
                Map.copyOf(environment),
                clock,
                new SecureRandom(),
                new ByteArrayInputStream(input.getBytes(UTF_8)),
                new PrintWriter(out),
                new PrintWriter(err));
        int code = Latchkey.commandLine(surroundings).execute(arguments);
        return new Result(code, out.toString(), err.toString());
    }
}
