package dev.latchkey.guard;

import static java.util.Objects.requireNonNull;

import dev.latchkey.model.Factor;
import java.time.Duration;

/** A kind of factor that a rule asks for; {@link #within} makes the rule. */
public final class RequiredFactor {

    private final Factor.Kind kind;

    RequiredFactor(Factor.Kind kind) {
        this.kind = requireNonNull(kind, "kind");
    }

    /**
     * Everybody who is signed in and has shown such a factor within {@code age}. Others who are signed in are asked to
     * show it: a browser at {@code /confirm}, a program by status 401 (RFC 9470).
     *
     * @throws IllegalArgumentException if {@code age} is less than a second, or the kind is the unknown one
     */
    public Authorized within(Duration age) {
        return new StepUp(kind, age).rule();
    }
}
