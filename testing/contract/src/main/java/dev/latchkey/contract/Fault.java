package dev.latchkey.contract;

/** A part of the application. A test can make each part throw an exception. */
public enum Fault {
    /** The {@code authorized} callback of the guard. */
    AUTHORIZED,
    /** The {@code jwt} callback. */
    JWT,
    /** The {@code session} callback. */
    SESSION,
    /** The {@code signIn} callback. */
    SIGN_IN,
    /** The callback in front of {@code /own}. */
    OWN_LOGIC,
    /** An event listener. */
    LISTENER,
    /** The store, if there is one. */
    STORE
}
