/** The four forms of protection in the JDK's {@code HttpServer}. */
@NullMarked
package dev.latchkey.example.jdk;

import org.jspecify.annotations.NullMarked;
