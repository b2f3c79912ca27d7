package dev.latchkey.account;

import dev.latchkey.model.User;
import java.util.function.BooleanSupplier;

/**
 * The user whom a sign-in has found or created.
 *
 * @param user the user as the store returned them
 * @param isNew whether this sign-in has created the user
 * @param byAccount whether the store has the account with which the user came. The account can then be unlinked
 * @param stands asks the store whether the user may still sign in in this way, after the session was created. A user
 *     who unlinks an account ends the sessions that exist at this moment. This session may have been created a moment
 *     later
 */
public record ResolvedUser(User user, boolean isNew, boolean byAccount, BooleanSupplier stands) {}
