package dev.latchkey.feature;

import dev.latchkey.model.Factor;
import dev.latchkey.wire.Ascii;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which kind of factor somebody is asked to show, as it travels from address to form and back. */
public final class FactorParameter {

    private static final String NAME = "factor";

    private FactorParameter() {}

    /** What a call says; {@code null}: any will do. Of a kind that nobody knows there is no factor. */
    public static Factor.@Nullable Kind of(EndpointCall call) {
        String posted = call.body().text(NAME);
        return of(posted == null ? call.query().get(NAME) : posted);
    }

    /** What a text says. */
    public static Factor.@Nullable Kind of(@Nullable String text) {
        return text == null || text.isEmpty()
                ? null
                : Stream.of(Factor.Kind.values())
                        .filter(kind -> text(kind).equals(text))
                        .findFirst()
                        .orElse(Factor.Kind.UNKNOWN);
    }

    public static String text(Factor.Kind kind) {
        return Ascii.lower(kind.name());
    }

    /** Says it in the query of an address. */
    public static void addTo(Map<String, String> parameters, Factor.@Nullable Kind asked) {
        if (asked != null) {
            parameters.put(NAME, text(asked));
        }
    }
}
