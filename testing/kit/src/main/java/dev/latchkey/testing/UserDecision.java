package dev.latchkey.testing;

/** The user's decision about an authorization request. */
sealed interface UserDecision {

    record SignIn(Person person) implements UserDecision {}

    record Refuse() implements UserDecision {}
}
