/** The smallest program with Javalin, without Latchkey. */
@NullMarked
package dev.latchkey.bench.bare.first.javalin;

import org.jspecify.annotations.NullMarked;
