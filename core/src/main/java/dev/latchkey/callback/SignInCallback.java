package dev.latchkey.callback;

/** Decides whether a user whom a provider has authenticated may sign in (wire.md#callbacks-and-events). */
@FunctionalInterface
public interface SignInCallback {

    /**
     * Decides about one sign-in.
     *
     * @throws Exception if it fails; then the sign-in is refused
     */
    SignInDecision decide(SignInCandidate attempt) throws Exception;
}
