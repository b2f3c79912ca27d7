package dev.latchkey.secondfactor;

import dev.latchkey.error.AuthException;
import dev.latchkey.feature.EndpointCall;
import dev.latchkey.feature.SignIn;
import dev.latchkey.http.AuthResponse;
import dev.latchkey.model.Factor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * A sign-in that has continued with a factor.
 *
 * @param goesOn whether it goes on; otherwise the application sends the user somewhere else instead
 */
record ContinuedSignIn(AuthResponse answer, boolean goesOn) {

    /**
     * Continues the sign-in of a call, for which something was made. What was made stays only if the sign-in goes on:
     * somebody may have ended it meanwhile, and the application, which is asked again, may refuse it or answer with
     * another address.
     *
     * @param stands as for {@link SignIn#resume(EndpointCall, Factor, BooleanSupplier)}
     * @throws AuthException as there
     */
    static ContinuedSignIn of(
            SignIn signIn, EndpointCall call, Factor shown, BooleanSupplier stands, Runnable takeBack) {
        AtomicBoolean goesOn = new AtomicBoolean();
        AuthResponse answer;
        try {
            answer = signIn.resume(call, shown, () -> {
                goesOn.set(true); // it is asked only then
                return stands.getAsBoolean();
            });
        } catch (AuthException e) {
            takeBack(takeBack, e);
            throw e;
        }
        if (!goesOn.get()) {
            takeBack.run();
        }
        return new ContinuedSignIn(answer, goesOn.get());
    }

    private static void takeBack(Runnable takeBack, AuthException why) {
        try {
            takeBack.run();
        } catch (AuthException e) {
            why.addSuppressed(e);
        }
    }
}
