package dev.latchkey.guard;

import dev.latchkey.model.Session;
import java.util.Optional;

/** Decides who may pass the guard. Asked only for paths that a matcher covers. */
@FunctionalInterface
public interface Authorized {

    /**
     * Whether this request may pass.
     *
     * @throws Exception the same as {@code false}
     */
    boolean test(GuardRequest request, Optional<Session> session) throws Exception;
}
