package dev.latchkey.passkeys;

/**
 * A credential whose registration has verified.
 *
 * @param counter of its signatures so far; 0 if the authenticator does not count
 * @param backedUp whether there is a copy of it
 */
record Registered(CredentialKey key, long counter, boolean backedUp) {}
