package dev.latchkey.guard;

import dev.latchkey.model.Session;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A rule that combines other rules, or that never blocks.
 *
 * @param text the call that makes the rule, for explanations
 * @param isCombination whether the parts explain a refusal, and not this rule itself
 * @param mayBlock whether one of the other rules may block
 */
record CombinedRule(String text, Authorized decision, boolean isCombination, boolean mayBlock) implements Authorized {

    /** Returns a rule that asks no other rule. */
    static CombinedRule of(String text, Authorized decision) {
        return new CombinedRule(text, decision, false, false);
    }

    /** Returns a rule that asks its parts. */
    static CombinedRule of(String name, Authorized decision, Authorized... parts) {
        return new CombinedRule(text(name, parts), decision, true, mayBlock(parts));
    }

    /** Returns a rule that refuses what {@code rule} lets pass, so the refusal is its own. */
    static CombinedRule against(Authorized rule, Authorized decision) {
        return new CombinedRule(text("not", rule), decision, false, rule.mayBlock());
    }

    private static String text(String name, Authorized... parts) {
        return Arrays.stream(parts).map(RuleText::of).collect(Collectors.joining(", ", name + "(", ")"));
    }

    private static boolean mayBlock(Authorized... parts) {
        return Arrays.stream(parts).anyMatch(Authorized::mayBlock);
    }

    @Override
    public boolean test(GuardRequest request, Optional<Session> session) throws Exception {
        return decision.test(request, session);
    }
}
