package dev.latchkey.feature;

import dev.latchkey.error.AuthException;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.Account;
import dev.latchkey.model.Factor;
import dev.latchkey.model.User;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Signs users in. Features can make a session only with this interface. */
public interface SignIn {

    /**
     * Signs in a user whom a method has recognised. Asks the application and then every step, and then makes the
     * session.
     *
     * @param account the account with which the user came
     * @param shown the factor that the user has just shown
     * @param stands asks the store whether the shown factor is still valid. The record of a factor goes with its user,
     *     so a user who was removed has none. Latchkey asks after it has made the session and before the browser gets
     *     it. So nobody signs in with a factor that was removed in the meantime
     * @throws AuthException if the application refuses or one of its callbacks throws
     */
    AuthResponse complete(EndpointCall call, User user, Account account, Factor shown, BooleanSupplier stands);

    /**
     * Signs up a user whom the store does not have. Latchkey asks the application, adds the user, and continues as
     * {@link #complete} does.
     *
     * @param account returns the account with which the user comes
     * @param attach gives the new user the factor for later sign-ins, and returns whether the factor is still valid.
     *     Latchkey asks as for {@link #complete}. If it throws, a user who has proved the address stays, because the
     *     address is theirs. Another user is removed, unless the owner of the address has proved it in the meantime
     * @throws AuthException as above, or if a user has the address
     */
    AuthResponse signUp(
            EndpointCall call,
            NewUser who,
            Function<User, Account> account,
            Factor shown,
            Function<User, BooleanSupplier> attach);

    /**
     * A user to add.
     *
     * @param isProved whether the address was proved just now, such as by a code from a mail. Otherwise its owner can
     *     take the user over by proving it. If the owner does so during the sign-up, the sign-up is refused
     */
    record NewUser(@Nullable String name, @Nullable String email, boolean isProved) {}

    /** Works like {@link #resume(EndpointCall, Factor, BooleanSupplier)}, with a factor that nobody can remove. */
    default AuthResponse resume(EndpointCall call, Factor shown) {
        return resume(call, shown, () -> true);
    }

    /**
     * Continues a sign-in that waits for a step whose factor the user has now shown. This is only for routes that are
     * {@link RouteSpec#halfSignedIn}. If nothing is missing any more, Latchkey asks the application once more and then
     * makes the session. If two calls continue the same sign-in at the same time, only one succeeds.
     *
     * @param stands returns whether the shown factor is still valid, as for {@link #complete}
     * @throws AuthException as above, or if the sign-in has already continued, or was ended with all sessions of its
     *     user
     */
    AuthResponse resume(EndpointCall call, Factor shown, BooleanSupplier stands);
}
