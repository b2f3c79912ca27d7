package dev.latchkey.feature;

import dev.latchkey.model.Factor;
import dev.latchkey.wire.Ascii;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads and writes the kind of factor that a user must show, in addresses and forms. */
public final class FactorParameter {

    private static final String NAME = "factor";

    private FactorParameter() {}

    /**
     * Returns the kind that a call requires; {@code null} for any kind. An unknown text is {@link Factor.Kind#UNKNOWN},
     * and no user can show such a factor.
     */
    public static Factor.@Nullable Kind of(EndpointCall call) {
        String posted = call.body().text(NAME);
        return of(posted == null ? call.query().get(NAME) : posted);
    }

    /** Returns the kind that a text names; {@code null} for any kind. */
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

    /** Adds the kind to the query of an address. */
    public static void addTo(Map<String, String> parameters, Factor.@Nullable Kind asked) {
        if (asked != null) {
            parameters.put(NAME, text(asked));
        }
    }
}
