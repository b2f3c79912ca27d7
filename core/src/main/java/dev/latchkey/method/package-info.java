/** The ways to sign in that the core has, and the last stretch that all of them share. */
@NullMarked
package dev.latchkey.method;

import org.jspecify.annotations.NullMarked;
