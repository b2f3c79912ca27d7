package dev.latchkey.bench.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.examples.RunningExample;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One burst of requests by {@code wrk}: one thread, 16 connections.
 *
 * @param perSecond requests answered in a second
 * @param processorMicros of the server for each
 */
record Load(double perSecond, double processorMicros) {

    private static final Pattern REQUESTS = Pattern.compile("(\\d+) requests in");
    private static final Pattern PER_SECOND = Pattern.compile("Requests/sec:\\s+([\\d.]+)");

    /** Asks for {@code path} with {@code cookie} for so long; fails if an answer is not {@code 200}. */
    static Load of(RunningExample server, String path, String cookie, Duration time)
            throws IOException, InterruptedException {
        Duration before = server.processorTime();
        Process wrk = new ProcessBuilder(List.of(
                        "wrk",
                        "-t1",
                        "-c16",
                        "-d" + time.toSeconds() + "s",
                        "-H",
                        "Cookie: " + cookie,
                        server.at(path).toString()))
                .redirectErrorStream(true)
                .start();
        String said = new String(wrk.getInputStream().readAllBytes(), UTF_8);
        if (wrk.waitFor() != 0 || said.contains("Non-2xx") || said.contains("Socket errors")) {
            throw new IllegalStateException(path + " was not answered well:\n" + said);
        }
        double micros = server.processorTime().minus(before).toNanos() / 1e3;
        return new Load(number(PER_SECOND, said), micros / number(REQUESTS, said));
    }

    private static double number(Pattern pattern, String text) {
        Matcher match = pattern.matcher(text);
        if (!match.find()) {
            throw new IllegalStateException("wrk said something else:\n" + text);
        }
        return Double.parseDouble(String.valueOf(match.group(1)));
    }
}
