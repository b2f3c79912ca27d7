/** The adapter of Latchkey for Jakarta REST. */
@NullMarked
package dev.latchkey.jakartarest;

import org.jspecify.annotations.NullMarked;
