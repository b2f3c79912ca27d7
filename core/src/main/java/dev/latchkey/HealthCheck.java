package dev.latchkey;

import dev.latchkey.error.AuthException;
import dev.latchkey.method.OAuthProviders;
import dev.latchkey.model.Claims;
import dev.latchkey.observe.ProviderSightings;
import dev.latchkey.provider.Provider;
import dev.latchkey.seal.KeyRing;
import dev.latchkey.seal.SealedTokens;
import dev.latchkey.seal.TokenRejectedException;
import dev.latchkey.storage.CheckedStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out whether an {@link Auth} can do its work.
 *
 * @param store {@code null} if there is no store
 */
record HealthCheck(
        @Nullable CheckedStore store, KeyRing keys, Collection<Provider> providers, ProviderSightings sightings) {

    /** A slot of the key ring that nothing else uses. */
    private static final String SLOT = "latchkey.health";

    private static final Logger LOG = LoggerFactory.getLogger(HealthCheck.class);
    private static final String UP = "up";
    private static final String DOWN = "down";

    AuthHealth run() {
        Map<String, String> details = new LinkedHashMap<>();
        details.put("store", store == null ? "none" : answers(store) ? UP : DOWN);
        details.put("keys", seals() ? UP : DOWN);
        boolean up = !details.containsValue(DOWN);
        Map<String, Instant> seen = sightings.lastSeen();
        for (String provider : OAuthProviders.of(providers).keySet()) {
            Instant last = seen.get(provider);
            details.put("provider." + provider, last == null ? "not asked yet" : last.toString());
        }
        return new AuthHealth(up, Collections.unmodifiableMap(details));
    }

    private static boolean answers(CheckedStore store) {
        try {
            store.value(SLOT);
            return true;
        } catch (AuthException e) {
            LOG.warn("{}; the health check found it", e.getMessage());
            return false;
        }
    }

    private boolean seals() {
        SealedTokens tokens = keys.slot(SLOT);
        try {
            return tokens.open(tokens.seal(Claims.of(Map.of("sub", SLOT)), Duration.ofMinutes(1)))
                    .claims()
                    .text("sub")
                    .filter(SLOT::equals)
                    .isPresent();
        } catch (TokenRejectedException | IllegalStateException e) {
            LOG.error("The health check could not seal and open a token", e);
            return false;
        }
    }
}
