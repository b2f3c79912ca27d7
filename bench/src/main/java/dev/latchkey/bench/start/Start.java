package dev.latchkey.bench.start;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one start has taken, from the start of the JVM until the server listens.
 *
 * @param cpuNanos processor time of the whole process, that of the compiler and the collector included
 */
record Start(long millis, long cpuNanos) {

    private static final Pattern LINE = Pattern.compile("Started in (\\d+) ms, (\\d+) ns of processor");

    String line() {
        return "Started in " + millis + " ms, " + cpuNanos + " ns of processor";
    }

    /** Reads the line among what the application has printed. */
    static Start of(String printed) {
        Matcher line = LINE.matcher(printed);
        if (!line.find()) {
            throw new IllegalStateException("The application did not start:\n" + printed);
        }
        return new Start(Long.parseLong(String.valueOf(line.group(1))), Long.parseLong(String.valueOf(line.group(2))));
    }
}
