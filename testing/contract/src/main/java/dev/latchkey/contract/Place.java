package dev.latchkey.contract;

/** Where the sessions of an application are. */
enum Place {
    SEALED,
    STORED
}
