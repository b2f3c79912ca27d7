package dev.latchkey.guard;

/** Says which rule an {@link Authorized} is, for explanations. */
final class RuleText {

    private static final String LAMBDA = "$$Lambda";

    private RuleText() {}

    /** Returns the call that made the rule or, for a rule of the application, where the application has it. */
    static String of(Authorized rule) {
        if (rule instanceof CombinedRule combined) {
            return combined.text();
        }
        String name = rule.getClass().getName();
        int lambda = name.indexOf(LAMBDA);
        return lambda < 0 ? "the rule " + name : "a rule in " + name.substring(0, lambda);
    }
}
