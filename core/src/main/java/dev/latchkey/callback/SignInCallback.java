package dev.latchkey.callback;

/** Decides whether somebody whom a provider has vouched for may sign in (contract §10.2). */
@FunctionalInterface
public interface SignInCallback {

    /**
     * Decides.
     *
     * @throws Exception the same as a refusal
     */
    SignInDecision decide(SignInAttempt attempt) throws Exception;
}
