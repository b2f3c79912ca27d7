package dev.latchkey.demo;

import io.javalin.util.JavalinBindException;
import java.io.UncheckedIOException;

/** Starts the demonstration and says what to open. */
public final class Main {

    private Main() {}

    public static void main(String... arguments) {
        try {
            start(Options.of(System.getenv()));
        } catch (IllegalStateException misconfigured) {
            fail(String.valueOf(misconfigured.getMessage()));
        }
    }

    private static void start(Options options) {
        try {
            Demo demo = Demo.start(options);
            Runtime.getRuntime().addShutdownHook(new Thread(demo::close, "stop"));
            System.out.println(greeting(demo, options));
        } catch (JavalinBindException | UncheckedIOException taken) {
            fail("Port " + options.port() + " or one of the next two is taken. Choose another, such as"
                    + " PORT=3010 bin/demo");
        }
    }

    private static String greeting(Demo demo, Options options) {
        return """

                  Latchkey demo

                  Open     %s
                  Sign in  with %s
                  Secret   %s
                  Users    %s
                  Audit    %s
                  Stop     Ctrl+C
                """.formatted(
                        demo.url(),
                        String.join(", ", demo.waysToSignIn()),
                        options.secretIsRandom() ? "made for this run" : "from AUTH_SECRET or DEMO_DATA",
                        options.data() == null ? "in memory, gone with it" : options.data(),
                        options.auditLog() == null ? "in memory, gone with it" : options.auditLog());
    }

    private static void fail(String message) {
        System.err.println(message);
        System.exit(1);
    }
}
