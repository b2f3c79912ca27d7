package dev.latchkey.bench.start;

import com.sun.management.OperatingSystemMXBean;
import dev.latchkey.Auth;
import dev.latchkey.javalin.JavalinAuth;
import io.javalin.Javalin;
import java.lang.management.ManagementFactory;
import java.util.Map;

/** An application with Javalin and one ready provider, which prints what its start has taken, and ends. */
final class StartedApplication {

    /** The only provider, which the settings name. */
    static final String PROVIDER = "github";

    private StartedApplication() {}

    public static void main(String... arguments) {
        JavalinAuth auth = JavalinAuth.of(Auth.builder()
                .environment(Map.of())
                .secret("kq3Zr0v9Tn7xJ5sW1yB8mD4hF6gL2pQcVuXaEiOj")
                .settings(Map.of(
                        "providers", PROVIDER,
                        "provider.github.client-id", "bench",
                        "provider.github.client-secret", "a secret of the benchmark"))
                .build());
        Javalin server = Javalin.create(config -> config.registerPlugin(auth)).start("localhost", 0);
        long millis = System.currentTimeMillis()
                - ManagementFactory.getRuntimeMXBean().getStartTime();
        long cpuNanos =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
        System.out.println(new Start(millis, cpuNanos).line());
        server.stop();
        System.exit(0);
    }
}
