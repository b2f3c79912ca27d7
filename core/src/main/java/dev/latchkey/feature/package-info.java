/** The door: routes, the calls to them, and ways to sign in. */
@NullMarked
package dev.latchkey.feature;

import org.jspecify.annotations.NullMarked;
