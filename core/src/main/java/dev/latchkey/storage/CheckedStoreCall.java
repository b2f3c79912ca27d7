package dev.latchkey.storage;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.observe.ObservedCall;
import dev.latchkey.observe.Observer;
import dev.latchkey.observe.StoreOperation;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Turns every failure of a store into one exception, and checks that a result matches the request. */
record CheckedStoreCall(Observer observer) {

    /** Reads the part of a result that must equal the requested key. */
    interface Key<T> {
        @Nullable
        String of(T found);
    }

    /** Calls the store and returns the result. */
    @SuppressWarnings("ReferenceEquality") // there is one NONE
    <T> T of(StoreOperation operation, Supplier<T> question) {
        return observer == Observer.NONE
                ? checked(operation, question)
                : observer.begin(new ObservedCall.StoreCall(operation)).around(() -> checked(operation, question));
    }

    private static <T> T checked(StoreOperation operation, Supplier<T> question) {
        try {
            return question.get();
        } catch (AuthException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new AuthException.Fault(ErrorCode.ADAPTER, "the store failed at " + operation.doing(), e);
        }
    }

    static <T> Optional<T> same(Optional<T> found, String asked, Key<T> key) {
        found.ifPresent(there -> requireSame(key.of(there), asked));
        return found;
    }

    static <T> List<T> same(List<T> found, String asked, Key<T> key) {
        found.forEach(there -> requireSame(key.of(there), asked));
        return found;
    }

    private static void requireSame(@Nullable String found, String asked) {
        if (!Objects.equals(found, asked)) {
            throw new IllegalStateException(
                    "The store has found something else than it was asked for: it must compare texts exactly");
        }
    }
}
