package dev.latchkey.accountpage;

import dev.latchkey.provider.Provider;
import java.util.List;

/** Finds the display names of providers, and their order. */
record ProviderNames(List<Provider> providers) {

    /** A provider that is not configured any more is called by its id. */
    String of(String id) {
        return providers.stream()
                .filter(provider -> provider.id().equals(id))
                .map(Provider::name)
                .findFirst()
                .orElse(id);
    }

    /** Where a provider stands; behind all others if it is not configured any more. */
    int place(String id) {
        int place = providers.stream().map(Provider::id).toList().indexOf(id);
        return place < 0 ? providers.size() : place;
    }
}
