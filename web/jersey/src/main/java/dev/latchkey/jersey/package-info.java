/** The adapter of Latchkey for Jersey. */
@NullMarked
package dev.latchkey.jersey;

import org.jspecify.annotations.NullMarked;
