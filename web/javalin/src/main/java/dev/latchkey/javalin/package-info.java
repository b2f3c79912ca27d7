/** The adapter of Latchkey for Javalin. */
@NullMarked
package dev.latchkey.javalin;

import org.jspecify.annotations.NullMarked;
