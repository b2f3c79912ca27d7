/** The adapter of Latchkey for Quarkus. */
@NullMarked
package dev.latchkey.quarkus;

import org.jspecify.annotations.NullMarked;
