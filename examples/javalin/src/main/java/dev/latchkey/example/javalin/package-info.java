/** The four forms of protection in Javalin. */
@NullMarked
package dev.latchkey.example.javalin;

import org.jspecify.annotations.NullMarked;
