/** The smallest program with Jetty. */
@NullMarked
package dev.latchkey.example.first.jetty;

import org.jspecify.annotations.NullMarked;
