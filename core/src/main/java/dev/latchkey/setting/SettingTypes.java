package dev.latchkey.setting;

import dev.latchkey.guard.Matcher;
import dev.latchkey.model.Secret;
import dev.latchkey.provider.RateLimit;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The types of settings. */
public final class SettingTypes {

    private static final String TEXT_TYPE = "java.lang.String";
    private static final String TEXTS_TYPE = "java.util.List<java.lang.String>";

    public static final SettingType<String> TEXT = one("text", TEXT_TYPE, SettingReader.TEXT);
    public static final SettingType<Boolean> FLAG = one("true or false", "java.lang.Boolean", SettingReader.FLAG);
    public static final SettingType<Integer> COUNT = one("number", "java.lang.Integer", SettingReader.COUNT);
    public static final SettingType<Duration> DURATION = one("duration", "java.time.Duration", SettingReader.DURATION);
    public static final SettingType<Integer> SIZE_IN_BYTES = one("size", TEXT_TYPE, SettingReader.SIZE_IN_BYTES);
    public static final SettingType<String> SECRET_TEXT = TEXT.called("secret");
    public static final SettingType<RateLimit> RATE = one("number/duration", TEXT_TYPE, SettingReader.RATE);
    public static final SettingType<List<String>> TEXTS = list("list", SettingReader.TEXTS);
    public static final SettingType<List<Secret>> SECRETS = list("list of secrets", SettingReader.SECRETS);
    public static final SettingType<List<Matcher>> MATCHERS = list("list of patterns", SettingReader.MATCHERS);
    public static final SettingType<TrustedHosts> TRUSTED_HOSTS =
            list("true, false or list of hosts", SettingReader.TRUSTED_HOSTS);
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

    private static <T> SettingType<T> one(String name, String javaType, SettingReader reader) {
        return new SettingType<>(name, javaType, false, null, reader.of(), null);
    }

    private static <T> SettingType<T> list(String name, SettingReader reader) {
        return new SettingType<>(name, TEXTS_TYPE, true, null, reader.of(), null);
    }
}
