package dev.latchkey.session;

import dev.latchkey.error.AuthException;
import dev.latchkey.error.ErrorCode;
import dev.latchkey.store.Store;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** The way to the application's store, checked: whatever goes wrong there is one kind of failure here. */
public final class StoreCalls {

    private final Store store;
    private final Housekeeping housekeeping;

    public StoreCalls(Store store) {
        this(store, Housekeeping::onItsOwn);
    }

    /** Housekeeping runs on {@code background}. */
    public StoreCalls(Store store, Executor background) {
        this.store = new CheckedStore(store);
        this.housekeeping = new Housekeeping(this, background);
    }

    /** Of everything in this store: each part that writes to it lets it run. */
    public Housekeeping housekeeping() {
        return housekeeping;
    }

    /**
     * The store's answer.
     *
     * @param doing what it is asked for, for the log
     * @throws AuthException.Fault {@link ErrorCode#ADAPTER} if it threw
     * @throws AuthException.Refused {@link ErrorCode#ACCESS_DENIED} if a key that is to be kept is none that every
     *     store keeps as it is
     */
    public <T> T ask(String doing, Function<Store, T> question) {
        try {
            return question.apply(store);
        } catch (AuthException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new AuthException.Fault(ErrorCode.ADAPTER, "the store failed at " + doing, e);
        }
    }
}
