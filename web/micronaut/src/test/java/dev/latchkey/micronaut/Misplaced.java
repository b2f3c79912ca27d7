package dev.latchkey.micronaut;

import dev.latchkey.annotations.RequireSession;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/** No controller. */
@Singleton
@Requires(property = "spec.name", value = "misplaced")
class Misplaced {

    @RequireSession
    String secret() {
        return "hush";
    }
}
