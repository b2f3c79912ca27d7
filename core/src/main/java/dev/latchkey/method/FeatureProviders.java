package dev.latchkey.method;

import dev.latchkey.provider.FeatureProvider;
import dev.latchkey.provider.Provider;
import java.util.Collection;

/** Knows the providers with which only a feature signs in. */
public final class FeatureProviders {

    private FeatureProviders() {}

    /** Returns whether nothing signs in with {@code provider}, because its feature is not among the installed ones. */
    public static boolean isOrphan(Provider provider, Collection<FeatureProvider> installed) {
        return provider instanceof FeatureProvider && !installed.contains(provider);
    }
}
