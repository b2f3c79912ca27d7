package dev.latchkey.secondfactor;

import java.time.Instant;

/**
 * A browser in which a user is not asked.
 *
 * @param agent what the browser calls itself; empty: nothing
 * @param current whether the call came from it
 */
record TrustedBrowser(String id, String agent, Instant since, Instant until, boolean current) {}
