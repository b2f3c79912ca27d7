/** Latchkey in Quarkus. */
@NullMarked
package dev.latchkey.quarkus;

import org.jspecify.annotations.NullMarked;
