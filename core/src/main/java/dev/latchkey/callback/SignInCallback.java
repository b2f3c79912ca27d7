package dev.latchkey.callback;

/** Decides whether a user whom a provider has authenticated may sign in (wire.md#callbacks-and-events). */
@FunctionalInterface
public interface SignInCallback {

    /**
     * Decides about one sign-in. After a step such as a second factor, Latchkey calls the callback once more before it
     * makes the session. The callback then gets the user as the store has them at that time and the same profile, but
     * neither credentials nor tokens of the provider.
     *
     * @throws Exception if it fails; then the sign-in is refused
     */
    SignInDecision decide(SignInCandidate attempt) throws Exception;
}
