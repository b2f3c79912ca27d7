package dev.latchkey.accountpage;

import dev.latchkey.provider.Provider;
import java.util.List;

/** Finds the display names of providers, and their order. */
record ProviderNames(List<Provider> providers) {

    /** Returns the name of a provider, or the id if the provider is no longer configured. */
    String of(String id) {
        return providers.stream()
                .filter(provider -> provider.id().equals(id))
                .map(Provider::name)
                .findFirst()
                .orElse(id);
    }

    /** Returns the position of a provider. A provider that is no longer configured comes last. */
    int place(String id) {
        int place = providers.stream().map(Provider::id).toList().indexOf(id);
        return place < 0 ? providers.size() : place;
    }
}
