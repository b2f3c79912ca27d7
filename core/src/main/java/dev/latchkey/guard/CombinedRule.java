package dev.latchkey.guard;

import dev.latchkey.model.Session;
import java.util.Arrays;
import java.util.Optional;

/**
 * A ready rule, made of others or of nothing that waits.
 *
 * @param mayBlock whether one of the others may
 */
record CombinedRule(Authorized decision, boolean mayBlock) implements Authorized {

    static Authorized of(Authorized decision, Authorized... parts) {
        return new CombinedRule(decision, Arrays.stream(parts).anyMatch(Authorized::mayBlock));
    }

    @Override
    public boolean test(GuardRequest request, Optional<Session> session) throws Exception {
        return decision.test(request, session);
    }
}
