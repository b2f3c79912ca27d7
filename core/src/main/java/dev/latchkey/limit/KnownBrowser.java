package dev.latchkey.limit;

import dev.latchkey.model.Claims;
import dev.latchkey.seal.Hashes;
import dev.latchkey.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The names with which a user has signed in from a browser. All entered values are compared together and exactly,
 * because an application may distinguish names that look the same.
 *
 * @param id the random id of the browser; empty text if it has none yet
 * @param names the hashes of the entered values, the latest first
 */
public record KnownBrowser(String id, List<String> names) {

    static final KnownBrowser NEW = new KnownBrowser("", List.of());

    private static final int MOST = 8;

    public KnownBrowser {
        names = List.copyOf(names);
    }

    static KnownBrowser of(Claims content) {
        return new KnownBrowser(content.text("id").orElse(""), content.texts("names"));
    }

    Claims content() {
        return Claims.empty().with("id", id).with("names", names);
    }

    /** Returns whether a user has signed in from this browser with exactly these texts in these fields. */
    boolean knows(String providerId, Map<String, String> typed) {
        return !id.isEmpty() && !typed.isEmpty() && names.contains(hash(providerId, typed));
    }

    /** Returns a key for this browser, provider and texts. */
    String keyOf(String providerId, Map<String, String> typed) {
        return id + "|" + hash(providerId, typed);
    }

    KnownBrowser with(String newId, String providerId, Map<String, String> typed) {
        List<String> all = new ArrayList<>(List.of(hash(providerId, typed)));
        names.stream().filter(name -> !all.contains(name)).forEach(all::add);
        return new KnownBrowser(id.isEmpty() ? newId : id, all.subList(0, Math.min(MOST, all.size())));
    }

    private static String hash(String providerId, Map<String, String> typed) {
        return Hashes.sha256Base64Url(Json.write(List.of(providerId, new TreeMap<>(typed))));
    }

    @Override
    public String toString() {
        return "KnownBrowser[hidden]";
    }
}
