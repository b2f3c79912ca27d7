package dev.latchkey.lazy;

import static java.util.Objects.requireNonNull;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value that is made when somebody first needs it, once for all threads. Only for values that can always be made:
 * what a configuration can get wrong is made and checked while {@code Auth} is built.
 */
public final class Lazy<T> implements Supplier<T> {

    private final Supplier<? extends T> maker;
    private volatile @Nullable T value;

    public Lazy(Supplier<? extends T> maker) {
        this.maker = requireNonNull(maker, "maker");
    }

    @Override
    public T get() {
        T known = value;
        return known != null ? known : made();
    }

    /** Returns the value if somebody has needed it already; otherwise {@code null}. */
    public @Nullable T ifMade() {
        return value;
    }

    private synchronized T made() {
        T known = value;
        if (known == null) {
            known = maker.get();
            value = known;
        }
        return known;
    }
}
