/** The adapter of Latchkey for the JDK's own {@code HttpServer}. */
@NullMarked
package dev.latchkey.jdkhttp;

import org.jspecify.annotations.NullMarked;
