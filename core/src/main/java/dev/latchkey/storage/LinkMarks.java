package dev.latchkey.storage;

import dev.latchkey.store.StoredAccount;

/**
 * The marks of accounts whose link is not confirmed. The store keeps a mark in the place of the account's tokens, so
 * the mark is added and removed together with the account.
 */
public final class LinkMarks {

    public static final String UNCONFIRMED = "unconfirmed";
    public static final String SHOWN = "unconfirmed, shown";

    /** From now on, the account cannot be confirmed. */
    public static final String DROPPED = "dropped";

    private LinkMarks() {}

    /** Returns whether the user can sign in with the account. */
    public static boolean isConfirmed(StoredAccount stored) {
        return isShown(stored) && !SHOWN.equals(stored.tokens());
    }

    /** Returns whether the user sees the account and can unlink it. */
    public static boolean isShown(StoredAccount stored) {
        return !UNCONFIRMED.equals(stored.tokens()) && !DROPPED.equals(stored.tokens());
    }
}
