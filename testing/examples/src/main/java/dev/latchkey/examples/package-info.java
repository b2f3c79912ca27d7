/** Runs the examples, each in its own process. */
@NullMarked
package dev.latchkey.examples;

import org.jspecify.annotations.NullMarked;
