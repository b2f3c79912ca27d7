package dev.latchkey.contract;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** Starts the servers once for all tests of a class and stops them for sure. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ServedContract implements Served {

    private final List<RunningApplication> running = new ArrayList<>();
    private @Nullable Target dashboard;
    private @Nullable Target everything;

    /**
     * Serves {@code application} on a free port of the loopback interface, mounted as the framework's users would do
     * it. Called twice, with different rules.
     */
    protected abstract RunningApplication start(ContractApplication application) throws Exception;

    /** What the adapter leaves out, each with the reason; nothing unless overridden. */
    protected Map<OptOut, String> optOuts() {
        return Map.of();
    }

    @BeforeAll
    void startServers() throws Exception {
        optOuts().forEach((feature, reason) -> System.out.println("Left out: " + feature + ", because " + reason));
        dashboard = serve(ContractApplication.guardingTheDashboard());
        everything = serve(ContractApplication.guardingAlmostEverything());
    }

    @AfterEach
    void repair() {
        List.of(target(), proxied()).forEach(each -> {
            each.application().breakdown();
            each.application().clock().reset();
        });
    }

    @AfterAll
    void stopServers() throws Exception {
        for (RunningApplication each : running) {
            each.close();
        }
    }

    private Target serve(ContractApplication application) throws Exception {
        RunningApplication started = start(application);
        running.add(started);
        return new Target(application, started.address());
    }

    @Override
    public final Target target() {
        return started(dashboard);
    }

    @Override
    public final Target proxied() {
        return started(everything);
    }

    @Override
    public final void needs(OptOut feature) {
        String reason = optOuts().get(feature);
        assumeFalse(reason != null, () -> feature + ": " + reason);
    }

    private static Target started(@Nullable Target target) {
        if (target == null) {
            throw new IllegalStateException("The server is not running");
        }
        return target;
    }
}
