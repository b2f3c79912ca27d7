/** Latchkey in Jersey. */
@NullMarked
package dev.latchkey.jersey;

import org.jspecify.annotations.NullMarked;
