/** Latchkey in Jakarta REST. */
@NullMarked
package dev.latchkey.jakartarest;

import org.jspecify.annotations.NullMarked;
