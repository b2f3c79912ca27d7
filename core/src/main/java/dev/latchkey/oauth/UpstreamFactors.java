package dev.latchkey.oauth;

import dev.latchkey.model.Claims;
import dev.latchkey.model.Factor;
import dev.latchkey.model.Factor.Kind;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Returns the factors of a user who comes back from a provider. These are {@code fed} and the methods that a verified
 * ID token names in {@code amr}. The provider has checked these factors and Latchkey has not, so all have the kind
 * {@link Kind#UPSTREAM}.
 */
public final class UpstreamFactors {

    private static final String FEDERATED = "fed";
    private static final String AUTH_TIME = "auth_time";

    /** The greatest number of methods. No provider names more, and each method takes space in the session. */
    private static final int MOST_METHODS = 8;

    private UpstreamFactors() {}

    static List<Factor> of(@Nullable VerifiedIdToken idToken, Instant now) {
        Claims claims = idToken == null ? Claims.empty() : idToken.claims();
        return at(shownAt(claims, now), claims);
    }

    /**
     * Returns the factors that an access token names (RFC 9470 section 6). A token that does not say when they were
     * shown names none.
     */
    public static List<Factor> ofAccessToken(Claims claims, Instant now) {
        return claims.has(AUTH_TIME) ? at(shownAt(claims, now), claims) : List.of(Factor.UNKNOWN);
    }

    private static List<Factor> at(Instant shownAt, Claims claims) {
        Stream<String> named = claims.get("amr") instanceof List<?> ? claims.texts("amr").stream() : Stream.empty();
        return Stream.concat(
                        Stream.of(FEDERATED), named.filter(Factor::isMethod).limit(MOST_METHODS))
                .distinct()
                .map(method -> new Factor(method, Kind.UPSTREAM, shownAt))
                .toList();
    }

    /**
     * Returns when the user showed the factors. The provider's own session may be older than this sign-in. If
     * {@code auth_time} cannot be read, the time counts as unknown.
     */
    private static Instant shownAt(Claims claims, Instant now) {
        if (!claims.has(AUTH_TIME)) {
            return now;
        }
        long seconds = claims.number(AUTH_TIME).orElse(0L);
        return Instant.ofEpochSecond(Math.max(0, Math.min(seconds, now.getEpochSecond())));
    }
}
