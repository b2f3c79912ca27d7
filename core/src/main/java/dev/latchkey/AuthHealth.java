package dev.latchkey;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * Whether an {@link Auth} can do its work now, for the health checks of a framework.
 *
 * @param isUp {@code false} only if the store does not answer, or no token can be sealed and opened. A provider that is
 *     out of reach takes no application out of service, because users with a session do not need it
 * @param details what was found, in the order of importance: {@code store} is {@code up}, {@code down} or {@code none};
 *     {@code keys} is {@code up} or {@code down}; {@code provider.<id>} is when the provider has last answered this
 *     node, in UTC, or {@code not asked yet}
 */
public record AuthHealth(boolean isUp, Map<String, String> details) {

    public AuthHealth {
        requireNonNull(details, "details");
    }
}
