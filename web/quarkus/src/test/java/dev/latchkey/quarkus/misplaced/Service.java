package dev.latchkey.quarkus.misplaced;

import dev.latchkey.annotations.RequireSession;
import jakarta.enterprise.context.ApplicationScoped;

/** No resource. */
@ApplicationScoped
public class Service {

    @RequireSession
    public String secret() {
        return "hush";
    }
}
