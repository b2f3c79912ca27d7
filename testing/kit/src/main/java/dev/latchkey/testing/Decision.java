package dev.latchkey.testing;

/** What the user answers to an authorization request. */
sealed interface Decision {

    record SignIn(Person person) implements Decision {}

    record Refuse() implements Decision {}
}
