package dev.latchkey.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.model.Claims;
import dev.latchkey.wire.BundledJson;
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
        Claims entry = ProviderIds.fits(id) ? read(id) : null;
        if (entry == null) {
            return null;
        }
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

    private static @Nullable Claims read(String name) {
        try (InputStream stream = ProviderCatalogue.class.getResourceAsStream(FOLDER + name + ".json")) {
            return stream == null ? null : Claims.of(BundledJson.object(new String(stream.readAllBytes(), UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The list of the ids, which is read when it is asked for. */
    private static final class Index {

        static final Set<String> IDS = ids();

        private static Set<String> ids() {
            Claims index = read("index");
            if (index == null) {
                throw new IllegalStateException("The catalogue of providers is missing");
            }
            return Collections.unmodifiableSet(new LinkedHashSet<>(index.texts("ids")));
        }
    }
}
