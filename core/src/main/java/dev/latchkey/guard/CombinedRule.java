package dev.latchkey.guard;

import dev.latchkey.model.Session;
import java.util.Arrays;
import java.util.Optional;

/**
 * A rule that combines other rules, or that never blocks.
 *
 * @param mayBlock whether one of the other rules may block
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
