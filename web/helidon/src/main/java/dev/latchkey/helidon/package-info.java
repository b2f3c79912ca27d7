/** Latchkey in Helidon SE. */
@NullMarked
package dev.latchkey.helidon;

import org.jspecify.annotations.NullMarked;
