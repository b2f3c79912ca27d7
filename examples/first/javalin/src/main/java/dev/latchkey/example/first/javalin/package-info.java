/** The smallest program with Javalin. */
@NullMarked
package dev.latchkey.example.first.javalin;

import org.jspecify.annotations.NullMarked;
