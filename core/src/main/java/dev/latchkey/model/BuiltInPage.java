package dev.latchkey.model;

/** A page of Latchkey that an application can write itself, with {@link CustomPages#replace}. */
public enum BuiltInPage {
    SIGN_IN,
    SIGN_OUT,
    /** The page that says that a mail was sent. */
    VERIFY_REQUEST,
    ERROR
}
