package dev.latchkey.signin;

import dev.latchkey.model.Claims;
import dev.latchkey.seal.Hashes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * With which names somebody has signed in from a browser.
 *
 * @param id of the browser, random; empty text if it has none yet
 * @param names hashes of them, the last one first
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

    /** Whether somebody has signed in from it with each of these names. */
    boolean knows(String providerId, Set<String> others) {
        return !id.isEmpty() && names.containsAll(hashes(providerId, others));
    }

    KnownBrowser with(String newId, String providerId, Set<String> others) {
        List<String> all = new ArrayList<>(hashes(providerId, others));
        names.stream().filter(name -> !all.contains(name)).forEach(all::add);
        return new KnownBrowser(id.isEmpty() ? newId : id, all.subList(0, Math.min(MOST, all.size())));
    }

    private static List<String> hashes(String providerId, Collection<String> names) {
        return names.stream()
                .map(name -> Hashes.sha256Base64Url(providerId + " " + name))
                .toList();
    }

    @Override
    public String toString() {
        return "KnownBrowser[hidden]";
    }
}
