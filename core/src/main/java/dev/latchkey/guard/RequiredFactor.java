package dev.latchkey.guard;

import static java.util.Objects.requireNonNull;

import dev.latchkey.model.Factor;
import java.time.Duration;

/** The kind of factor that a rule requires. {@link #within} returns the rule. */
public final class RequiredFactor {

    private final Factor.Kind kind;

    RequiredFactor(Factor.Kind kind) {
        this.kind = requireNonNull(kind, "kind");
    }

    /**
     * Returns a rule that lets users pass who have shown a factor of this kind within {@code age}. Other signed-in
     * users must show such a factor. A browser is redirected to {@code /confirm}, and a program gets status 401 (RFC
     * 9470).
     *
     * @throws IllegalArgumentException if {@code age} is less than a second, or the kind is {@link Factor.Kind#UNKNOWN}
     */
    public Authorized within(Duration age) {
        return new StepUp(kind, age).rule();
    }
}
