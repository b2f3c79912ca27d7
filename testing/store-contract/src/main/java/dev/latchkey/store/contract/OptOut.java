package dev.latchkey.store.contract;

/** What a store may leave out, if it says why. */
public enum OptOut {
    /** What has ended goes by itself, so {@code deleteExpired} finds nothing to remove. */
    DELETE_EXPIRED
}
