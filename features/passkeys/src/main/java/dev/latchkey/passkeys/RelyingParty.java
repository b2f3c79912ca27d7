package dev.latchkey.passkeys;

import dev.latchkey.site.Site;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * For whom passkeys are made.
 *
 * @param id the domain to which they are bound
 * @param origins from which they may be used
 */
record RelyingParty(String id, Set<String> origins) {

    RelyingParty {
        origins = Set.copyOf(origins);
    }

    /**
     * Returns the relying party of a site.
     *
     * @param id {@code null}: the host of the site
     * @param related other origins from which the passkeys may be used
     */
    static RelyingParty of(Site site, @Nullable String id, List<String> related) {
        Set<String> origins = new LinkedHashSet<>(related);
        origins.add(site.origin().toString());
        return new RelyingParty(id == null ? site.origin().host() : id, origins);
    }
}
