/** Latchkey in Micronaut. */
@NullMarked
package dev.latchkey.micronaut;

import org.jspecify.annotations.NullMarked;
