package dev.latchkey.cli;

import dev.latchkey.session.StoredTokenFormat;
import dev.latchkey.store.Store;
import dev.latchkey.store.StoredSession;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says what the store keeps of the session of a token. The other data of the session is sealed, and is not shown. */
record StoredSessionCommand(Surroundings surroundings) {

    private static final int PARTS_OF_SEALED = 5; // RFC 7516 section 3.1

    /** Returns whether this cannot be a sealed token. */
    static boolean isStored(String token) {
        return token.split("\\.", -1).length != PARTS_OF_SEALED;
    }

    int run(String token, StoreAddress address, TableNames names, boolean json) {
        try (OpenStore store = OpenStore.of(address, names)) {
            Optional<StoredSession> found = row(token, store.checked(surroundings.clock()));
            if (found.isEmpty()) {
                surroundings.print(
                        json,
                        Map.of("valid", false, "stored", false),
                        List.of("The store has no session with this token: it has ended, or another store has it"));
                return ExitCode.FINDINGS;
            }
            return print(found.get(), json);
        }
    }

    private static Optional<StoredSession> row(String token, Store store) {
        return Stream.of(StoredTokenFormat.values())
                .map(format -> format.of(token))
                .filter(Objects::nonNull)
                .flatMap(key -> store.session(key).stream())
                .findFirst();
    }

    private int print(StoredSession row, boolean json) {
        boolean valid = row.expires().isAfter(surroundings.clock().instant());
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("valid", valid);
        data.put("stored", true);
        data.put("user", row.user().id());
        data.put("provider", row.provider());
        data.put("signedIn", row.signedInAt().toString());
        data.put("expires", row.expires().toString());
        data.put("address", row.address());
        data.put("userAgent", row.userAgent());
        data.put("sealedData", row.data() != null);
        List<String> lines = Stream.of(
                        "A session in the store" + (valid ? "" : ", which has expired"),
                        "user       " + row.user().id(),
                        "provider   " + row.provider(),
                        "signed in  " + row.signedInAt(),
                        "expires    " + row.expires(),
                        "address    " + (row.address() == null ? "not kept" : row.address()),
                        "browser    " + (row.userAgent() == null ? "not kept" : row.userAgent()),
                        row.data() == null ? "no other data" : "other data, which is sealed")
                .toList();
        surroundings.print(json, data, lines);
        return valid ? ExitCode.OK : ExitCode.FINDINGS;
    }
}
