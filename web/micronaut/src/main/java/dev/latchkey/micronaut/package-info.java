/** The adapter of Latchkey for Micronaut. */
@NullMarked
package dev.latchkey.micronaut;

import org.jspecify.annotations.NullMarked;
