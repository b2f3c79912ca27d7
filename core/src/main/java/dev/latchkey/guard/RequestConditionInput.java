package dev.latchkey.guard;

import dev.latchkey.http.AuthRequest;
import dev.latchkey.wire.Form;
import dev.latchkey.wire.MalformedException;
import dev.latchkey.wire.Origin;
import dev.latchkey.wire.RequestCookies;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A request as conditions see it.
 *
 * @param hosts says which host and port a request is for; {@code null}: not known
 */
record RequestConditionInput(AuthRequest request, Function<AuthRequest, @Nullable String> hosts) implements ConditionInput {

    @Override
    public RequestValues header(String name) {
        return RequestValues.of(request.headers(name));
    }

    /** Frameworks undo escapes and quotation marks, or leave them. */
    @Override
    public RequestValues cookie(String name) {
        return RequestValues.of(new RequestCookies(request.headers("Cookie"))
                .spellings(name).stream()
                        .flatMap(value -> Stream.of(value, withoutQuotes(value)))
                        .distinct()
                        .toList());
    }

    /** Some frameworks end a parameter at a semicolon too, and each has its own way with a broken escape. */
    @Override
    public RequestValues query(String name) {
        String query = request.query();
        if (query != null && query.indexOf(';') >= 0) {
            return RequestValues.UNKNOWN;
        }
        try {
            return RequestValues.of(Form.values(query, name));
        } catch (MalformedException e) {
            return RequestValues.UNKNOWN;
        }
    }

    @Override
    public RequestValues host() {
        String authority = hosts.apply(request);
        Origin origin = authority == null ? null : Origin.ofAuthority("http", authority);
        if (origin == null) {
            return RequestValues.UNKNOWN;
        }
        String host = origin.host();
        return RequestValues.of(List.of(host.endsWith(".") ? host.substring(0, host.length() - 1) : host));
    }

    private static String withoutQuotes(String value) {
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
