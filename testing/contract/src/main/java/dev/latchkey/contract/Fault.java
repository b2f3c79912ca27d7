package dev.latchkey.contract;

/** Something of the application that can be made to throw while it runs. */
public enum Fault {
    /** {@code authorized} of the guard. */
    AUTHORIZED,
    /** The {@code jwt} callback. */
    JWT,
    /** The {@code session} callback. */
    SESSION,
    /** The {@code signIn} callback. */
    SIGN_IN,
    /** The logic in front of {@code /own}. */
    OWN_LOGIC,
    /** An event listener. */
    LISTENER
}
