package dev.latchkey.examples;

import dev.latchkey.nextauth.NpmFolder;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code examples/nextjs} as {@code next build} makes it, in front of {@code examples/spring}. */
final class NextSite implements AutoCloseable {

    static final String SECRET = "a secret that the back end and Next.js share in these tests";

    /** Next.js has this secret, and the back end does not. */
    static final String UNKNOWN_TO_BACKEND = "a secret for sessions that the back end refuses";

    private static final String NEXT = "next/dist/bin/next";

    /** The tests hold the other end of standard input. If they are killed, Next.js ends too. */
    private static final String LIFELINE =
            "data:text/javascript,process.stdin.on('close',()=>process.exit(0)).resume()";

    /** Next.js keeps the address of the back end when it builds, so every back end of this JVM has the same port. */
    private static final int BACKEND_PORT = RunningExample.freePort();

    private static final NpmFolder PROJECT = built();

    private final RunningExample backend;
    private final RunningExample next;

    private NextSite(RunningExample backend, RunningExample next) {
        this.backend = backend;
        this.next = next;
    }

    /** Starts both at {@code http://localhost}, with one secret. */
    static NextSite start() throws IOException, InterruptedException {
        int port = RunningExample.freePort();
        return start(port, Map.of("AUTH_SECRET", SECRET, "AUTH_URL", "http://localhost:" + port + "/auth"));
    }

    /** Starts both on a free port, with the environment that both have. */
    static NextSite start(Map<String, String> environment) throws IOException, InterruptedException {
        return start(RunningExample.freePort(), environment);
    }

    private static NextSite start(int port, Map<String, String> environment) throws IOException, InterruptedException {
        List<String> start = PROJECT.command(
                NEXT, "start", PROJECT.file("").toString(), "--port", String.valueOf(port), "--hostname", "127.0.0.1");
        Map<String, String> withBackend = new HashMap<>(backendUrl());
        withBackend.putAll(environment);
        withBackend.put("AUTH_SECRET_3", UNKNOWN_TO_BACKEND);
        RunningExample backend = RunningExample.start("spring", BACKEND_PORT, environment);
        try {
            return new NextSite(backend, RunningExample.start("nextjs", port, withLifeline(start), withBackend));
        } catch (RuntimeException | IOException failure) {
            backend.close();
            throw failure;
        }
    }

    URI at(String path) {
        return next.at(path);
    }

    @Override
    public void close() {
        next.close();
        backend.close();
    }

    private static NpmFolder built() {
        NpmFolder project = NpmFolder.installed(RunningExample.folder("nextjs"));
        project.runToEnd(project.command(NEXT, "build"), backendUrl());
        return project;
    }

    private static Map<String, String> backendUrl() {
        return Map.of("BACKEND_URL", "http://localhost:" + BACKEND_PORT, "NEXT_TELEMETRY_DISABLED", "1");
    }

    private static List<String> withLifeline(List<String> command) {
        List<String> withLifeline = new ArrayList<>(command);
        withLifeline.addAll(1, List.of("--import", LIFELINE)); // behind `node`
        return withLifeline;
    }
}
