package dev.latchkey.feature;

import dev.latchkey.error.AuthException;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.Account;
import dev.latchkey.model.Factor;
import dev.latchkey.model.User;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The only way to a session. */
public interface SignIn {

    /**
     * Signs in a user whom a method has recognised: asks the application, then every step, then makes the session.
     *
     * @param account with what they came
     * @param shown what they have just shown
     * @param stands whether what they have shown still counts; asked after the session was made and before the browser
     *     gets it, so that nobody who was shut out meanwhile comes in
     * @throws AuthException if the application refuses or one of its callbacks throws
     */
    AuthResponse complete(EndpointCall call, User user, Account account, Factor shown, BooleanSupplier stands);

    /**
     * Signs up a user whom nobody knows: asks the application, adds the user, then goes on as {@link #complete} does.
     * Nobody has vouched for the address, so its owner takes it over by proving it.
     *
     * @param attach gives the new user what they sign in with from now on, and returns whether it still counts, as for
     *     {@link #complete}. It looks afterwards whether the owner of the address has proved it meanwhile, takes back
     *     what it gave then, and throws. If it throws, the user is removed again, unless it is the owner's by now
     * @throws AuthException as above, or if a user has the address
     */
    AuthResponse signUp(
            EndpointCall call,
            @Nullable String name,
            @Nullable String email,
            Account account,
            Factor shown,
            Function<User, BooleanSupplier> attach);

    /**
     * Goes on with the sign-in that waits for a step, which has now been shown. Only for routes that are
     * {@link RouteSpec#halfSignedIn}. If nothing is missing any more, the application is asked once more before the
     * session is made. It counts once: of two that go on at the same time, one does.
     *
     * @throws AuthException as above, or if the sign-in went on already, or was ended with all sessions of its user
     */
    AuthResponse resume(EndpointCall call, Factor shown);
}
