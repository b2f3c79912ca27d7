package dev.latchkey.setting;

import static java.util.Objects.requireNonNull;

/** An option that only code can set. Each is a constant, and equals itself alone. */
public final class ProgrammaticOption<T> implements Option<T> {

    private final String call;

    public ProgrammaticOption(String call) {
        this.call = requireNonNull(call, "call");
    }

    @Override
    public String call() {
        return call;
    }
}
