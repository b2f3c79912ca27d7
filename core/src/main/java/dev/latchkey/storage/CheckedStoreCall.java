package dev.latchkey.storage;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Turns every failure of a store into one exception, and checks that a result is what was asked for. */
final class CheckedStoreCall {

    private CheckedStoreCall() {}

    /** Reads the part of a result that must equal the key that was asked for. */
    interface Key<T> {
        @Nullable
        String of(T found);
    }

    /**
     * Returns the store's answer.
     *
     * @param doing what the store does, for the log
     */
    static <T> T of(String doing, Supplier<T> question) {
        try {
            return question.get();
        } catch (AuthException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new AuthException.Fault(ErrorCode.ADAPTER, "the store failed at " + doing, e);
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
