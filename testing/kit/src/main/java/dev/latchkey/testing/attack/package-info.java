/**
 * Attacks on an application under test, which is the user's own and runs on this machine. They are the attacks that
 * Latchkey's own tests run against every adapter.
 */
@NullMarked
package dev.latchkey.testing.attack;

import org.jspecify.annotations.NullMarked;
