package dev.latchkey.session;

import static java.util.Objects.requireNonNull;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.store.Store;
import java.util.function.Function;

/** The way to the application's store: whatever goes wrong there is one kind of failure here. */
public final class StoreCalls {

    private final Store store;
    private final Housekeeping housekeeping = new Housekeeping(this);

    public StoreCalls(Store store) {
        this.store = requireNonNull(store, "store");
    }

    /** Of everything in this store: whoever writes to it lets it run. */
    public Housekeeping housekeeping() {
        return housekeeping;
    }

    /**
     * The store's answer.
     *
     * @param doing what it is asked for, for the log
     * @throws AuthException.Fault {@link ErrorCode#ADAPTER} if it threw
     */
    public <T> T ask(String doing, Function<Store, T> question) {
        try {
            return question.apply(store);
        } catch (RuntimeException e) {
            throw new AuthException.Fault(ErrorCode.ADAPTER, "the store failed at " + doing, e);
        }
    }
}
