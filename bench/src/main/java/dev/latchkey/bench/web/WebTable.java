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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * For each example, how many requests to {@code /me}, which requires a session, are answered in the time of one to
 * {@code /plain}, which reads none. Both are sent the same cookie and answer the same bytes. Beside it the same for an
 * application without Latchkey, which takes turns with the example, and at the end for Spring Security's form login.
 */
public final class WebTable {

    private static final String SECRET = "a secret that is only for these benchmarks";
    private static final String FORM_LOGIN = "form-login";
    private static final int PROCESSES = 3; // what a JVM compiles and how differs from one to the next
    private static final int TURNS = 6;

    private WebTable() {}

    /** Measures what is named, or all there is, and prints the table of the README. */
    public static void main(String... names) throws IOException, InterruptedException {
        System.out.println("| | `/plain` 1/s | `/me` 1/s | ratio | ratio of bare | **of bare** | `/plain` µs | `/me` µs"
                + " | of bare, by µs | bare `/plain` 1/s | µs |");
        System.out.println("| --- |" + " ---: |".repeat(10));
        for (String name : names.length > 0 ? Arrays.asList(names) : all()) {
            if (name.equals(FORM_LOGIN)) {
                measureFormLogin();
            } else {
                measure(name);
            }
        }
    }

    private static List<String> all() throws IOException {
        return Stream.concat(RunningExample.names().filter(RunningExample::isBuilt), Stream.of(FORM_LOGIN))
                .toList();
    }

    private static void measureFormLogin() throws IOException, InterruptedException {
        Turns formLogin = new Turns();
        for (int process = 0; process < PROCESSES; process++) {
            RunningExample server = RunningExample.start("../bench/" + FORM_LOGIN, Map.of("PLAIN", "{}"));
            try (Pair pair = new Pair(server, FormLoginClient.signIn(server), formLogin)) {
                takeTurns(List.of(pair));
            }
        }
        print("form login", formLogin, null);
    }

    private static void measure(String name) throws IOException, InterruptedException {
        String cookie = SignedIn.as(new User("u-alice", "Alice Liddell", "alice@example.test", null))
                .cookie(SECRET);
        String session;
        try (RunningExample server = RunningExample.start(name, Map.of("AUTH_SECRET", SECRET))) {
            session = body(server, "/me", cookie);
        }
        Turns ours = new Turns();
        Turns bare = new Turns();
        for (int process = 0; process < PROCESSES; process++) {
            RunningExample server = RunningExample.start(name, Map.of("AUTH_SECRET", SECRET, "PLAIN", session));
            try (Pair pair = new Pair(server, cookie, ours);
                    Pair barePair = new Pair(bare(name, session), cookie, bare)) {
                if (!body(server, "/plain", cookie).equals(body(server, "/me", cookie))) {
                    throw new IllegalStateException(name + ": /plain and /me differ");
                }
                takeTurns(List.of(pair, barePair));
            }
        }
        print(name, ours, bare);
    }

    /** The application without Latchkey: one source file, or a module where the framework generates code. */
    private static RunningExample bare(String name, String plain) throws IOException, InterruptedException {
        Path source = Path.of("bench/bare", name, "Main.java").toAbsolutePath();
        return Files.exists(source)
                ? RunningExample.startWithoutLatchkey(name, source, Map.of("PLAIN", plain))
                : RunningExample.start("../bench/bare/" + name, Map.of("PLAIN", plain));
    }

    private static void takeTurns(List<Pair> pairs) throws IOException, InterruptedException {
        for (Pair pair : pairs) {
            pair.warmUp();
        }
        for (int turn = 0; turn < TURNS; turn++) {
            for (Pair pair : pairs) {
                pair.turn(turn % 2 == 1);
            }
        }
    }

    private static void print(String name, Turns ours, @Nullable Turns bare) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %,.0f | %,.0f | %.2f | %s | %.1f | %.1f | %s |%n",
                name,
                ours.plain(Load::perSecond),
                ours.me(Load::perSecond),
                ours.ratio(),
                bare == null
                        ? "– | –"
                        : String.format(Locale.ROOT, "%.2f | **%.2f**", bare.ratio(), ours.ratio() / bare.ratio()),
                ours.plain(Load::processorMicros),
                ours.me(Load::processorMicros),
                bare == null
                        ? "– | – | –"
                        : String.format(
                                Locale.ROOT,
                                "%.2f | %,.0f | %.1f",
                                ours.ratioOfProcessor() / bare.ratioOfProcessor(),
                                bare.plain(Load::perSecond),
                                bare.plain(Load::processorMicros)));
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
