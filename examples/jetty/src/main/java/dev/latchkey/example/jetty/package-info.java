/** The four forms of protection in Jetty. */
@NullMarked
package dev.latchkey.example.jetty;

import org.jspecify.annotations.NullMarked;
