/** The smallest program with Vert.x. */
@NullMarked
package dev.latchkey.example.first.vertx;

import org.jspecify.annotations.NullMarked;
