package dev.latchkey.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.latchkey.model.Claims;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Runs commands in this process. What surrounds them is said before the first one. */
public final class Shell {

    private final Map<String, String> environment = new HashMap<>();
    private InstantSource clock = Clock.systemUTC();
    private HttpClient.Builder http = HttpClient.newBuilder();
    private ClassLoader classes = requireNonNull(Shell.class.getClassLoader());
    private String input = "";
    private @Nullable Running running;

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

    Shell reaching(HttpClient.Builder servers) {
        http = servers;
        return this;
    }

    Shell with(ClassLoader classPath) {
        classes = classPath;
        return this;
    }

    Shell typing(String text) {
        input = text;
        return this;
    }

    public Result call(String... arguments) {
        Running ready = running == null ? start() : running;
        running = ready;
        ready.out.getBuffer().setLength(0);
        ready.err.getBuffer().setLength(0);
        int code = ready.program.execute(arguments);
        return new Result(code, ready.out.toString(), ready.err.toString());
    }

    private Running start() {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        return new Running(
                Latchkey.commandLine(new Surroundings(
                        Map.copyOf(environment),
                        clock,
                        new SecureRandom(),
                        http,
                        classes,
                        new ByteArrayInputStream(input.getBytes(UTF_8)),
                        new PrintWriter(out),
                        new PrintWriter(err))),
                out,
                err);
    }

    private record Running(CommandLine program, StringWriter out, StringWriter err) {}
}
