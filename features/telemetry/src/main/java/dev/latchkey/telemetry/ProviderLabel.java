package dev.latchkey.telemetry;

import dev.latchkey.provider.Provider;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The label that names a provider: the id of a configured one, and nothing that a browser has sent. */
final class ProviderLabel {

    private static final String NONE = "none";
    private static final String OTHER = "other";

    private final Set<String> configured;

    ProviderLabel(Collection<? extends Provider> providers) {
        this.configured = providers.stream().map(Provider::id).collect(Collectors.toUnmodifiableSet());
    }

    String of(@Nullable String id) {
        if (id == null) {
            return NONE;
        }
        return configured.contains(id) ? id : OTHER;
    }
}
