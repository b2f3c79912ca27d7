/**
 * Latchkey against the real thing: Auth.js, its browser client and an identity provider, each started by the tests on
 * this machine and stopped with them.
 */
@NullMarked
package dev.latchkey.interop;

import org.jspecify.annotations.NullMarked;
