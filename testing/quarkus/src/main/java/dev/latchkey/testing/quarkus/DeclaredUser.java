package dev.latchkey.testing.quarkus;

import dev.latchkey.testing.SignedIn;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The user whom {@code @WithSession} of the running test declares. */
@Singleton
class DeclaredUser {

    private volatile @Nullable SignedIn user;

    /** Takes the user of a test; {@code null} if the test declares none. */
    void become(@Nullable SignedIn declared) {
        user = declared;
    }

    Optional<SignedIn> user() {
        return Optional.ofNullable(user);
    }
}
