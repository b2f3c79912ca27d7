package dev.latchkey.callback;

/** Decides whether a user whom a provider has authenticated may sign in (wire.md#callbacks-and-events). */
@FunctionalInterface
public interface SignInCallback {

    /**
     * Decides about one sign-in. After a step such as a second factor, Latchkey calls the callback once more before it
     * creates the session. The callback then gets the current user from the store and the same profile, but neither
     * credentials nor tokens of the provider.
     *
     * @throws Exception if the callback fails; Latchkey then refuses the sign-in
     */
    SignInDecision decide(SignInCandidate attempt) throws Exception;
}
