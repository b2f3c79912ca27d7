package dev.latchkey.guard;

import dev.latchkey.http.AuthRequest;
import dev.latchkey.wire.Origin;
import dev.latchkey.wire.RequestCookies;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values for conditions from a request.
 *
 * @param hosts returns host and port of a request; {@code null} if they are not known
 */
record RequestConditionInput(AuthRequest request, Function<AuthRequest, @Nullable String> hosts)
        implements ConditionInput {

    @Override
    public RequestFieldValues header(String name) {
        return RequestFieldValues.of(request.headers(name));
    }

    /** Returns each value with and without escapes and quotation marks, because frameworks differ. */
    @Override
    public RequestFieldValues cookie(String name) {
        return RequestFieldValues.of(new RequestCookies(request.headers("Cookie"))
                .spellings(name).stream()
                        .flatMap(value -> Stream.of(value, withoutQuotes(value)))
                        .distinct()
                        .toList());
    }

    @Override
    public RequestFieldValues query(String name) {
        return QueryParameter.values(request.query(), name);
    }

    @Override
    public RequestFieldValues host() {
        String authority = hosts.apply(request);
        Origin origin = authority == null ? null : Origin.ofAuthority("http", authority);
        if (origin == null) {
            return RequestFieldValues.UNKNOWN;
        }
        String host = origin.host();
        return RequestFieldValues.of(List.of(host.endsWith(".") ? host.substring(0, host.length() - 1) : host));
    }

    private static String withoutQuotes(String value) {
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
