package dev.latchkey.passwords;

/** Who may create an account. */
enum SignUpKind {
    OPEN,
    INVITATION,
    CLOSED
}
