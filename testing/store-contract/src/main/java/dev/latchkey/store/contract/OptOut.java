package dev.latchkey.store.contract;

/** A feature that a store may leave out if it gives the reason. */
public enum OptOut {
    /** The store removes expired entries itself, so {@code deleteExpired} finds nothing to remove. */
    DELETE_EXPIRED
}
