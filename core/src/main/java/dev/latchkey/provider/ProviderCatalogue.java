package dev.latchkey.provider;

import dev.latchkey.model.Claims;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the ready-made providers. Each provider is a file of its own, which is read when an application names the
 * provider. A start therefore costs nothing for the other providers.
 */
final class ProviderCatalogue {

    private static final String FOLDER = "catalogue/";
    private static final String SAME_AS = "sameAs";

    private ProviderCatalogue() {}

    /** Returns the ids of all ready-made providers, in alphabetical order. */
    static Set<String> ids() {
        return Index.IDS;
    }

    /** Returns a ready-made provider; {@code null} if there is none with this id. */
    static @Nullable OAuthProvider find(String id) {
        Claims entry = entry(id);
        return entry == null ? null : CatalogueEntry.provider(id, entry);
    }

    /** Returns what the catalogue has for an id, together with what it has for the provider that is the same. */
    static @Nullable Claims entry(String id) {
        byte[] file = ProviderIds.fits(id) ? read(FOLDER + id + ".json") : null;
        if (file == null) {
            return null;
        }
        Claims entry = Claims.parse(file);
        String other = entry.text(SAME_AS).orElse(id);
        Claims same = other.equals(id) ? Claims.empty() : entry(other);
        return same == null ? entry : with(same, entry.without(SAME_AS));
    }

    private static Claims with(Claims same, Claims entry) {
        Claims both = same;
        for (Map.Entry<String, @Nullable Object> member : entry.asMap().entrySet()) {
            both = both.with(member.getKey(), member.getValue());
        }
        return both;
    }

    private static byte @Nullable [] read(String resource) {
        try (InputStream stream = ProviderCatalogue.class.getResourceAsStream(resource)) {
            return stream == null ? null : stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The list of the ids, which is read when it is asked for. */
    private static final class Index {

        static final Set<String> IDS = ids();

        private static Set<String> ids() {
            byte[] index = read(FOLDER + "index.json");
            if (index == null) {
                throw new IllegalStateException("The catalogue of providers is missing");
            }
            return Collections.unmodifiableSet(
                    new LinkedHashSet<>(Claims.parse(index).texts("ids")));
        }
    }
}
