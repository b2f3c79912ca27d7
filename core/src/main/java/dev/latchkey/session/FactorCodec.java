package dev.latchkey.session;

import dev.latchkey.model.Claims;
import dev.latchkey.model.Factor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes and reads factors, each as {@code ["pwd","knowledge",1700000000]}. It also writes {@code amr} (RFC 8176) and
 * {@code auth_time} for other programs, and never reads these members itself.
 */
final class FactorCodec {

    private static final String FACTORS = "factors";
    private static final String METHODS = "amr";
    private static final String LATEST = "auth_time";
    private static final long LAST_SECOND =
            Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    private static final Map<String, Factor.Kind> KINDS = Stream.of(Factor.Kind.values())
            .collect(Collectors.toUnmodifiableMap(FactorCodec::text, Function.identity()));

    private FactorCodec() {}

    /** Returns the factors in {@code members}, without malformed ones. */
    static List<Factor> read(Claims members) {
        List<Factor> factors = new ArrayList<>();
        if (members.get(FACTORS) instanceof List<?> written) {
            written.forEach(each -> {
                if (each instanceof List<?> parts
                        && parts.size() == 3
                        && parts.get(0) instanceof String method
                        && Factor.isMethod(method)
                        && parts.get(1) instanceof String kind
                        && parts.get(2) instanceof Number seconds) {
                    factors.add(factor(method, kind, seconds.longValue()));
                }
            });
        }
        return List.copyOf(factors);
    }

    static Claims write(Claims members, List<Factor> factors) {
        return members.with(
                        METHODS, factors.stream().map(Factor::method).distinct().toList())
                .with(
                        LATEST,
                        factors.stream()
                                .map(FactorCodec::seconds)
                                .max(Comparator.naturalOrder())
                                .orElse(0L))
                .with(FACTORS, factors.stream().map(FactorCodec::parts).toList());
    }

    private static Factor factor(String method, String kind, long seconds) {
        long known = seconds >= 0 && seconds <= LAST_SECOND ? seconds : 0;
        return new Factor(method, KINDS.getOrDefault(kind, Factor.Kind.UNKNOWN), Instant.ofEpochSecond(known));
    }

    private static List<Object> parts(Factor factor) {
        return List.of(factor.method(), text(factor.kind()), seconds(factor));
    }

    private static long seconds(Factor factor) {
        return factor.shownAt().getEpochSecond();
    }

    private static String text(Factor.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
