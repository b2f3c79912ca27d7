package dev.latchkey.provider;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A way to sign in that a {@link dev.latchkey.Feature} adds. An application adds the feature and never this provider.
 * Without the feature, the provider signs nobody in.
 */
public record FeatureProvider(
        String id, String name, ProviderType type, @Nullable ProviderStyle style) implements Provider {

    /**
     * Checks the id.
     *
     * @throws IllegalArgumentException if the id contains anything but lower-case letters, digits and dashes
     */
    public FeatureProvider {
        ProviderIds.require(id);
        requireNonNull(name, "name");
        requireNonNull(type, "type");
    }

    /** Returns a provider whose button has the colours of the page. */
    public static FeatureProvider of(String id, String name, ProviderType type) {
        return new FeatureProvider(id, name, type, null);
    }
}
