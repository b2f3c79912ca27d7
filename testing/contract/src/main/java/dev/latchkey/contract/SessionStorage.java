package dev.latchkey.contract;

import dev.latchkey.Sessions;
import java.time.Duration;

/**
 * Where the sessions of an application are, and whether the application stores its users. With a store, the application
 * asks at sign-in whether to stay signed in.
 */
enum SessionStorage {
    SEALED,
    SEALED_BESIDE_A_STORE,
    STORED;

    boolean hasStore() {
        return this != SEALED;
    }

    /** How long a session lasts that ends with the browser. */
    static final Duration BROWSER_SESSION = Duration.ofHours(12);

    Sessions sessions() {
        return this == STORED
                ? Sessions.stored().rememberMe(BROWSER_SESSION)
                : Sessions.sealed().revocable(Duration.ofSeconds(30)).rememberMe(BROWSER_SESSION);
    }
}
