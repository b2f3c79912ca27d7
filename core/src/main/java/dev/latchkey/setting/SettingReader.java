package dev.latchkey.setting;

import static java.util.Objects.requireNonNull;

import dev.latchkey.guard.Matcher;
import dev.latchkey.model.Secret;
import dev.latchkey.provider.RateLimit;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads the values of settings of the common types. These are constants and not lambdas, because each lambda would cost
 * each start, and most settings are not set.
 */
enum SettingReader implements Function<List<String>, Object> {
    TEXT,
    FLAG,
    COUNT,
    DURATION,
    SIZE_IN_BYTES,
    RATE,
    TEXTS,
    SECRETS,
    MATCHERS,
    TRUSTED_HOSTS;

    /** Returns this reader for the type {@code T}, which is the type of its values. */
    @SuppressWarnings("unchecked") // the constants of SettingTypes name the type beside the reader
    <T> Function<List<String>, T> of() {
        return (Function<List<String>, T>) (Function<List<String>, ?>) this;
    }

    @Override
    public Object apply(List<String> texts) {
        return switch (this) {
            case TEXT -> texts.get(0);
            case FLAG -> flag(texts.get(0));
            case COUNT -> count(texts.get(0));
            case DURATION -> duration(texts.get(0));
            case SIZE_IN_BYTES -> size(texts.get(0));
            case RATE -> rate(texts.get(0));
            case TEXTS -> texts;
            case SECRETS -> texts.stream().map(Secret::of).toList();
            case MATCHERS -> texts.stream().map(SettingReader::matcher).toList();
            case TRUSTED_HOSTS -> TrustedHosts.read(texts);
        };
    }

    private static boolean flag(String text) {
        return switch (text.trim().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("is neither true nor false");
        };
    }

    private static int count(String text) {
        String digits = text.trim();
        if (!digits.matches("[0-9]{1,4}")) {
            throw new IllegalArgumentException("is no number such as 1");
        }
        return Integer.parseInt(digits);
    }

    @SuppressWarnings("UnusedException") // its message quotes the text
    private static Duration duration(String text) {
        String trimmed = text.trim();
        if (trimmed.matches("\\d{1,5}[dD]")) {
            return Duration.ofDays(Integer.parseInt(trimmed.substring(0, trimmed.length() - 1)));
        }
        try {
            return Duration.parse(trimmed.startsWith("P") ? trimmed : "PT" + trimmed);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("is no duration such as 30d, 12h or PT12H");
        }
    }

    private static RateLimit rate(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("is no limit such as 5/1h");
        }
        return new RateLimit(count(parts[0]), duration(parts[1]));
    }

    private static int size(String text) {
        java.util.regex.Matcher parts =
                Pattern.compile("(\\d{1,7})\\s*(B|KB|MB)?").matcher(text.trim().toUpperCase(Locale.ROOT));
        if (!parts.matches()) {
            throw new IllegalArgumentException("is no size such as 65536 or 64KB");
        }
        String unit = parts.group(2) == null ? "B" : parts.group(2);
        long factor = unit.equals("B") ? 1 : unit.equals("KB") ? 1 << 10 : 1 << 20;
        long bytes = Long.parseLong(requireNonNull(parts.group(1))) * factor;
        if (bytes > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("is more than 2 GB");
        }
        return (int) bytes;
    }

    /**
     * Reads a matcher. Unlike other messages, the message of this exception repeats the text, because otherwise nobody
     * could find the mistake in the pattern.
     */
    @SuppressWarnings("UnusedException") // its message is complete
    private static Matcher matcher(String pattern) {
        try {
            return Matcher.path(pattern);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("has a pattern that cannot be read: " + e.getMessage());
        }
    }
}
