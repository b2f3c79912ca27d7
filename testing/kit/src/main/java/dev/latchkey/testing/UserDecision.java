package dev.latchkey.testing;

/** What the user answers to an authorization request. */
sealed interface UserDecision {

    record SignIn(Person person) implements UserDecision {}

    record Refuse() implements UserDecision {}
}
