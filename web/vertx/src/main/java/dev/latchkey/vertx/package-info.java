/** The adapter of Latchkey for Vert.x Web. */
@NullMarked
package dev.latchkey.vertx;

import org.jspecify.annotations.NullMarked;
