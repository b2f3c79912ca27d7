package dev.latchkey.securitynotices;

import dev.latchkey.model.Claims;
import dev.latchkey.seal.Hashes;
import dev.latchkey.store.StoredRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The hashes of the marks of one user's browsers.
 *
 * @param hashes the last added one first
 */
record KnownMarks(List<String> hashes) {

    private static final int MOST = 32;
    private static final String MEMBER = "browsers";

    KnownMarks {
        hashes = List.copyOf(hashes);
    }

    static KnownMarks of(Optional<StoredRecord> record) {
        return new KnownMarks(
                record.map(there -> Claims.parse(there.content()).texts(MEMBER)).orElse(List.of()));
    }

    static String hash(String mark) {
        return Hashes.sha256Base64Url(mark);
    }

    Optional<String> first(Stream<String> candidates) {
        return candidates.filter(hashes::contains).findFirst();
    }

    /** Whether others would soon take its place, if nothing moved it to the front. */
    boolean isOld(String hash) {
        return hashes.indexOf(hash) >= MOST / 2;
    }

    KnownMarks with(String hash) {
        List<String> all = new ArrayList<>(List.of(hash));
        hashes.stream().filter(other -> !other.equals(hash)).limit(MOST - 1).forEach(all::add);
        return new KnownMarks(all);
    }

    String json() {
        return Claims.empty().with(MEMBER, hashes).toJson();
    }

    @Override
    public String toString() {
        return "KnownMarks[" + hashes.size() + "]";
    }
}
