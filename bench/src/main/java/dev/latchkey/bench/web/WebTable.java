package dev.latchkey.bench.web;

import dev.latchkey.examples.RunningExample;
import dev.latchkey.model.User;
import dev.latchkey.testing.SignedIn;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * For each example, how many requests to {@code /me}, which requires a session, are answered in the time of one to
 * {@code /plain}, which reads none. Both are sent the same cookie and answer the same bytes; they take turns. Below it
 * the same for an application without Latchkey, and at the end for Spring Security's form login.
 */
public final class WebTable {

    private static final String SECRET = "a secret that is only for these benchmarks";
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final Duration BURST = Duration.ofSeconds(2);
    private static final int ROUNDS = 9;

    private WebTable() {}

    /** Measures the examples that are named, or all. */
    public static void main(String... names) throws IOException, InterruptedException {
        List<String> examples = names.length > 0
                ? Arrays.asList(names)
                : RunningExample.names().filter(RunningExample::isBuilt).toList();
        System.out.printf(
                Locale.ROOT,
                "%-12s %12s %12s %8s %14s %12s%n",
                "",
                "/plain 1/s",
                "/me 1/s",
                "ratio",
                "/plain cpu us",
                "/me cpu us");
        for (String name : examples) {
            measure(name);
        }
        try (RunningExample server = RunningExample.start("../bench/form-login", Map.of("PLAIN", "{}"))) {
            measure("form login", server, FormLoginClient.signIn(server));
        }
    }

    private static void measure(String name) throws IOException, InterruptedException {
        String cookie = SignedIn.as(new User("u-alice", "Alice Liddell", "alice@example.test", null))
                .cookie(SECRET);
        String session;
        try (RunningExample server = RunningExample.start(name, Map.of("AUTH_SECRET", SECRET))) {
            session = body(server, "/me", cookie);
        }
        try (RunningExample server = RunningExample.start(name, Map.of("AUTH_SECRET", SECRET, "PLAIN", session))) {
            measure(name, server, cookie);
        }
        Path bare = Path.of("bench/bare", name, "Main.java").toAbsolutePath();
        if (Files.exists(bare)) {
            try (RunningExample server = RunningExample.startWithoutLatchkey(name, bare, Map.of("PLAIN", session))) {
                measure("  bare", server, cookie);
            }
        }
    }

    private static void measure(String name, RunningExample server, String cookie)
            throws IOException, InterruptedException {
        if (!body(server, "/plain", cookie).equals(body(server, "/me", cookie))) {
            throw new IllegalStateException(name + ": /plain and /me differ");
        }
        List<Load> plain = new ArrayList<>();
        List<Load> signedIn = new ArrayList<>();
        Load.of(server, "/plain", cookie, WARM_UP);
        Load.of(server, "/me", cookie, WARM_UP);
        for (int round = 0; round < ROUNDS; round++) {
            plain.add(Load.of(server, "/plain", cookie, BURST));
            signedIn.add(Load.of(server, "/me", cookie, BURST));
        }
        print(name, plain, signedIn);
    }

    private static void print(String name, List<Load> plain, List<Load> me) {
        double ratio = median(me, Load::perSecond) / median(plain, Load::perSecond);
        System.out.printf(
                Locale.ROOT,
                "%-12s %12.0f %12.0f %8.3f %14.1f %12.1f%n",
                name,
                median(plain, Load::perSecond),
                median(me, Load::perSecond),
                ratio,
                median(plain, Load::processorMicros),
                median(me, Load::processorMicros));
    }

    private static double median(List<Load> loads, ToDoubleFunction<Load> figure) {
        return loads.stream().mapToDouble(figure).sorted().toArray()[loads.size() / 2];
    }

    private static String body(RunningExample server, String path, String cookie)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(server.at(path)).header("Cookie", cookie).build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " answered " + answer.statusCode());
        }
        return answer.body();
    }
}
