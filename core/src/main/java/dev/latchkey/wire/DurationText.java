package dev.latchkey.wire;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Parses and writes durations in settings and annotations, such as {@code 10m}, {@code 12h} or {@code 30d}, or in ISO
 * 8601.
 */
public final class DurationText {

    private static final Pattern DAYS = Pattern.compile("\\d{1,5}[dD]");

    private DurationText() {}

    /**
     * Reads a duration.
     *
     * @throws DateTimeException if {@code text} is not a duration
     */
    public static Duration parse(String text) {
        String trimmed = text.trim();
        return DAYS.matcher(trimmed).matches()
                ? Duration.ofDays(Integer.parseInt(trimmed.substring(0, trimmed.length() - 1)))
                : Duration.parse(trimmed.startsWith("P") ? trimmed : "PT" + trimmed);
    }
}
