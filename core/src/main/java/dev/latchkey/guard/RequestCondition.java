package dev.latchkey.guard;

import static java.util.Objects.requireNonNull;

import dev.latchkey.guard.BoundedRegex.Answer;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A header, cookie, query parameter or host that a {@link Matcher} requires or excludes, beside the path.
 *
 * <p>A value is a regular expression of JavaScript, as in Next.js, and must match the whole value in the request. Case
 * matters, except in a host. A condition without a value holds for every text that is not empty.
 *
 * <p>The sender chooses all of these, so a condition tells requests apart but keeps nobody out. A request with one name
 * twice, or in a spelling that frameworks read differently, is guarded if any reading is guarded. A request is also
 * guarded if the condition cannot be decided, as with a query that has a semicolon or more than 1,000 fields.
 */
public final class RequestCondition {

    private enum Source {
        HEADER,
        COOKIE,
        QUERY,
        HOST
    }

    private final Source source;
    private final String name;
    private final @Nullable BoundedRegex regex;

    private RequestCondition(Source source, String name, @Nullable String value) {
        if (requireNonNull(name, "name").isEmpty() && source != Source.HOST) {
            throw new IllegalArgumentException("A condition on a header, a cookie or the query needs its name");
        }
        this.source = source;
        this.name = name;
        this.regex = value == null ? null : compile(value, source);
    }

    private static BoundedRegex compile(String value, Source source) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException(
                    "The value of a condition must not be empty; leave it out to accept any");
        }
        String java = JsRegex.valueToJava(value, PatternSemantics.AS_WRITTEN.dot());
        return BoundedRegex.compile(java, source == Source.HOST ? Pattern.CASE_INSENSITIVE : 0, value);
    }

    /** Returns a condition that holds if the request has the header {@code name}. */
    public static RequestCondition header(String name) {
        return new RequestCondition(Source.HEADER, name, null);
    }

    /**
     * Returns a condition that holds if the request has the header {@code name} with a value that matches.
     *
     * @throws IllegalArgumentException if {@code value} is not a regular expression; the same holds for the methods
     *     below
     */
    public static RequestCondition header(String name, String value) {
        return new RequestCondition(Source.HEADER, name, requireNonNull(value, "value"));
    }

    /** Returns a condition that holds if the request has the cookie {@code name}. */
    public static RequestCondition cookie(String name) {
        return new RequestCondition(Source.COOKIE, name, null);
    }

    /** Returns a condition that holds if the request has the cookie {@code name} with a value that matches. */
    public static RequestCondition cookie(String name, String value) {
        return new RequestCondition(Source.COOKIE, name, requireNonNull(value, "value"));
    }

    /** Returns a condition that holds if the query has the parameter {@code name}. */
    public static RequestCondition query(String name) {
        return new RequestCondition(Source.QUERY, name, null);
    }

    /** Returns a condition that holds if the query has the parameter {@code name} with a value that matches. */
    public static RequestCondition query(String name, String value) {
        return new RequestCondition(Source.QUERY, name, requireNonNull(value, "value"));
    }

    /**
     * Returns a condition that holds if the public host of the request matches. A trusted proxy names that host
     * ({@code Proxies.trusted}); otherwise it is the one in the {@code Host} header. The host is compared in lower
     * case, without port and without a dot at the end.
     */
    public static RequestCondition host(String value) {
        return new RequestCondition(Source.HOST, "", requireNonNull(value, "value"));
    }

    /** Holds if any value fits, or if that could not be decided. */
    boolean has(ConditionInput request) {
        RequestFieldValues carried = carried(request);
        return !carried.known()
                || carried.values().stream().flatMap(this::parts).anyMatch(it -> fits(it) != Answer.NO);
    }

    /** Holds unless the values all fit, beyond doubt. */
    boolean missing(ConditionInput request) {
        RequestFieldValues carried = carried(request);
        return !carried.known()
                || carried.values().isEmpty()
                || carried.values().stream().anyMatch(it -> fits(it) != Answer.YES);
    }

    /** A proxy may join the lines of a header with commas. */
    private Stream<String> parts(String value) {
        return source == Source.HEADER && value.indexOf(',') >= 0
                ? Stream.concat(
                        Stream.of(value), Stream.of(value.split(",", -1)).map(String::strip))
                : Stream.of(value);
    }

    private Answer fits(String carried) {
        if (carried.isEmpty()) {
            return Answer.NO;
        }
        return regex == null ? Answer.YES : regex.matches(carried);
    }

    private RequestFieldValues carried(ConditionInput request) {
        return switch (source) {
            case HEADER -> request.header(name);
            case COOKIE -> request.cookie(name);
            case QUERY -> request.query(name);
            case HOST -> request.host();
        };
    }

    /** Returns what the condition looks at, without the value, which may be a secret. */
    @Override
    public String toString() {
        return source == Source.HOST ? "host" : source.name().toLowerCase(Locale.ROOT) + " " + name;
    }
}
