/** The four forms of protection in Vert.x. */
@NullMarked
package dev.latchkey.example.vertx;

import org.jspecify.annotations.NullMarked;
