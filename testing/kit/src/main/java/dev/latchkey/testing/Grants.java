package dev.latchkey.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stores the codes and tokens that the provider has issued. Their number is limited, and the oldest are removed first.
 */
final class Grants {

    private static final Duration CODE_LIFETIME = Duration.ofSeconds(60);
    private static final Duration REFRESH_LIFETIME = Duration.ofDays(30);
    private static final int CAPACITY = 10_000;

    /** @param spentAt when the value was redeemed; {@code null} if it was not */
    private record Issued(
            Grant grant, Instant expiresAt, @Nullable Instant spentAt) {}

    private final ProviderSettings settings;
    private final RandomValues random;
    private final Map<String, Issued> codes = new Bounded();
    private final Map<String, Issued> accessTokens = new Bounded();
    private final Map<String, Issued> refreshTokens = new Bounded();
    private volatile @Nullable Grant last;

    Grants(ProviderSettings settings, RandomValues random) {
        this.settings = settings;
        this.random = random;
    }

    Grant begin(AuthorizationRequest request, Person person) {
        Grant grant = new Grant(request, person, settings.now(), random.next());
        last = grant;
        return grant;
    }

    /** Returns the grant that began last. */
    Grant last() {
        Grant known = last;
        if (known == null) {
            throw new IllegalStateException("Nobody has signed in yet");
        }
        return known;
    }

    String code(Grant grant) {
        return issue(codes, grant, CODE_LIFETIME);
    }

    String accessToken(Grant grant) {
        return issue(accessTokens, grant, settings.accessTokenLifetime());
    }

    String refreshToken(Grant grant) {
        return issue(refreshTokens, grant, REFRESH_LIFETIME);
    }

    synchronized Optional<Grant> spendCode(String code) {
        return spend(codes, code, Duration.ZERO);
    }

    synchronized Optional<Grant> spendRefreshToken(String token) {
        return spend(refreshTokens, token, settings.refreshGrace());
    }

    /** Returns the grant of a refresh token, which stays valid. */
    synchronized Optional<Grant> withRefreshToken(String token) {
        return Optional.ofNullable(refreshTokens.get(token))
                .filter(issued -> isCurrent(issued) && issued.spentAt() == null)
                .map(Issued::grant);
    }

    /** Revokes one access token, and leaves its grant. */
    synchronized void endAccessToken(String token) {
        accessTokens.remove(token);
    }

    /** Returns the grant of a valid access token. */
    synchronized Optional<Grant> withAccessToken(String token) {
        return Optional.ofNullable(accessTokens.get(token))
                .filter(this::isCurrent)
                .map(Issued::grant);
    }

    /** Revokes every token of a grant. */
    synchronized void end(String sessionId) {
        accessTokens.values().removeIf(issued -> issued.grant().sessionId().equals(sessionId));
        refreshTokens.values().removeIf(issued -> issued.grant().sessionId().equals(sessionId));
    }

    private synchronized String issue(Map<String, Issued> to, Grant grant, Duration lifetime) {
        String value = random.next();
        to.put(value, new Issued(grant, settings.now().plus(lifetime), null));
        return value;
    }

    /**
     * Redeems a single-use value. If the value was redeemed before, its whole grant ends (RFC 6749 section 4.1.2, RFC
     * 9700 section 4.14.2), unless that was less than {@code grace} ago.
     */
    private Optional<Grant> spend(Map<String, Issued> from, String value, Duration grace) {
        Issued issued = from.get(value);
        if (issued == null) {
            return Optional.empty();
        }
        Instant spentAt = issued.spentAt();
        if (spentAt != null) {
            if (settings.now().isBefore(spentAt.plus(grace))) {
                return Optional.of(issued.grant());
            }
            end(issued.grant().sessionId());
            return Optional.empty();
        }
        from.put(value, new Issued(issued.grant(), issued.expiresAt(), settings.now()));
        return isCurrent(issued) ? Optional.of(issued.grant()) : Optional.empty();
    }

    private boolean isCurrent(Issued issued) {
        return settings.now().isBefore(issued.expiresAt());
    }

    private static final class Bounded extends LinkedHashMap<String, Issued> {
        @Override
        protected boolean removeEldestEntry(Map.@Nullable Entry<String, Issued> eldest) {
            return size() > CAPACITY;
        }
    }
}
