/** The adapter of Latchkey for Helidon SE. */
@NullMarked
package dev.latchkey.helidon;

import org.jspecify.annotations.NullMarked;
