package dev.latchkey;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Holds a value that is available once all features are installed. Features use the value while they handle requests.
 */
final class DeferredValue<T> implements Supplier<T> {

    private final AtomicReference<@Nullable T> value = new AtomicReference<>();

    void become(T installed) {
        if (!value.compareAndSet(null, installed)) {
            throw new IllegalStateException("it is there already");
        }
    }

    @Override
    public T get() {
        T installed = value.get();
        if (installed == null) {
            throw new IllegalStateException("a feature asks for it while features are being installed");
        }
        return installed;
    }
}
