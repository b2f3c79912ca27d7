package dev.latchkey.callback;

/** Decides whether somebody whom a provider has vouched for may sign in (wire.md#callbacks-and-events). */
@FunctionalInterface
public interface SignInCallback {

    /**
     * Decides.
     *
     * @throws Exception the same as a refusal
     */
    SignInDecision decide(SignInAttempt attempt) throws Exception;
}
