package dev.latchkey.callback;

/** Decides whether a user whom a provider has authenticated may sign in (wire.md#callbacks-and-events). */
@FunctionalInterface
public interface SignInCallback {

    /**
     * Decides about one sign-in. If a step stood between, such as a second factor, it is asked once more before the
     * session is made: about the user as the store has them by then, with the same profile, without credentials and
     * without the tokens of the provider.
     *
     * @throws Exception if it fails; then the sign-in is refused
     */
    SignInDecision decide(SignInCandidate attempt) throws Exception;
}
