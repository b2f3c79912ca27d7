package dev.latchkey.setting;

import static java.util.Objects.requireNonNull;

import dev.latchkey.guard.Matcher;
import dev.latchkey.model.Secret;
import dev.latchkey.provider.RateLimit;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The types of settings. */
public final class SettingTypes {

    private static final Pattern DAYS = Pattern.compile("\\d{1,5}[dD]");
    private static final Pattern SIZE = Pattern.compile("(\\d{1,7})\\s*(B|KB|MB)?");
    private static final String TEXT_TYPE = "java.lang.String";
    private static final String TEXTS_TYPE = "java.util.List<java.lang.String>";

    public static final SettingType<String> TEXT = SettingType.of("text", TEXT_TYPE, text -> text);
    public static final SettingType<Boolean> FLAG =
            SettingType.of("true or false", "java.lang.Boolean", SettingTypes::flag);
    public static final SettingType<Integer> COUNT = SettingType.of("number", "java.lang.Integer", SettingTypes::count);
    public static final SettingType<Duration> DURATION =
            SettingType.of("duration", "java.time.Duration", SettingTypes::duration);
    public static final SettingType<Integer> SIZE_IN_BYTES = SettingType.of("size", TEXT_TYPE, SettingTypes::size);
    public static final SettingType<String> SECRET_TEXT = TEXT.called("secret");
    public static final SettingType<RateLimit> RATE = SettingType.of("number/duration", TEXT_TYPE, SettingTypes::rate);
    public static final SettingType<List<String>> TEXTS = list("list", texts -> texts);
    public static final SettingType<List<Secret>> SECRETS =
            list("list of secrets", texts -> texts.stream().map(Secret::of).toList());
    public static final SettingType<List<Matcher>> MATCHERS = list(
            "list of patterns",
            texts -> texts.stream().map(SettingTypes::matcher).toList());
    public static final SettingType<TrustedHosts> TRUSTED_HOSTS =
            list("true, false or list of hosts", TrustedHosts::read);
    public static final SettingType<String> PAGE = TEXT.called("path or URL")
            .where(AddressSyntax::isPage, "is neither a path such as /login nor an http(s) URL");
    public static final SettingType<String> COLOUR =
            TEXT.called("colour").where(matching("#(\\p{XDigit}{3}){1,2}"), "is no colour such as #0a6 or #00aa66");

    private SettingTypes() {}

    static SettingType<Duration> atLeastASecond() {
        return DURATION.where(between(Duration.ofSeconds(1), null), "is less than a second");
    }

    static SettingType<Duration> notNegative() {
        return DURATION.where(between(Duration.ZERO, null), "is negative");
    }

    static Predicate<String> matching(String regex) {
        return text -> text.matches(regex);
    }

    /** Returns a check that a value is between two, which are allowed too. */
    static <T extends Comparable<T>> Predicate<T> between(T least, @Nullable T most) {
        return value -> value.compareTo(least) >= 0 && (most == null || value.compareTo(most) <= 0);
    }

    /** Returns the type of a setting that is one of these constants. */
    public static <E extends Enum<E>> SettingType<E> oneOf(List<E> all) {
        StringJoiner names = new StringJoiner(", ");
        for (E constant : all) {
            names.add(text(constant));
        }
        String known = names.toString();
        return SettingType.of(known, TEXT_TYPE, text -> constant(all, text, known));
    }

    private static <E extends Enum<E>> E constant(List<E> all, String text, String names) {
        String wanted = text.trim().toLowerCase(Locale.ROOT).replace('_', '-');
        for (E constant : all) {
            if (text(constant).equals(wanted)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("is none of " + names);
    }

    private static String text(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <T> SettingType<T> list(String name, Function<List<String>, T> reader) {
        return new SettingType<>(name, TEXTS_TYPE, true, null, reader, value -> {});
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
        if (DAYS.matcher(trimmed).matches()) {
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
        java.util.regex.Matcher parts = SIZE.matcher(text.trim().toUpperCase(Locale.ROOT));
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
