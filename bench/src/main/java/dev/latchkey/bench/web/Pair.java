package dev.latchkey.bench.web;

import dev.latchkey.examples.RunningExample;
import java.io.IOException;
import java.time.Duration;

/** One process's {@code /plain} and {@code /me}, sent the same cookie, in turns. */
record Pair(RunningExample server, String cookie, Turns turns) implements AutoCloseable {

    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final Duration BURST = Duration.ofSeconds(1);

    void warmUp() throws IOException, InterruptedException {
        Load.of(server, "/plain", cookie, WARM_UP);
        Load.of(server, "/me", cookie, WARM_UP);
    }

    /** Both routes once; {@code back}: the other one first, so that neither gains by its place. */
    void turn(boolean back) throws IOException, InterruptedException {
        if (back) {
            Load me = Load.of(server, "/me", cookie, BURST);
            turns.add(Load.of(server, "/plain", cookie, BURST), me);
        } else {
            Load plain = Load.of(server, "/plain", cookie, BURST);
            turns.add(plain, Load.of(server, "/me", cookie, BURST));
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
