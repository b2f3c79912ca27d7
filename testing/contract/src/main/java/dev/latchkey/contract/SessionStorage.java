package dev.latchkey.contract;

import dev.latchkey.Sessions;
import java.time.Duration;

/** Where the sessions of an application are, and whether it keeps its users. */
enum SessionStorage {
    SEALED,
    SEALED_BESIDE_A_STORE,
    STORED;

    boolean hasStore() {
        return this != SEALED;
    }

    Sessions sessions() {
        return this == STORED ? Sessions.stored() : Sessions.sealed().revocable(Duration.ofSeconds(30));
    }
}
